import type { Department } from '../../contract/people.ts'

/** A department with what is below it; `depth` 0 at the top. */
export type Branch = { department: Department; depth: number; path: string }

/** The flat list in the order of the tree, each with its path `销售部 / 华东组`. */
export function inTreeOrder(departments: readonly Department[]): Branch[] {
  const below = new Map<number | null, Department[]>()
  for (const department of departments) {
    const siblings = below.get(department.parentId) ?? []
    below.set(department.parentId, [...siblings, department])
  }
  const walk = (parentId: number | null, depth: number, above: string): Branch[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.id - b.id)
      .flatMap((department) => {
        const path = above ? `${above} / ${department.name}` : department.name
        return [{ department, depth, path }, ...walk(department.id, depth + 1, path)]
      })
  return walk(null, 0, '')
}

/** The department and all below it: what it can't be moved into, and whose people are shown with it. */
export function withBelow(departments: readonly Department[], id: number): Set<number> {
  const found = new Set([id])
  for (const { department } of inTreeOrder(departments)) {
    if (department.parentId !== null && found.has(department.parentId)) found.add(department.id)
  }
  return found
}
