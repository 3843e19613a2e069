import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import type { LoggedChanges } from './undo-log.ts'

type Record =
  | 'customer'
  | 'contact'
  | 'billing_profile'
  | 'delivery_address'
  | 'follow_up_plan'
  | 'customer_tag'
  | 'contact_tag'
  | 'customer_share'
type Row = { record: Record; record_id: number; changes: LoggedChanges }

/**
 * The log of each record from its first entry after the day on, the latest first. From that entry on by its number: one
 * who had to wait for another's edit over midnight wrote later than the clock of the entry says.
 */
export async function changesSince(database: Database, viewer: Viewer, customerId: number, end: string) {
  const rows = await selectRows<Row>(
    database,
    sql`
      with log as materialized (
        select h.id, h.at, h.record, h.record_id, h.changes from ${seenBy(viewer, 'change_log')} h
        where h.customer_id = ${customerId}::bigint and h.record <> 'follow_up'),
      first as (select record, record_id, min(id) as id from log where at >= ${end}::timestamptz group by 1, 2)
      select log.record, log.record_id, log.changes
      from log join first using (record, record_id) where log.id >= first.id order by log.id desc`,
  )
  const logs = Map.groupBy(rows, ({ record, record_id }) => `${record} ${record_id}`)
  return {
    of: (record: Record, id: number): LoggedChanges[] =>
      logs.get(`${record} ${id}`)?.map(({ changes }) => changes) ?? [],
    idsOf: (record: Record): number[] => [
      ...new Set(rows.filter((row) => row.record === record).map((row) => row.record_id)),
    ],
  }
}

export type LogSince = Awaited<ReturnType<typeof changesSince>>

/** Whose record is told as of which day, and to whom. */
export type AsOf = {
  viewer: Viewer
  customerId: number
  day: string
  today: string
  /** The instant at which the day ended. */
  end: string
  own: boolean
  log: LogSince
}
