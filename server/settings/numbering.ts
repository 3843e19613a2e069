import type { NumberingTold } from '../../contract/settings.ts'
import { numberingPresets } from '../../contract/values/numbering.ts'
import { industryPart, nextNumber, ruleOf } from '../customers/number.ts'
import type { Db } from '../platform/database.ts'
import { listIndustries, readToday } from './queries.ts'

/** The numbers due next, by the rule in force and by each that could be picked instead. */
export async function tellNumbering(db: Db, rule: string): Promise<NumberingTold> {
  const [today, industries] = await Promise.all([readToday(db), listIndustries(db)])
  const industry = industries.find(({ active }) => active)
  const code = industryPart('company', industry?.shortCode ?? null)
  const rules = [...new Set([rule, ...numberingPresets])]
  const next = await Promise.all(
    rules.map(async (one) => ({
      rule: one,
      number: await nextNumber(db, { rule: ruleOf(one), today }, code),
    })),
  )
  return { today, industry: { code, name: industry?.name ?? null }, next }
}
