import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type { listMarks as endpoint, Mark, MarkableField } from '../../contract/verification.ts'
import { facing } from '../customers/name.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { isCheckDue } from './due.ts'
import { mayMark } from './policy.ts'

type Row = {
  id: number
  field: MarkableField
  contactId: number | null
  phoneId: number | null
  how: Mark['how']
  reason: Mark['reason']
  on: string
  actorId: number
  actorName: string
  proof: string | null
  fileId: number | null
  fileName: string | null
}

/** Of a mark `m`: whether the contact that it is about is still there. */
export const isOfSomebodyThere = sql`(m.contact_id is null or exists (
  select from ${hangingOnSeen('contact')} k where k.id = m.contact_id and k.deleted_at is null and k.left_on is null))`

/** Of a mark `m`: not of a field that is hidden, of which nothing is told. */
export function isOfShownField(viewer: Viewer): RawBuilder<unknown> {
  const hidden = [...viewer.levels].flatMap(([field, level]) => (level === 'hidden' ? [field] : []))
  return hidden.length === 0 ? sql`true` : sql`m.field <> all(${hidden}::text[])`
}

/** The marks of a customer and its contacts, with the field that they are about (DOMAIN §2): of a hidden one nothing. */
export async function listMarks(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof endpoint>> {
  const customer = await requireCustomer(database, viewer, customerId)
  const [rows, [check]] = await Promise.all([
    selectRows<Row>(
      database,
      sql`
        select m.id, m.field, m.contact_id as "contactId", m.phone_id as "phoneId", m.how, m.reason,
          m.verified_on as on, m.actor_id as "actorId", u.name as "actorName", m.proof, f.id as "fileId", f.name as "fileName"
        from ${seenBy(viewer, 'field_mark')} m
        join user_account u on u.id = m.actor_id
        left join ${seenBy(viewer, 'file')} f on f.id = m.file_id and f.customer_id = m.customer_id
        where m.customer_id = ${customerId}::bigint and ${isOfShownField(viewer)}
        order by m.id`,
    ),
    selectRows<{ at: string | null; actorId: number; actorName: string; via: 'mark'; isDue: boolean }>(
      database,
      sql`
        select d.at, d.actor_id as "actorId", u.name as "actorName", d.via, ${isCheckDue} as "isDue"
        from ${seenBy(viewer, 'customer')} c
        left join ${hangingOnSeen('data_check')} d on d.customer_id = c.id left join user_account u on u.id = d.actor_id
        where c.id = ${customerId}::bigint`,
    ),
  ])
  const facingIt = facing(viewer, customer)
  const isTold = (field: string) => isClear(levelOf(facingIt, field as GuardedField, isOwn(viewer, customer)))
  return {
    rows: rows.map(({ actorId, actorName, fileId, fileName, ...row }) => ({
      ...row,
      proof: isTold(row.field) ? row.proof : null,
      actor: { id: actorId, name: actorName },
      file: fileId !== null && fileName !== null && isTold(row.field) ? { id: fileId, name: fileName } : null,
    })),
    checked: check?.at
      ? { at: check.at, actor: { id: check.actorId, name: check.actorName }, via: check.via }
      : null,
    isDue: check?.isDue ?? false,
    can: {
      mark: mayMark(viewer, 'customer.name', customer),
      markContacts: mayMark(viewer, 'contact.name', customer),
    },
  }
}
