import type { Customer } from '../../contract/customers.ts'
import { type Effect, effects, type MatchKind, type MetDuplicate } from '../../contract/duplicates.ts'
import { isOpen } from '../clashes/open.ts'
import { seesName, shownCustomerName } from '../customers/name.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { isOwn } from '../platform/fields.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { parsePhone } from '../values/phone.ts'
import { type Probe, ruledHits } from './hits.ts'
import { beginnings, nameKeys } from './keys.ts'
import { plainKinds } from './rules.ts'
import { isToldOf, kindsOfName } from './told.ts'

/** So many are told beside an entry. */
export const mostTold = 5

export type Duplicate = {
  id: number
  number: string | null
  type: Customer['type']
  name: string
  owner_id: number | null
  owner_name: string | null
  department_id: number
  kinds: MatchKind[]
  effect: Effect
  protected_until: string | null
  /** By whom it would be entered, and isn't ruled yet. */
  is_asked: boolean
}

/** What is asked for, as it was written; `exceptId` is the customer that is being edited. */
export type Asked = {
  name?: string | undefined
  creditCode?: string | null | undefined
  website?: string | null | undefined
  phones?: readonly string[] | undefined
  emails?: readonly string[] | undefined
  exceptId?: number | undefined
  /** Whose the customer would be; of one that is edited, whose it is. */
  ownerId?: number | null | undefined
  /** Who looks, and may have asked for what is met. */
  askerId?: number | undefined
  /** By these kinds, instead of by the rules of the organisation. */
  by?: readonly MatchKind[] | undefined
}

type People = readonly { phones?: string[] | undefined; email?: string | null | undefined }[]

/** The numbers and addresses of contacts that are entered with a customer. */
export const reachOf = (contacts: People) => ({
  phones: contacts.flatMap(({ phones }) => phones ?? []),
  emails: contacts.flatMap(({ email }) => email ?? []),
})

/**
 * Customers that count as the same by the rules of the organisation. The one exception to "unseen is like non-existent": a
 * hit names the owner even where the viewer may not see the customer (DOMAIN §2), so it goes around `seenBy`.
 */
export async function findDuplicates(db: Db, asked: Asked): Promise<Duplicate[]> {
  const { rows } = await duplicatesOf(asked).execute(db)
  return rows
}

/** @param among only hits with one of these */
export const duplicatesOf = (asked: Asked, among: readonly Effect[] = effects) =>
  sql<Duplicate>`
    ${asDuplicates(ruledHits(probeOf(asked)), asked.askerId ?? null)}
    where hit.effect = any(${among}::text[]) limit ${sql.lit(mostTold)}`

/** @param hits as `ruledHits` finds them */
export const asDuplicates = (hits: RawBuilder<unknown>, askerId: number | null) => sql`
  select met.id, met.number, met.type, met.name, met.owner_id, o.name as owner_name, met.department_id, hit.kinds, hit.effect, hit.protected_until,
    exists (select from clash x where x.customer_id = met.id and x.asker_id = ${askerId}::bigint and ${isOpen}) as is_asked
  from (${hits}) hit join customer met on met.id = hit.id left join user_account o on o.id = met.owner_id`

function probeOf({
  name = '',
  creditCode,
  website,
  phones = [],
  emails = [],
  exceptId,
  ownerId,
  by,
}: Asked): Probe {
  const keys = nameKeys(name)
  const text = (value: string | null) => sql`${value}::text`
  const texts = (values: readonly string[]) => sql`${values}::text[]`
  const mails = texts(plainMails(emails))
  return {
    creditCode: text(creditCode || null),
    norm: text(normaliseCompanyName(name) || null),
    key: text(keys.name_key),
    region: text(keys.name_region),
    sound: text(keys.name_sound),
    beginnings: texts(keys.name_key === null ? [] : beginnings(keys.name_key)),
    phones: texts(numbersIn(phones)),
    emails: mails,
    domains: sql`array(${domainsOf(emails, website)})`,
    exceptId: sql`${exceptId ?? null}::bigint`,
    ownerId: sql`coalesce((select owner_id from customer where id = ${exceptId ?? null}::bigint), ${ownerId ?? null}::bigint)`,
    by,
  }
}

/** A credit code as it is kept, whatever was typed around it. */
export const plainCode = (code: string | null | undefined) => code?.toUpperCase().replaceAll(' ', '')

export const plainMails = (emails: readonly string[]) => emails.map((email) => email.trim().toLowerCase())

export const domainsOf = (emails: readonly string[], website: Asked['website']) => sql`
  select mail_domain(address) as domain from unnest(${plainMails(emails)}::text[]) as address
  union select web_domain(${website || null}::text)`

export const numbersIn = (phones: readonly string[]) =>
  phones.flatMap((phone) => {
    const read = parsePhone(phone)
    return read.ok ? [read.value.e164] : []
  })

/** Found by what the viewer doesn't see of it, it is like a customer that isn't seen. */
export function isSeen(viewer: Viewer, found: Duplicate): boolean {
  const key = { id: found.id, ownerId: found.owner_id, departmentId: found.department_id }
  const own = isOwn(viewer, key)
  return (
    mayTo(viewer, 'view', key) &&
    plainKinds(found.kinds).every((kind) =>
      kindsOfName.includes(kind) ? seesName(viewer, found) : isToldOf(viewer, kind, own),
    )
  )
}

/** What a viewer is told of a hit: always the owner, the customer only where it is seen anyway. */
export const asShown =
  (viewer: Viewer) =>
  (found: Duplicate): MetDuplicate => ({
    matched: plainKinds(found.kinds),
    effect: found.effect,
    owner: found.owner_id === null ? null : { id: found.owner_id, name: found.owner_name ?? '' },
    customer: isSeen(viewer, found)
      ? { id: found.id, number: found.number, name: shownCustomerName(viewer, found) }
      : null,
    protectedUntil: found.protected_until,
    isAsked: found.is_asked,
  })
