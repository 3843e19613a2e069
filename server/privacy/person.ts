import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import type { Traits } from './mentions.ts'

/** Whom a request is about: a contact, or a customer who is a person. */
export type Subject = { contactId: number | null; customerId: number }

/**
 * A person with every row that is theirs: contacts united by merges are one person, a customer who is a person takes those
 * along that became part of it. `customerIds` are all customers at which something may tell of them, wherever they belonged.
 */
export type Person = {
  isCustomer: boolean
  isErased: boolean
  /** Where the person is now. */
  customerId: number
  customerIds: number[]
  /** Those among them where the person belongs as it stands: what a merge joined and its undoing parted is another one's. */
  presentIds: number[]
  contactIds: number[]
  /** Customers that are this very person; of a contact none. */
  selfIds: number[]
  name: string
  traits: Traits
  /** What their companies are called, to know rows of files by. */
  companies: string[]
}

/** The customer that a request leads to now: what it was merged into, or where the contact has gone. */
export async function findSubject(db: Db, { contactId, customerId }: Subject): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select c.id from customer c where c.id = coalesce(
      (select customer_id from contact where id = ${contactId}::bigint),
      case when ${contactId}::bigint is null then coalesce(
        (select customer_id from merged_customer where merged_id = ${customerId}), ${customerId}) end)`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** Customers whom the viewer sees, in the trash too: their persons have the same rights there. */
const seen = (viewer: Viewer) => sql`(
  select * from ${seenBy(viewer, 'customer')} living union all select * from ${seenBy(viewer, 'customer', { trash: true })} gone)`

export async function seesCustomer(db: Db, viewer: Viewer, id: number): Promise<boolean> {
  const { rows } = await sql`
    select from ${seen(viewer)} c where c.id = coalesce(
      (select customer_id from merged_customer where merged_id = ${id}), ${id})`.execute(db)
  return rows.length > 0
}

/** @throws record.not_found where the person is gone or the viewer doesn't see the customer */
export async function requirePerson(db: Db, viewer: Viewer, subject: Subject): Promise<Person> {
  const at = await findSubject(db, subject)
  if (at === null || !(await seesCustomer(db, viewer, at))) throw failure('record.not_found')
  return readPerson(db, subject)
}

/** Whoever sees it. @throws record.not_found where the person is gone */
export async function readPerson(db: Db, { contactId, customerId: asked }: Subject): Promise<Person> {
  const at = await findSubject(db, { contactId, customerId: asked })
  if (at === null) throw failure('record.not_found')
  const { rows } = await sql<{ type: string; name: string; isErased: boolean }>`
    select type, name, erased_at is not null as "isErased" from customer where id = ${at}`.execute(db)
  const isCustomer = rows[0]?.type === 'individual'
  const merged = await mergedInto(db, [at])
  const contactIds = isCustomer
    ? await ids(db, sql`select id from contact where customer_id = any(${merged}::bigint[])`)
    : await united(db, contactId ?? 0)
  const customerIds = await mergedInto(db, await placesOf(db, contactIds, at, sql`true`))
  const presentIds = await mergedInto(db, await placesOf(db, contactIds, at, sql`m.undone_at is null`))
  const contacts = await sql<{ name: string; isErased: boolean }>`
    select name, erased_at is not null as "isErased" from contact where id = any(${contactIds}::bigint[]) order by id <> ${contactId ?? 0}, id`.execute(
    db,
  )
  const companies = await sql<{ name: string; short: string | null }>`
    select name, short_name as short from customer where id = any(${customerIds}::bigint[])`.execute(db)
  return {
    isCustomer,
    isErased: (isCustomer ? rows : contacts.rows)[0]?.isErased === true,
    customerId: at,
    customerIds,
    presentIds,
    contactIds,
    selfIds: isCustomer ? merged : [],
    name: isCustomer ? (rows[0]?.name ?? '') : (contacts.rows[0]?.name ?? ''),
    traits: await readTraits(db, contactIds, isCustomer ? merged : []),
    companies: companies.rows.flatMap(({ name, short }) => (short === null ? [name] : [name, short])),
  }
}

const ids = async (db: Db, query: RawBuilder<unknown>): Promise<number[]> =>
  (await sql<{ id: number }>`${query}`.execute(db)).rows.map(({ id }) => id)

/** These and all that became part of them, by whatever steps. */
const mergedInto = (db: Db, customerIds: readonly number[]) =>
  ids(
    db,
    sql`
      with recursive part as (
        select unnest(${[...customerIds]}::bigint[]) as id
        union select c.id from customer c join part on c.merged_into_id = part.id)
      select id from part order by id`,
  )

/** This contact and all that merges made one with it, either way. */
const united = (db: Db, contactId: number) =>
  ids(
    db,
    sql`
      with recursive pair as (
          select e.record_id as one, (e.was ->> 'unitedWith')::bigint as other
          from merge_entry e join customer_merge m on m.id = e.merge_id and m.undone_at is null
          where e.record = 'contact' and e.was ? 'unitedWith'),
        same as (
          select ${contactId}::bigint as id
          union select case when pair.one = same.id then pair.other else pair.one end
          from pair join same on same.id in (pair.one, pair.other))
      select k.id from same join contact k on k.id = same.id order by k.id`,
  )

/** Wherever these contacts are or once were, by such merges `m`. */
const placesOf = (db: Db, contactIds: readonly number[], at: number, by: RawBuilder<unknown>) =>
  ids(
    db,
    sql`
      select customer_id as id from contact where id = any(${[...contactIds]}::bigint[])
      union select unnest(array[e.from_id, m.customer_id]) from merge_entry e join customer_merge m on m.id = e.merge_id
        where e.record = 'contact' and e.record_id = any(${[...contactIds]}::bigint[]) and ${by}
      union select ${at}::bigint order by 1`,
  )

/** What they are known by now and what the history holds of before. */
async function readTraits(
  db: Db,
  contactIds: readonly number[],
  persons: readonly number[],
): Promise<Traits> {
  const { rows } = await sql<{ kind: keyof Traits; value: string }>`
    with past as (
      select f.field, v.value #>> '{}' as value
      from change_log l cross join lateral jsonb_each(l.changes) as f(field, change)
        cross join lateral jsonb_array_elements(case when jsonb_typeof(f.change) = 'array' then f.change else '[]' end) as v(value)
      where (l.record = 'contact' and l.record_id = any(${[...contactIds]}::bigint[]) and f.field in ('name', 'phone', 'email', 'wechat'))
        or (l.record = 'customer' and l.record_id = any(${[...persons]}::bigint[]) and f.field in ('name', 'shortName')))
    select case field when 'phone' then 'phones' when 'email' then 'mails' when 'wechat' then 'wechats' else 'names' end as kind, value
    from past where value is not null
    union select k.kind, k.value from contact c cross join lateral (
        values ('names', c.name), ('mails', c.email), ('wechats', c.wechat)) as k(kind, value)
      where c.id = any(${[...contactIds]}::bigint[]) and k.value is not null
    union select 'phones', e164 from contact_phone where contact_id = any(${[...contactIds]}::bigint[])
    union select 'names', k.value from customer c cross join lateral (values (c.name), (c.short_name)) as k(value)
      where c.id = any(${[...persons]}::bigint[]) and k.value is not null`.execute(db)
  const of = (kind: keyof Traits) => rows.filter((row) => row.kind === kind).map(({ value }) => value)
  return { names: of('names'), phones: of('phones'), mails: of('mails'), wechats: of('wechats') }
}
