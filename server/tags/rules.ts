import type { TagChanges } from '../../contract/tags.ts'
import { Failure } from '../platform/errors.ts'
import type { Held } from './held.ts'

export type KnownTag = {
  id: number
  groupId: number
  exclusive: boolean
  offered: boolean
  appliesTo: 'customer' | 'contact' | 'both'
}

/**
 * What is asked for makes sense: tags that exist, are offered for such records, one per exclusive group, none both added
 * and removed. @returns the exclusive groups, of which the tags there before go
 * @throws input.invalid naming each wrong one
 */
export function checkedChanges(
  held: Held,
  { add, remove }: TagChanges,
  known: readonly KnownTag[],
): number[] {
  const byId = new Map(known.map((tag) => [tag.id, tag]))
  const problems: { path: string; code: string }[] = []
  const groups = new Map<number, number>()
  for (const [index, id] of add.entries()) {
    const tag = byId.get(id)
    const path = `add.${index}`
    if (!tag) problems.push({ path, code: 'reference' })
    else if (remove.includes(id)) problems.push({ path, code: 'tag.added_and_removed' })
    else if (!tag.offered || (tag.appliesTo !== 'both' && tag.appliesTo !== held))
      problems.push({ path, code: 'tag.not_offered' })
    else if (tag.exclusive && (groups.get(tag.groupId) ?? id) !== id)
      problems.push({ path, code: 'tag.exclusive' })
    else if (tag.exclusive) groups.set(tag.groupId, id)
  }
  if (problems.length > 0) throw new Failure('input.invalid', { fields: problems })
  return [...groups.keys()]
}
