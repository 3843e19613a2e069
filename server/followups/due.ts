import type { RawBuilder } from 'kysely'
import type { Within } from '../../contract/customer-filter.ts'
import { sql } from '../platform/database.ts'

/** Days and weeks of people begin at midnight in the organisation's time zone, weeks on Monday. */
const zone = sql`(select time_zone from organisation)`
const here = sql`now() at time zone ${zone}`

export const today = sql`(${here})::date`
/** What asks somebody for an answer gets one within three days (DOMAIN §4). */
export const answerDue = sql`(${today} + 3)`
export const todayEnd = sql`((date_trunc('day', ${here}) + interval '1 day') at time zone ${zone})`
export const weekEnd = sql`((date_trunc('week', ${here}) + interval '7 days') at time zone ${zone})`
export const weekLastDay = sql`(date_trunc('week', ${here}) + interval '6 days')::date`

/** A value, or what stands for it in a statement. */
type Given = string | RawBuilder<unknown>

/** The first instant that is no longer this day. */
export const endOf = (day: Given) => sql`((${day}::date + 1)::timestamp at time zone ${zone})`

/** The first instant of this day. */
export const startOf = (day: Given) => sql`((${day}::date)::timestamp at time zone ${zone})`

/** The day that an instant falls on. */
export const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone ${zone})::date`

/** When a plan is due: at its time, or in the last microsecond of its day. */
export const dueAt = ({ on, time }: { on: Given; time: Given | null }) =>
  time === null
    ? sql`(${endOf(on)} - interval '1 microsecond')`
    : sql`((${on}::date + ${time}::time) at time zone ${zone})`

const lengths = {
  week: sql`interval '7 days'`,
  month: sql`interval '1 month'`,
  quarter: sql`interval '3 months'`,
  year: sql`interval '1 year'`,
}

/** The first day of the unit so many away from the one that today is in. */
const firstDayOf = (unit: Within['unit'], away: number): RawBuilder<unknown> =>
  unit === 'day'
    ? sql`(${today} + ${away}::integer)`
    : sql`(date_trunc(${sql.lit(unit)}, ${today}::timestamp) + ${away}::integer * ${lengths[unit]})::date`

/** Both ends of a stretch of units, null where it is open. */
export const firstAndLastDay = ({ unit, from, to }: Within) => ({
  first: from === undefined ? null : firstDayOf(unit, from),
  last: to === undefined ? null : sql`(${firstDayOf(unit, to + 1)} - 1)`,
})
