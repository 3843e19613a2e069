import type { FindingKind } from '../../../contract/check-up.ts'
import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { type Db, sql } from '../../platform/database.ts'

type Case = {
  draft?: Partial<CustomerDraft>
  /** What only old data or an instant of long ago can be. */
  alter?: (db: Db, id: number) => Promise<unknown>
  /** Another customer, entered besides. */
  other?: Partial<CustomerDraft>
  alterOther?: (db: Db, id: number) => Promise<unknown>
}
export type Row = [kind: FindingKind, what: string, has: boolean, one: Case]

export const contact = (...phones: string[]) => [{ name: '赵明', phones }]
export const set = (assignments: string) => (db: Db, id: number) =>
  sql`update customer set ${sql.raw(assignments)} where id = ${id}`.execute(db)
export const setContact = (assignments: string) => (db: Db, id: number) =>
  sql`update contact set ${sql.raw(assignments)} where customer_id = ${id}`.execute(db)
export const setPhone = (e164: string) => (db: Db, id: number) =>
  sql`update contact_phone set e164 = ${e164} where customer_id = ${id}`.execute(db)
/** The last follow-up, so many days before today's midnight where the organisation is, and a little later. */
export const lastFollowUp =
  (days: number, later = "'0'") =>
  (db: Db, id: number) =>
    sql`update customer set last_follow_up_at =
      (((now() at time zone (select time_zone from organisation))::date - ${days}::integer)::timestamp
        at time zone (select time_zone from organisation)) + interval ${sql.raw(later)} where id = ${id}`.execute(
      db,
    )
export const inTrash = set('deleted_at = now()')
export const named = (name: string) => ({ name, isAnother: true })
