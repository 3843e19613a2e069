import type { customerAsOf as endpoint, FieldWas } from '../../contract/as-of.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { showPhone } from '../../contract/values/phone.ts'
import { shownName } from '../contacts/fields.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { Failure, failure, invalid } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { loggedChange } from './logged.ts'
import { contactNow, customerNow } from './logged-fields.ts'
import { type LoggedChanges, undone, type Values } from './undo-log.ts'

/**
 * The record as it stood when a day ended (DOMAIN §2, History): told by taking back what the change log says of later.
 * The same field filter as on the record and in its history decides what of it is shown.
 */
export async function customerAsOf(
  database: Database,
  viewer: Viewer,
  id: number,
  day: string,
): Promise<ResultOf<typeof endpoint>> {
  const customer = await findNow(database, viewer, id, day)
  if (day > customer.today) throw invalid('day', 'as_of.to_come')
  const { createdAt, createdOn, today } = customer
  if (day < createdOn) throw notYet(createdOn)
  const [contacts, log] = await Promise.all([
    contactsNow(database, viewer, id),
    changesSince(database, viewer, id, customer.end),
  ])
  const own = isOwn(viewer, customer)
  const [was = {}, now = {}] = await withGroupNames(database, [
    undone(customer.values, log('customer', id)),
    customer.values,
  ])
  const known = contacts.filter((contact) => contact.createdOn(customer.end))
  const standing = known
    .map((contact) => ({ ...contact, was: undone(contact.values, log('contact', contact.id)) }))
    .filter((contact) => contact.was.deleted !== true)
  return {
    day,
    createdAt,
    createdOn,
    today,
    name: String(was.name),
    wasInTrash: was.deleted === true,
    fields: compare(viewer, 'customer', was, now, own),
    contacts: standing.map((contact) => ({
      id: contact.id,
      name: shownName(viewer, String(contact.was.name), own),
      isGone: contact.values.deleted === true,
      fields: compare(viewer, 'contact', contact.was, contact.values, own),
    })),
    contactsSince: contacts.filter(
      ({ values, createdOn: before }) => values.deleted !== true && !before(customer.end),
    ).length,
  }
}

const notYet = (createdOn: string) =>
  new Failure('customer.not_yet', {
    data: { day: createdOn },
    fields: [{ path: 'day', code: 'as_of.not_yet', data: { day: createdOn } }],
  })

type Now = {
  ownerId: number | null
  createdAt: string
  createdOn: string
  today: string
  /** The instant at which the day ended. */
  end: string
  values: Values
}

async function findNow(database: Database, viewer: Viewer, id: number, day: string): Promise<Now> {
  const [row] = await selectRows<Now>(
    database,
    sql`
      select c.owner_id as "ownerId", c.created_at as "createdAt", ${customerNow} as values,
        (c.created_at at time zone o.time_zone)::date as "createdOn", (now() at time zone o.time_zone)::date as today,
        ((${day}::date + 1)::timestamp at time zone o.time_zone) as end
      from ${seenBy(viewer, 'customer')} c, organisation o where c.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  return row
}

/** Deleted ones too: they may have stood there on that day. */
async function contactsNow(database: Database, viewer: Viewer, customerId: number) {
  const rows = await selectRows<{ id: number; createdAt: string; values: Values }>(
    database,
    sql`
      select k.id, k.created_at as "createdAt", ${contactNow} as values
      from ${seenBy(viewer, 'customer')} c join ${hangingOnSeen('contact')} k on k.customer_id = c.id
      where c.id = ${customerId}::bigint order by k.is_primary desc, k.ordinal`,
  )
  return rows.map((row) => ({
    ...row,
    createdOn: (end: string) => Date.parse(row.createdAt) < Date.parse(end),
  }))
}

type Logged = { record: 'customer' | 'contact'; record_id: number; changes: LoggedChanges }

/**
 * The log of each record from its first entry after the day on, the latest first. From that entry on by its number: one
 * who had to wait for another's edit over midnight wrote later than the clock of the entry says.
 */
async function changesSince(database: Database, viewer: Viewer, customerId: number, end: string) {
  const rows = await selectRows<Logged>(
    database,
    sql`
      with log as materialized (
        select h.id, h.at, h.record, h.record_id, h.changes from ${seenBy(viewer, 'change_log')} h
        where h.customer_id = ${customerId}::bigint and h.record in ('customer', 'contact')),
      first as (select record, record_id, min(id) as id from log where at >= ${end}::timestamptz group by 1, 2)
      select log.record, log.record_id, log.changes
      from log join first using (record, record_id) where log.id >= first.id order by log.id desc`,
  )
  const logs = Map.groupBy(rows, ({ record, record_id }) => `${record} ${record_id}`)
  return (record: Logged['record'], id: number): LoggedChanges[] =>
    logs.get(`${record} ${id}`)?.map(({ changes }) => changes) ?? []
}

/** As in the history, a group is told by its name; by its number no page would find it. */
async function withGroupNames({ db }: Database, sides: Values[]): Promise<Values[]> {
  const ids = sides.flatMap(({ groupId }) => (typeof groupId === 'number' ? [groupId] : []))
  if (ids.length === 0) return sides
  const groups = await db.selectFrom('company_group').select(['id', 'name']).where('id', 'in', ids).execute()
  return sides.map((side) => ({
    ...side,
    groupId: groups.find(({ id }) => id === side.groupId)?.name ?? null,
  }))
}

/** Field by field through the field filter; what is hidden, or empty both then and now, is left out. */
function compare(
  viewer: Viewer,
  record: 'customer' | 'contact',
  was: Values,
  now: Values,
  own: boolean,
): FieldWas[] {
  return Object.keys({ ...now, ...was }).flatMap((field): FieldWas[] => {
    if (field === 'deleted' || field === 'created') return []
    if (field === 'phones') return comparePhones(viewer, was.phones, now.phones, own)
    const shown = loggedChange(viewer, record, [field, [was[field] ?? null, now[field] ?? null]], own)
    if (shown === null || isEmpty(was[field], now[field])) return []
    const { before, after, masked } = shown
    const differs = told(was[field]) !== told(now[field])
    return [{ field, was: before ?? null, now: after ?? null, differs, ...(masked && { masked }) }]
  })
}

/** In the log each phone is by itself; here they stand together, in an order of their own. */
function comparePhones(viewer: Viewer, was: unknown, now: unknown, own: boolean): FieldWas[] {
  const sides = [was, now].map((side) => ((side ?? []) as string[]).toSorted())
  if (sides.every((side) => side.length === 0)) return []
  const shown = sides.map((side) =>
    side.map((phone) => {
      const change = loggedChange(viewer, 'contact', ['phone', [phone, null]], own)
      return change === null || change.masked ? (change?.before ?? null) : readable(phone, viewer.language)
    }),
  )
  const level = loggedChange(viewer, 'contact', ['phone', [null, null]], own)
  if (level === null) return []
  return [
    {
      field: 'phones',
      was: shown[0],
      now: shown[1],
      differs: told(sides[0]) !== told(sides[1]),
      ...(level.masked && { masked: true }),
    },
  ]
}

function readable(logged: string, language: Viewer['language']): string {
  const [e164 = '', extension = null] = logged.split(' x')
  return showPhone({ e164, extension }, language)
}

const isEmpty = (...values: unknown[]) =>
  values.every((value) => ['null', '[]', 'false'].includes(told(value)))

/** Ranges without bounds are empty; a range is the same whichever bound stands first. */
function told(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value ?? null)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.every(([, inner]) => inner === null) ? 'null' : JSON.stringify(entries)
}
