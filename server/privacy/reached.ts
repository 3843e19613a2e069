import type { RetentionRule } from '../../contract/retention.ts'
import { shownCustomerName } from '../customers/name.ts'
import { dayOf, today } from '../followups/due.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

type Rule = RetentionRule

/**
 * Customers that no rule reaches: they have come to a deal once, are held, or somebody of them has asked for something.
 * @param ahead days from now on: a hold that ends meanwhile doesn't count
 */
const exempt = (ahead: number) => sql`(
  c.stage = 'deal' or c.erased_at is not null
  or exists (select from stage_change s where s.customer_id = c.id and s.to_stage = 'deal')
  or exists (select from retention_hold h where h.customer_id = c.id and (h.until is null or h.until >= ${today} + ${ahead}::integer))
  or exists (select from privacy_request r where r.outcome is null and (r.customer_id = c.id
    or r.contact_id in (select k.id from contact k where k.customer_id = c.id))))`

/** @param ahead days from now on */
const before = (months: number, ahead: number) =>
  sql`(${today} + ${ahead}::integer - make_interval(months => ${months}))`

/** Since when nothing has happened. */
const lastSeen = sql`coalesce(c.last_follow_up_at, c.created_at)`
const lostSince = sql`greatest(${lastSeen}, coalesce((
  select max(s.at) from stage_change s where s.customer_id = c.id and s.to_stage = 'lost'), c.created_at))`

/** Whom a rule reaches, as `customer_id`, `contact_id`, `since`; from the day after so many months on. */
export function reached(
  { kind, months, step }: Pick<Rule, 'kind' | 'months' | 'step'>,
  ahead = 0,
): RawBuilder<unknown> {
  // Where all persons are erased already there is nobody left to erase.
  const somebody =
    step === 'erase'
      ? sql`(c.type = 'individual' or exists (select from contact k where k.customer_id = c.id and k.erased_at is null))`
      : sql`true`
  const alive = sql`c.deleted_at is null and ${somebody} and not ${exempt(ahead)}`
  switch (kind) {
    case 'prospects':
      return sql`
        select c.id as customer_id, null::bigint as contact_id, ${lastSeen} as since from customer c
        where ${alive} and c.stage = 'prospect' and ${dayOf(lastSeen)} < ${before(months, ahead)}
          and not exists (select from follow_up_plan p where p.customer_id = c.id and p.status = 'open')`
    case 'lost':
      return sql`
        select c.id as customer_id, null::bigint as contact_id, ${lostSince} as since from customer c
        where ${alive} and c.stage = 'lost' and ${dayOf(lostSince)} < ${before(months, ahead)}`
    case 'left':
      return sql`
        select c.id as customer_id, k.id as contact_id, k.left_on::timestamp at time zone 'UTC' as since
        from contact k join customer c on c.id = k.customer_id
        where ${alive} and k.deleted_at is null and k.erased_at is null and k.left_on < ${before(months, ahead)}`
  }
}

/** Rules that somebody has switched on. */
export const rulesOn = (database: Database): Promise<Rule[]> =>
  selectRows(
    database,
    sql`select kind, months, step, is_on as "isOn" from retention_rule where is_on order by kind`,
  )

/** Days for which owners are told before a rule reaches a customer of theirs. */
export const warnedDays = 7
const mostNamed = 5

/** Own customers that rules which are on will reach within days, for the workbench. */
export async function soonReached(
  database: Database,
  viewer: Viewer,
): Promise<{ count: number; rows: { id: number; name: string }[] }> {
  const rules = await rulesOn(database)
  if (rules.length === 0) return { count: 0, rows: [] }
  const found = sql`${sql.join(
    rules.map((rule) => sql`(${reached(rule, warnedDays)})`),
    sql` union all `,
  )}`
  const rows = await selectRows<{ id: number; type: 'company' | 'individual'; name: string; count: number }>(
    database,
    sql`
      select c.id, c.type, c.name, count(*) over ()::integer as count
      from ${seenBy(viewer, 'customer')} c
      where c.owner_id = ${viewer.userId}::bigint and c.id in (select r.customer_id from (${found}) r)
      order by c.id limit ${sql.lit(mostNamed)}`,
  )
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ id, type, name }) => ({ id, name: shownCustomerName(viewer, { type, name }) })),
  }
}
