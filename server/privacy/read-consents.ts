import type { readConsents as endpoint } from '../../contract/consents.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, mayAtAll, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'

type Consents = ResultOf<typeof endpoint>

/** With what was withdrawn and lifted, the latest first. Words are shown to who sees the person in clear. */
export async function readConsents(database: Database, viewer: Viewer, contactId: number): Promise<Consents> {
  const [contact] = await selectRows<{
    id: number
    ownerId: number | null
    departmentId: number
    isErased: boolean
  }>(
    database,
    sql`
      select c.id, c.owner_id as "ownerId", c.department_id as "departmentId", k.erased_at is not null as "isErased"
      from ${seenBy(viewer, 'contact')} k join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.id = ${contactId}::bigint`,
  )
  if (!contact) throw failure('record.not_found')
  const person = (user: 'u' | 'w') =>
    sql`case when ${sql.ref(`${user}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${user}.id`)}, 'name', ${sql.ref(`${user}.name`)}) end`
  const consents = await selectRows<Consents['consents'][number]>(
    database,
    sql`
      select n.id, jsonb_build_object('id', p.id, 'name', p.name, 'isMarketing', p.is_marketing) as purpose, n.basis,
        n.given_on as "givenOn", n.way, n.proof, n.noted_at as "notedAt", n.withdrawn_on as "withdrawnOn",
        case when f.id is not null then jsonb_build_object('id', f.id, 'name', f.name) end as file,
        ${person('u')} as "notedBy", ${person('w')} as "withdrawnBy"
      from ${hangingOnSeen('consent')} n join privacy_purpose p on p.id = n.purpose_id
      left join ${seenBy(viewer, 'file')} f on f.id = n.file_id
      left join user_account u on u.id = n.noted_by left join user_account w on w.id = n.withdrawn_by
      where n.contact_id = ${contactId}::bigint order by n.withdrawn_on is not null, n.id desc`,
  )
  const doNotContact = await selectRows<Consents['doNotContact'][number]>(
    database,
    sql`
      select b.id, b.channels, b.since, b.reason, b.noted_at as "notedAt", b.lifted_at as "liftedAt",
        ${person('u')} as "notedBy", ${person('w')} as "liftedBy"
      from (select * from ${hangingOnSeen('do_not_contact')} o where o.contact_id = ${contactId}::bigint
        union select * from marks_of(${contactId}::bigint)) b
      left join user_account u on u.id = b.noted_by left join user_account w on w.id = b.lifted_by
      order by b.lifted_at is not null, b.id desc`,
  )
  const own = contact.ownerId === viewer.userId
  const seesWords = isClear(levelOf(viewer, 'contact.name', own))
  return {
    consents: seesWords ? consents : consents.map((one) => ({ ...one, proof: null, file: null })),
    doNotContact: seesWords ? doNotContact : doNotContact.map((one) => ({ ...one, reason: null })),
    can: {
      edit: !contact.isErased && mayAtAll(viewer, 'contact.edit') && mayTo(viewer, 'contribute', contact),
    },
  }
}
