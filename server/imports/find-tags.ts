import type { ErrorData } from '../../contract/errors.ts'
import { labelKey } from '../../contract/values/customText.ts'

/** A tag that customers can have. */
export type TagChoice = { id: number; name: string; groupId: number; group: string; exclusive: boolean }

export type FoundTags = { ok: true; ids: number[] } | { ok: false; code: string; data?: ErrorData }

/** How a tag is written whose name another group has too. */
export const tagInGroup = (group: string, name: string) => `${group}：${name}`

/** Words and what stands between them, so an odd number: beyond, nothing is put together any more. */
const mostPieces = 19

/** The tags that a text lists: existing ones, by name or, where several groups have it, by group and name. */
export function findTags(list: readonly TagChoice[], text: string): FoundTags {
  const byKey = Map.groupBy(
    list.flatMap((tag) => [
      { key: labelKey(tag.name), tag },
      { key: labelKey(tagInGroup(tag.group, tag.name)), tag },
    ]),
    ({ key }) => key,
  )
  const chosen = new Map<number, TagChoice>()
  for (const word of wordsIn(text, (word) => byKey.has(labelKey(word)))) {
    const [found, ...others] = byKey.get(labelKey(word)) ?? []
    if (!found) return { ok: false, code: 'tag.unknown', data: { word: word.slice(0, 50) } }
    if (others.length > 0) return { ok: false, code: 'tag.ambiguous', data: { word, group: found.tag.group } }
    chosen.set(found.tag.id, found.tag)
  }
  const single = [...chosen.values()].filter(({ exclusive }) => exclusive)
  if (new Set(single.map(({ groupId }) => groupId)).size < single.length)
    return { ok: false, code: 'tag.exclusive' }
  return chosen.size === 0
    ? { ok: false, code: 'tag.unknown', data: { word: text.trim().slice(0, 50) } }
    : { ok: true, ids: [...chosen.keys()] }
}

/** Names may hold what stands between them: the longest that is known is taken whole. */
function wordsIn(text: string, isKnown: (word: string) => boolean): string[] {
  const pieces = text.split(/([、，,;；/\r\n])/u)
  const words: string[] = []
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + mostPieces)
    while (to > from + 1 && !isKnown(pieces.slice(from, to).join(''))) to -= 2
    const word = pieces.slice(from, to).join('').trim()
    if (word !== '') words.push(word)
    from = to + 1
  }
  return words
}
