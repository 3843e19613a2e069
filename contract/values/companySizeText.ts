import { failed, type Parsed, parsed } from './parsed.ts'
import { plainText } from './plainText.ts'
import { parseHeadcount, parseMoneyRange, type Range } from './range.ts'

/** What a size column holds; null where the text doesn't mention it. 人 and fen. */
export type CompanySizeText = { headcount: Range | null; revenue: Range | null; assets: Range | null }

const partBreak =
  /[;/()\n、]|,(?!\d{3}(?!\d))|(?<!\d),|(?<=人)\s*(?=年|营)|\s*(?=(?:年营|年收|年销|年产值|总资产|资产总额))/u

/**
 * "500-1000人，年营收5-10亿" or "100-500人(年营收5000万-1亿元)" into its parts. A part that is neither people,
 * revenue nor assets fails, and so does one that stands twice.
 */
export function parseCompanySizeText(text: string): Parsed<CompanySizeText> {
  const parts = plainText(text)
    .split(partBreak)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) return failed('value.empty')
  const found: CompanySizeText = { headcount: null, revenue: null, assets: null }
  for (const part of parts) {
    const kind = kindOf(part)
    if (!kind) return failed('range.part_unknown')
    if (found[kind]) return failed('range.part_twice')
    const range = kind === 'headcount' ? parseHeadcount(part) : parseMoneyRange(part)
    if (!range.ok) return range
    found[kind] = range.value
  }
  return parsed(found)
}

function kindOf(part: string): keyof CompanySizeText | null {
  if (/资产/u.test(part)) return 'assets'
  if (/营|收入|销售|产值|流水/u.test(part)) return 'revenue'
  if (/人(?!民)|员工|名|职工/u.test(part)) return 'headcount'
  return /[元万亿¥]/u.test(part) ? 'revenue' : null
}
