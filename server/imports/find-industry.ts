import { failed, type Parsed, parsed } from '../../contract/values/parsed.ts'
import { industries, industryKey, parseIndustry } from '../values/industry.ts'

/** An entry of the organisation's own list; `gbCode` is a section or division of GB/T 4754-2017. */
export type IndustryChoice = { id: number; name: string; gbCode: string }

/**
 * The organisation's industry that a text means: by its own name first, then by what the text means in the standard,
 * where the list has that division or, coarser, its section. Where the list has several of one code it fails.
 */
export function findIndustry(list: readonly IndustryChoice[], text: string): Parsed<number> {
  const key = industryKey(text)
  const named = list.filter(({ name }) => industryKey(name) === key)
  if (named[0] && named.length === 1) return parsed(named[0].id)
  const standard = parseIndustry(text)
  if (!standard.ok) return failed(standard.reason)
  const { code } = standard.value
  for (const level of [code, industries.get(code)?.section]) {
    const fitting = list.filter(({ gbCode }) => gbCode === level)
    if (fitting[0] && fitting.length === 1) return parsed(fitting[0].id)
    if (fitting.length > 1) return failed('industry.ambiguous')
  }
  const finer = list.some(({ gbCode }) => industries.get(gbCode)?.section === code)
  return failed(finer ? 'industry.ambiguous' : 'industry.unknown')
}
