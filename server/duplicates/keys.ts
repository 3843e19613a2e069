import { normaliseCompanyName, splitCompanyName } from '../values/name.ts'
import { pinyinOf } from '../values/pinyin.ts'

/** Shorter cores are read alike, or begin alike, by chance: 恒力 and 恒利 are two companies. Letters say less than characters. */
export const leastAlike = { characters: 4, letters: 8 }

export type NameKeys = { name_key: string | null; name_region: string | null; name_sound: string | null }

/**
 * By what a name is compared with others. The key is its core without region and legal suffix, the branch after a slash;
 * the sound is that of the key, null where it says too little. Null for a name of signs alone.
 */
export function nameKeys(name: string): NameKeys {
  if (normaliseCompanyName(name) === '') return { name_key: null, name_region: null, name_sound: null }
  const { core, branch, region } = splitCompanyName(name)
  const key = branch ? `${core}/${branch}` : core
  return { name_key: key, name_region: region, name_sound: saysEnough(core) ? soundOf(core, branch) : null }
}

const soundOf = (core: string, branch: string) =>
  branch ? `${pinyinOf(core).full}/${branch}` : pinyinOf(core).full || null

export function saysEnough(core: string): boolean {
  const least = /\p{Script=Han}/u.test(core) ? leastAlike.characters : leastAlike.letters
  return [...core].length >= least
}

/** By how many characters a similar name may go on: 恒力机械, 恒力机械制造. */
export const mostMore = 4

/** Beginnings of a key that another, shorter name may have; none of a branch. */
export function beginnings(key: string): string[] {
  if (key.includes('/')) return []
  const letters = [...key]
  return Array.from({ length: mostMore }, (_, less) =>
    letters.slice(0, letters.length - 1 - less).join(''),
  ).filter(saysEnough)
}
