import { startOf, today } from '../followups/due.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

const firstDay = (unit: 'month' | 'quarter') => sql`date_trunc(${sql.lit(unit)}, ${today}::timestamp)::date`

export const monthStart = startOf(firstDay('month'))
export const quarterDay = firstDay('quarter')
export const quarterStart = startOf(quarterDay)
/** Until when a department has looked through its customers. */
export const quarterLastDay = sql`((${quarterDay} + interval '3 months')::date - 1)`
export const isInLastMonth = (day: RawBuilder<unknown>) => sql`(extract(month from ${day})::integer % 3 = 0)`

/** Customers `c` whose data is checked regularly: entered, and not lost. */
export const isActive = sql`(c.review_status = 'approved' and c.stage <> 'lost')`

/** Whether anybody confirmed the data of customer `c` since; one that came since then was looked at as it came. */
export const isCheckedSince = (start: RawBuilder<unknown>) => sql`(c.created_at >= ${start} or exists (
  select from ${hangingOnSeen('data_check')} checked where checked.customer_id = c.id and checked.at >= ${start}))`

/** The same the other way round, in the form that PostgreSQL answers by one join: by hand, since it doesn't see through a `not`. */
export const isUncheckedSince = (
  start: RawBuilder<unknown>,
  checks: RawBuilder<unknown> = hangingOnSeen('data_check'),
) => sql`(c.created_at < ${start} and not exists (
  select from ${checks} checked where checked.customer_id = c.id and checked.at >= ${start}))`

/** Whether the owner's monthly check of customer `c` is due (DOMAIN §2); of the stages that the organisation chose. */
export const isCheckDue = sql`(
  (select o.check_monthly from organisation o) and c.review_status = 'approved'
  and c.stage = any(array(select unnest(o.check_stages) from organisation o)) and ${isUncheckedSince(monthStart)})`
