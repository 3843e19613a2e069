import type { NumberingTold } from '../../contract/settings.ts'
import { parseNumberingRule, showNumber } from '../../contract/values/numbering.ts'

/**
 * What a rule makes: of those that the server counted the number that is due, of one that is being typed the first; null
 * where it is no rule.
 */
export function numberExample(
  { today, industry, next }: NumberingTold,
  rule: string,
): { number: string; isDue: boolean } | null {
  const due = next.find((one) => one.rule === rule)
  if (due) return { number: due.number, isDue: true }
  const parsed = parseNumberingRule(rule)
  if (!parsed.ok) return null
  return { number: showNumber(parsed.value, { date: today, industry: industry.code }, 1), isDue: false }
}
