import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { type Numbering, ruleOf } from './number.ts'

export type Entry = { departmentId: number; shortCode: string | null; numbering: Numbering }

/**
 * All that a new customer asks of its surroundings, in one round trip: the owner's department, the industry's short
 * code, the rule of numbers. The lock keeps the owner from moving to another department meanwhile.
 */
export async function readEntry(trx: Db, ownerId: number, industryId: number | null): Promise<Entry> {
  const { rows } = await sql<{
    departmentId: number
    shortCode: string | null
    template: string
    today: string
  }>`
    select o.department_id as "departmentId", (select short_code from industry where id = ${industryId}::bigint) as "shortCode",
      org.customer_number_rule as template, (now() at time zone org.time_zone)::date as today
    from user_account o, organisation org
    where o.id = ${ownerId}::bigint and o.status <> 'deactivated' for share of o`.execute(trx)
  if (!rows[0]) throw failure('customer.owner_inactive')
  const { departmentId, shortCode, template, today } = rows[0]
  if (industryId !== null && shortCode === null) throw invalid('industryId', 'reference')
  return { departmentId, shortCode, numbering: { rule: ruleOf(template), today } }
}
