import type { Contact } from '../../contract/contacts.ts'
import { contactNumber } from '../../contract/values/numbering.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { restrictedLevels } from '../platform/fields.ts'
import { hangingOnSeen, mayAtAll, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { shownTags } from '../tags/queries.ts'
import { type KeptPhone, maskedFields, shownContact, shownPhones } from './fields.ts'

type Row = {
  id: number
  customer_id: number
  ordinal: number
  customer_number: string | null
  owner_id: number | null
  department_id: number
  phones: KeptPhone[] | null
  isErased: boolean
} & Omit<Contact, 'id' | 'number' | 'phones' | 'fields' | 'can'>

/** The latest of each purpose, standing ones first. */
const consentsOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('purpose', s.name, 'basis', s.basis, 'isWithdrawn', s.withdrawn)
    order by s.withdrawn, s.position), '[]')
  from (
    select distinct on (n.purpose_id) u.name, u.position, n.basis, n.withdrawn_on is not null as withdrawn
    from ${hangingOnSeen('consent')} n join privacy_purpose u on u.id = n.purpose_id
    where n.contact_id = k.id order by n.purpose_id, n.id desc) s)`

const barredOf = sql`(
  select jsonb_build_object('since', min(b.since), 'reason', min(b.reason),
    'channels', (select array_agg(distinct way order by way) from marks_of(k.id) m cross join lateral unnest(m.channels) way))
  from marks_of(k.id) b having count(*) > 0)`

const columns = sql`
  k.id, k.customer_id, k.ordinal, k.name, k.job_title as "jobTitle", k.email, k.wechat, k.relation,
  k.preferred_channels as "preferredChannels", k.good_hours as "goodHours", k.influence, k.attitude,
  k.reports_to_id as "reportsToId", k.is_primary as "isPrimary", k.left_on as "leftOn", k.remark, k.custom, k.version,
  c.number as customer_number, c.owner_id, c.department_id,
  k.erased_at is not null as "isErased", ${consentsOf} as consents, ${barredOf} as "doNotContact",
  (select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'e164', p.e164, 'extension', p.extension) order by p.position)
   from ${hangingOnSeen('contact_phone')} p where p.contact_id = k.id) as phones,
  ${shownTags(hangingOnSeen('contact_tag'), sql`held.contact_id = k.id`)} as tags`

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

/** What is masked of a contact for the viewer, in clear, for the one action that records who looked. */
export async function findMaskedOfContact(database: Database, viewer: Viewer, id: number) {
  const [row] = await selectRows<Row>(
    database,
    sql`
      select ${columns} from ${seenBy(viewer, 'contact')} k
      join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.id = ${id}::bigint`,
  )
  if (!row) return null
  const fields = maskedFields(restrictedLevels(viewer, 'contact', row.owner_id === viewer.userId))
  const clear: Record<string, unknown> = { ...row, phones: shownPhones(row.phones, false) }
  const custom = maskedCustom(row.custom, fields)
  const masked = fields.filter((field) => field in clear || field in custom.named)
  return {
    customerId: row.customer_id,
    masked,
    clear: {
      ...Object.fromEntries(masked.filter((field) => field in clear).map((field) => [field, clear[field]])),
      ...(Object.keys(custom.values).length > 0 && { custom: custom.values }),
    } as Partial<Contact>,
  }
}

/** Custom values that are masked, by key, and under the names that the field filter knows them by. */
function maskedCustom(held: Record<string, unknown>, fields: readonly string[]) {
  const values = Object.fromEntries(Object.entries(held).filter(([key]) => fields.includes(`custom.${key}`)))
  const named = Object.fromEntries(Object.entries(values).map(([key, value]) => [`custom.${key}`, value]))
  return { values, named }
}

function asContact(
  viewer: Viewer,
  { customer_id, ordinal, customer_number, owner_id, department_id, isErased, ...row }: Row,
): Contact {
  const own = owner_id === viewer.userId
  const customer = { id: customer_id, ownerId: owner_id, departmentId: department_id }
  const may = mayTo(viewer, 'contribute', customer)
  const shown = shownContact(viewer, { ...row, number: contactNumber(customer_number, ordinal) }, own)
  return {
    ...shown,
    can: {
      edit: may && !isErased && mayAtAll(viewer, 'contact.edit'),
      delete: may && mayAtAll(viewer, 'contact.delete'),
      reveal: maskedFields(shown.fields).length > 0 && mayAtAll(viewer, 'contact.reveal'),
    },
  }
}
