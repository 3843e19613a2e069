/** Fewer letters are like too many names. */
const fewest = 4
/** More letters are no name that somebody typed wrong once, and each letter costs more to try. */
const most = 24
/** Each is a look-up in the index, of some 0.06 ms where no name is spelt like that. */
const mostTried = 80

/**
 * How pinyin may have been meant that was typed with a slip: a sound that many don't tell apart (zh z, ch c, sh s, n l, -ang
 * -an, -eng -en, -ing -in; two of them at most), two letters swapped, or one missing. Only what can be read as pinyin; the
 * likeliest first. Nothing for fewer than four letters.
 */
export function otherSpellings(letters: string): string[] {
  if (!/^[a-z]+$/.test(letters) || letters.length < fewest || letters.length > most) return []
  const once = confused(letters)
  const meant = [...once, ...swapped(letters), ...once.flatMap(confused), ...completed(letters)]
  return [...new Set(meant)]
    .filter((spelling) => spelling !== letters && isPinyin(spelling))
    .slice(0, mostTried)
}

/** A place where the ear errs, and what may be meant there instead. */
const confusions: readonly [RegExp, (found: string) => string][] = [
  [/[zcs]h?(?=[aeiou])/g, (found) => (found.endsWith('h') ? found.slice(0, 1) : `${found}h`)],
  [/[nl](?=[aeiouv])/g, (found) => (found === 'n' ? 'l' : 'n')],
  [/(?<=[aei])ng?(?![aeiouv])/g, (found) => (found === 'n' ? 'ng' : 'n')],
  // Before a vowel the g may begin the next syllable: chang'an, dan'gao.
  [/(?<=[aei])ng(?=[aeiou])/g, () => 'n'],
]

const confused = (letters: string): string[] =>
  confusions.flatMap(([place, other]) =>
    [...letters.matchAll(place)].map(
      ({ 0: found, index }) => letters.slice(0, index) + other(found) + letters.slice(index + found.length),
    ),
  )

const swapped = (letters: string): string[] =>
  [...letters.slice(1)].map(
    (second, index) => letters.slice(0, index) + second + letters[index] + letters.slice(index + 2),
  )

/** Inside only: what is missing at an end is missing from no part of a name. */
const completed = (letters: string): string[] =>
  [...letters.slice(1)].flatMap((_, index) =>
    [...'ghnaioeuszcbpmfdtlkjqxrywv'].map(
      (missing) => letters.slice(0, index + 1) + missing + letters.slice(index + 1),
    ),
  )

const initial = '(?:[zcs]h?|[bpmfdtnlgkhjqxryw])'
const syllable = new RegExp(
  `^(?:${initial}(?:i?ang|i?ong|uang|eng|ing|iao|u?ai|[iu]?an|ei|ui|ao|ou|iu|ie|[uv]e|en|in|un|[iu]?a|uo|[oeiuv])|ang|a[ino]?|ou?|e[inr]?)$`,
)
const begun = new RegExp(`^(?:${initial}(?:i?on)?)?$`)
const longest = 'zhuang'.length

/** Whole syllables, the last one perhaps only begun. */
function isPinyin(letters: string): boolean {
  const ends = new Set([0])
  for (let at = 0; at < letters.length; at++) {
    if (!ends.has(at)) continue
    for (let length = 1; length <= longest; length++)
      if (syllable.test(letters.slice(at, at + length))) ends.add(Math.min(at + length, letters.length))
  }
  return [...ends].some((end) => begun.test(letters.slice(end)))
}
