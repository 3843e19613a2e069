import type { ResultOf } from '../../contract/endpoint.ts'
import type { previewErasure as endpoint, Mention, MentionPlace } from '../../contract/privacy.ts'
import { type Database, type Db, sql } from '../platform/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { lookThroughExports } from './exported.ts'
import { excerpt, type Matcher, matcherOf, textsIn } from './mentions.ts'
import { type Person, requirePerson } from './person.ts'
import { type Place, placeKey, places } from './places.ts'
import { openRequest } from './requests.ts'
import { stagedRows } from './rows.ts'
import { mentioning } from './sweep.ts'

/** What an erasure would do; asked again, under the locks, by the erasure itself. */
export async function previewErasure(
  { db }: Database,
  store: FileStore,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof endpoint>> {
  const { subject } = await openRequest(db, id, 'erase')
  const person = await requirePerson(db, viewer, subject)
  const matcher = matcherOf(person.traits)
  const { telling } = await lookThroughExports(db, store, person, matcher)
  const rows = await stagedRows(db, person, matcher)
  const counts = await countRows(db, person)
  const of = (what: keyof typeof counts) => ({ what, count: counts[what] })
  const own = person.isCustomer
    ? [of('customer'), of('followUpTexts'), of('papers'), of('customerHistory')]
    : [of('contactHistory')]
  const goes = [
    of('contact'),
    of('phones'),
    of('consents'),
    ...own,
    { what: 'importRows', count: rows.length },
    { what: 'exports', count: telling.length },
  ]
  const stays = [
    { ...of('followUps'), why: 'withoutPerson' },
    { ...of('plans'), why: 'withoutPerson' },
    { ...of('stages'), why: 'figures' },
    { what: 'number', count: person.isCustomer ? 1 : 0, why: 'consumed' },
    { ...of('accessLog'), why: 'idsOnly' },
  ]
  const isThere = ({ count }: { count: number }) => count > 0
  return {
    name: person.name,
    goes: goes.filter(isThere),
    stays: stays.filter(isThere),
    mentions: await listMentions(db, person, matcher),
    files: await listFiles(db, person),
    others: await listOthers(db, viewer, person),
  }
}

async function countRows(db: Db, { contactIds, selfIds, isCustomer }: Person) {
  const [contacts, customers] = [sql`${contactIds}::bigint[]`, sql`${selfIds}::bigint[]`]
  const theirs = isCustomer ? sql`x.customer_id = any(${customers})` : sql`x.contact_id = any(${contacts})`
  type Count =
    | 'contact'
    | 'phones'
    | 'consents'
    | 'customer'
    | 'followUpTexts'
    | 'papers'
    | 'customerHistory'
    | 'contactHistory'
    | 'followUps'
    | 'plans'
    | 'stages'
    | 'accessLog'
  const { rows } = await sql<Record<Count, number>>`
    select ${contactIds.length}::integer as contact, ${selfIds.length}::integer as customer,
      (select count(*) from contact_phone where contact_id = any(${contacts})) as phones,
      (select count(*) from consent where contact_id = any(${contacts}))
        + (select count(*) from do_not_contact where contact_id = any(${contacts})) as consents,
      (select count(*) from follow_up where customer_id = any(${customers})) as "followUpTexts",
      (select count(*) from billing_profile where customer_id = any(${customers}))
        + (select count(*) from delivery_address where customer_id = any(${customers})) as papers,
      (select count(*) from change_log where customer_id = any(${customers})) as "customerHistory",
      (select count(*) from change_log where record in ('contact', 'contact_tag') and record_id = any(${contacts})) as "contactHistory",
      (select count(*) from follow_up x where ${theirs}) as "followUps",
      (select count(*) from follow_up_plan x where ${theirs}) as plans,
      (select count(*) from stage_change where customer_id = any(${customers})) as stages,
      (select count(*) from access_log where object_kind = 'contact' and object_id = any(${contacts})) as "accessLog"`.execute(
    db,
  )
  if (!rows[0]) throw new Error('a count without a row')
  return rows[0]
}

async function listMentions(db: Db, person: Person, matcher: Matcher): Promise<Mention[]> {
  const elsewhere = {
    ...person,
    customerIds: person.customerIds.filter((id) => !person.selfIds.includes(id)),
  }
  const cells = [
    ...(await mentioning(db, elsewhere, matcher, places.filter(isWhollyOne))),
    ...(await mentioning(
      db,
      person,
      matcher,
      places.filter((place) => !isWhollyOne(place)),
    )),
  ]
  return cells.map(({ place, id, column, value }) => ({
    at: placeKey(place.table, id, column),
    where: place.table,
    text: textsIn(value)
      .filter((text) => matcher.find(text).length > 0)
      .flatMap((text) => excerpt(text, matcher)),
  }))
}

/** Of a customer who is a person no word of these stays, whether it names them or not. */
const wholly: readonly MentionPlace[] = [
  'customer',
  'follow_up',
  'follow_up_plan',
  'stage_change',
  'review_step',
  'retention_hold',
  'reveal',
  'field_mark',
  'spot_check_item',
  'tip',
  'clash',
  'billing_profile',
  'delivery_address',
]
const isWhollyOne = ({ table }: Place) => wholly.includes(table)

/** What is attached to a customer who is a person is about nobody else. */
async function listFiles(db: Db, { customerIds, selfIds }: Person) {
  const { rows } = await sql<{ id: number; name: string; createdAt: string; goes: boolean }>`
    select id, name, created_at as "createdAt", customer_id = any(${selfIds}::bigint[]) as goes from file
    where customer_id = any(${customerIds}::bigint[]) order by id desc limit 1000`.execute(db)
  return rows
}

/** Whoever else has a phone, mail or WeChat of theirs, among those whom the viewer sees. */
async function listOthers(db: Db, viewer: Viewer, { traits, contactIds }: Person) {
  const { rows } = await sql<{ contactId: number; customerId: number; name: string; customerName: string }>`
    select k.id as "contactId", c.id as "customerId", k.name, c.name as "customerName"
    from ${seenBy(viewer, 'customer')} c join contact k on k.customer_id = c.id and k.deleted_at is null
    where k.id <> all(${contactIds}::bigint[]) and (
      k.email = any(${traits.mails}::text[]) or k.wechat = any(${traits.wechats}::text[])
      or exists (select from contact_phone p where p.contact_id = k.id and p.e164 = any(${traits.phones.map((phone) => phone.replace(/ x.*$/, ''))}::text[])))
    order by k.id limit 20`.execute(db)
  return rows
}
