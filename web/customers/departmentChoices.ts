import type { Department } from '../../contract/people.ts'

/** The tree as a flat list for a picker, each level moved in by one wide space. */
export function departmentChoices(
  departments: readonly Pick<Department, 'id' | 'parentId' | 'name' | 'position'>[],
  parentId: number | null = null,
  depth = 0,
): { value: number; label: string }[] {
  return departments
    .filter((department) => department.parentId === parentId)
    .toSorted((a, b) => a.position - b.position || a.id - b.id)
    .flatMap(({ id, name }) => [
      { value: id, label: `${'\u3000'.repeat(depth)}${name}` },
      ...departmentChoices(departments, id, depth + 1),
    ])
}
