import { industries, industryKey, parseIndustry } from '../values/industry.ts'
import { coarser, findIndustry, type IndustryChoice, isBelow } from './find-industry.ts'
import { nearest } from './near-words.ts'

const between = /[、，,;；/／|｜\s()（）和及与]+/u
const standard = [...industries.values()].map(({ code, name }) => ({
  words: [industryKey(name)],
  meant: code,
}))

/**
 * Industries of the organisation's list that a refused text can mean, the likelier first: what one part of it says, own
 * names that are in it, what the standard makes of it, then names that look alike.
 */
export function proposeIndustries(list: readonly IndustryChoice[], text: string): string[] {
  const key = industryKey(text)
  const parts = text.split(between).filter((part) => part !== '' && part !== text)
  const said = parts.flatMap((part) => {
    const found = findIndustry(list, part)
    return found.ok ? list.filter(({ id }) => id === found.value) : []
  })
  const named = nearest(
    key,
    list.map((meant) => ({ words: [industryKey(meant.name)], meant })),
  )
  const read = parseIndustry(text)
  const codes = read.ok ? [read.value.code] : (read.candidates ?? []).map(({ code }) => code)
  const known = codes.length > 0 ? codes : nearest(key, standard).map(({ meant }) => meant)
  const ranked = [
    ...said,
    ...named
      .filter(({ meant, likeness }) => likeness > sure && isFine(meant.gbCode))
      .map(({ meant }) => meant),
    ...known.flatMap((code) => ofCode(list, code)),
    ...named.map(({ meant }) => meant),
  ]
  return [...new Set(ranked.map(({ name }) => name))]
}

/** From here on a name stands in the text, or all but stands there. */
const sure = 0.7

const isFine = (code: string) => code.length > 1

/** Those of the code, else of its section; for one without an entry of its own, all of its parts. */
function ofCode(list: readonly IndustryChoice[], code: string): IndustryChoice[] {
  for (const level of coarser(code)) {
    const fitting = list.filter(({ gbCode }) => gbCode === level)
    if (fitting.length > 0) return fitting
  }
  return list.filter(({ gbCode }) => isBelow(gbCode, code))
}
