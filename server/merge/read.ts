import type { Customer } from '../../contract/customers.ts'
import type { ReviewStatus } from '../../contract/reviews.ts'
import { contactNow, customerNow } from '../customers/logged-fields.ts'
import type { Values } from '../customers/undo-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'

/** A customer that is to become one with others, its fields named and shaped as in the change log. */
export type Merging = {
  id: number
  number: string | null
  reviewStatus: ReviewStatus
  type: Customer['type']
  name: string
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  departmentName: string
  createdAt: string
  version: number
  /** The number of its last contact. */
  lastOrdinal: number
  noNextReason: string | null
  noNextWords: string | null
  fields: Values
  /** When each field was written last; those that nobody changed are as old as the customer. */
  changedAt: Record<string, string>
}

/** In the order of their ids. @throws record.not_found where the viewer doesn't see one of them */
export async function readMerging(db: Db, viewer: Viewer, ids: readonly number[]): Promise<Merging[]> {
  const { rows } = await sql<Merging>`
    select c.id, c.number, c.review_status as "reviewStatus", c.type, c.name, c.owner_id as "ownerId", o.name as "ownerName", c.department_id as "departmentId",
      d.name as "departmentName", c.created_at as "createdAt", c.version, c.last_contact_ordinal as "lastOrdinal",
      c.no_next_reason as "noNextReason", c.no_next_words as "noNextWords", ${customerNow} as fields,
      (select coalesce(jsonb_object_agg(w.field, w.at), '{}') from (
        select f.field, max(l.at) as at from ${hangingOnSeen('change_log')} l, jsonb_object_keys(l.changes) as f(field)
        where l.customer_id = c.id and l.record = 'customer' group by 1) w) as "changedAt"
    from ${seenBy(viewer, 'customer')} c
    join department d on d.id = c.department_id left join user_account o on o.id = c.owner_id
    where c.id = any(${ids}::bigint[]) order by c.id`.execute(db)
  if (rows.length !== new Set(ids).size) throw failure('record.not_found')
  return rows
}

/** A contact of one of them, its fields and phones as in the change log. */
export type MergingContact = {
  id: number
  customerId: number
  nameNorm: string
  fields: Values
}

/** Those of the one that stays come first. */
export async function readContacts(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
  keepId: number,
): Promise<MergingContact[]> {
  const { rows } = await sql<MergingContact>`
    select k.id, k.customer_id as "customerId", k.name_norm as "nameNorm", ${contactNow} as fields
    from ${seenBy(viewer, 'contact')} k where k.customer_id = any(${ids}::bigint[])
    order by k.customer_id <> ${keepId}::bigint, k.customer_id, k.ordinal`.execute(db)
  return rows
}
