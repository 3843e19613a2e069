import type { customerAsOf as endpoint } from '../../contract/as-of.ts'
import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { shownName } from '../contacts/fields.ts'
import { movedInSince } from '../merge/moved-in.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { Failure, failure, invalid } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { compare } from './as-of-fields.ts'
import { hangingAsOf } from './as-of-hanging.ts'
import { changesSince } from './as-of-log.ts'
import { tagsAsOf } from './as-of-tags.ts'
import { contactNow, customerNow } from './logged-fields.ts'
import { facing, shownCustomerName } from './name.ts'
import { undone, type Values } from './undo-log.ts'

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
    contactsNow(database, viewer, id, customer.end),
    changesSince(database, viewer, id, customer.end),
  ])
  const own = isOwn(viewer, customer)
  const [was = {}, now = {}] = await withGroupNames(database, [
    undone(customer.values, log.of('customer', id)),
    customer.values,
  ])
  const at = { viewer, customerId: id, day, today, end: customer.end, own, log }
  const [tags, hanging] = await Promise.all([
    tagsAsOf(
      database,
      at,
      contacts.map((contact) => contact.id),
    ),
    hangingAsOf(database, at, was.stage),
  ])
  const known = contacts.filter(({ wasThere }) => wasThere)
  const standing = known
    .map((contact) => ({ ...contact, was: undone(contact.values, log.of('contact', contact.id)) }))
    .filter((contact) => contact.was.deleted !== true)
  return {
    day,
    createdAt,
    createdOn,
    today,
    name: shownCustomerName(viewer, { type: customer.type, name: String(was.name) }, own),
    wasInTrash: was.deleted === true,
    fields: compare(facing(viewer, customer), 'customer', was, now, own),
    contacts: standing.map((contact) => ({
      id: contact.id,
      name: shownName(viewer, String(contact.was.name), own),
      isGone: contact.values.deleted === true,
      fields: compare(viewer, 'contact', contact.was, contact.values, own),
      tags: tags.ofContact(contact.id),
    })),
    contactsSince: contacts.filter(({ values, wasThere }) => values.deleted !== true && !wasThere).length,
    tags: tags.ofCustomer,
    ...hanging,
  }
}

const notYet = (createdOn: string) =>
  new Failure('customer.not_yet', {
    data: { day: createdOn },
    fields: [{ path: 'day', code: 'as_of.not_yet', data: { day: createdOn } }],
  })

type Now = {
  type: Customer['type']
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
      select c.type, c.owner_id as "ownerId", c.created_at as "createdAt", ${customerNow} as values,
        (c.created_at at time zone o.time_zone)::date as "createdOn", (now() at time zone o.time_zone)::date as today,
        ((${day}::date + 1)::timestamp at time zone o.time_zone) as end
      from ${seenBy(viewer, 'customer')} c, organisation o where c.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  return row
}

/** Deleted ones too: they may have stood there on that day. */
function contactsNow(database: Database, viewer: Viewer, customerId: number, end: string) {
  return selectRows<{ id: number; wasThere: boolean; values: Values }>(
    database,
    sql`
      select k.id, k.created_at < ${end}::timestamptz and not ${movedInSince('contact', sql`k.id`, end)} as "wasThere",
        ${contactNow} as values
      from ${seenBy(viewer, 'customer')} c join ${hangingOnSeen('contact')} k on k.customer_id = c.id
      where c.id = ${customerId}::bigint order by k.is_primary desc, k.ordinal`,
  )
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
