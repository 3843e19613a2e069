import type { Contact } from '../../contract/contacts.ts'
import { maskMail, maskPhone } from '../../contract/values/mask.ts'
import { contactNumber } from '../../contract/values/numbering.ts'
import { type Phone, showPhone } from '../../contract/values/phone.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, mayAtAll, seenBy, type Viewer } from '../platform/visibility.ts'

type Row = {
  id: number
  customer_id: number
  ordinal: number
  customer_number: string
  owner_id: number | null
  phones: Phone[] | null
} & Omit<Contact, 'id' | 'number' | 'phones' | 'masked' | 'can'>

const columns = sql`
  k.id, k.customer_id, k.ordinal, k.name, k.job_title as "jobTitle", k.email, k.wechat, k.relation,
  k.preferred_channels as "preferredChannels", k.good_hours as "goodHours", k.influence, k.attitude,
  k.reports_to_id as "reportsToId", k.is_primary as "isPrimary", k.left_on as "leftOn", k.remark, k.version,
  c.number as customer_number, c.owner_id,
  (select jsonb_agg(jsonb_build_object('kind', p.kind, 'e164', p.e164, 'extension', p.extension) order by p.position)
   from ${hangingOnSeen('contact_phone')} p where p.contact_id = k.id) as phones`

/** Contacts of a customer that the viewer sees, masked unless the customer is the viewer's own (DOMAIN §1). */
export async function listContacts(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<Contact[]> {
  const rows = await selectRows<Row>(
    database,
    sql`
      select ${columns} from ${seenBy(viewer, 'contact')} k
      join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.customer_id = ${customerId}::bigint
      order by k.is_primary desc, k.left_on is not null, k.ordinal`,
  )
  return rows.map((row) => asContact(viewer, row))
}

/** Phones, mail and WeChat in clear, for the one action that records who looked. */
export async function findContactInClear(database: Database, viewer: Viewer, id: number) {
  const [row] = await selectRows<Row>(
    database,
    sql`
      select ${columns} from ${seenBy(viewer, 'contact')} k
      join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.id = ${id}::bigint`,
  )
  return row
    ? {
        customerId: row.customer_id,
        phones: shownPhones(row.phones, false),
        email: row.email,
        wechat: row.wechat,
      }
    : null
}

function asContact(
  viewer: Viewer,
  { customer_id: _, ordinal, customer_number, owner_id, phones, ...row }: Row,
): Contact {
  const masked = owner_id !== viewer.userId
  return {
    ...row,
    number: contactNumber(customer_number, ordinal),
    phones: shownPhones(phones, masked),
    email: masked && row.email ? maskMail(row.email) : row.email,
    wechat: masked && row.wechat ? maskText(row.wechat) : row.wechat,
    masked,
    can: {
      edit: mayAtAll(viewer, 'contact.edit'),
      delete: mayAtAll(viewer, 'contact.delete'),
      reveal: masked && mayAtAll(viewer, 'contact.reveal'),
    },
  }
}

const maskText = (text: string) => `${[...text][0] ?? ''}***`

/** `dial` is what a phone can be told to call: number, pause, extension. */
export const shownPhones = (phones: Phone[] | null, masked: boolean) =>
  (phones ?? []).map((phone) => ({
    kind: phone.kind,
    shown: masked ? maskPhone(phone.e164) : showPhone(phone),
    dial: masked ? null : phone.extension === null ? phone.e164 : `${phone.e164},${phone.extension}`,
  }))
