import { failed, type Parsed, parsed } from '../../contract/values/parsed.ts'
import { industryKey, parseIndustry, sectionOf } from '../values/industry.ts'

/** An entry of the organisation's own list; `gbCode` is a section, division or group of GB/T 4754-2017. */
export type IndustryChoice = { id: number; name: string; gbCode: string }

/**
 * The organisation's industry that a text means: by its own name first, then by what the text means in the standard,
 * where the list has that code or a coarser one. Where the list has several of one code it fails.
 */
export function findIndustry(list: readonly IndustryChoice[], text: string): Parsed<number> {
  const key = industryKey(text)
  const named = list.filter(({ name }) => industryKey(name) === key)
  if (named[0] && named.length === 1) return parsed(named[0].id)
  const standard = parseIndustry(text)
  if (!standard.ok) return failed(standard.reason)
  const { code } = standard.value
  for (const level of coarser(code)) {
    const fitting = list.filter(({ gbCode }) => gbCode === level)
    if (fitting[0] && fitting.length === 1) return parsed(fitting[0].id)
    if (fitting.length > 1) return failed('industry.ambiguous')
  }
  const finer = list.some(({ gbCode }) => isBelow(gbCode, code))
  return failed(finer ? 'industry.ambiguous' : 'industry.unknown')
}

/** The code itself, its division and its section. */
export const coarser = (code: string) => [...new Set([code, code.slice(0, 2), sectionOf(code)])]

/** Whether a code is a part of a coarser one. */
export const isBelow = (code: string, above: string): boolean =>
  code !== above && (code.startsWith(above) || sectionOf(code) === above)
