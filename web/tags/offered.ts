import type { TagGroup } from '../../contract/tags.ts'

/** The groups that are offered for such records, with their tags that are, narrowed to what is looked for. */
export function offeredGroups(
  groups: readonly TagGroup[],
  target: 'customer' | 'contact',
  q: string,
): TagGroup[] {
  const wanted = q.trim().toLowerCase()
  return groups
    .filter(({ active, appliesTo }) => active && (appliesTo === 'both' || appliesTo === target))
    .map((group) => ({
      ...group,
      tags: group.tags.filter(
        ({ active, name }) =>
          active && (name.toLowerCase().includes(wanted) || group.name.toLowerCase().includes(wanted)),
      ),
    }))
    .filter(({ tags }) => tags.length > 0)
}
