import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy } from '../platform/visibility.ts'
import type { AsOf } from './as-of-log.ts'
import { undone } from './undo-log.ts'

/** Tags then and now, of a customer and of its contacts, by their names. */
export async function tagsAsOf(
  database: Database,
  { viewer, customerId, log }: AsOf,
  contactIds: readonly number[],
) {
  const [held, contactHeld] = await Promise.all([
    selectRows<{ tagId: number }>(
      database,
      sql`
        select t.tag_id as "tagId" from ${seenBy(viewer, 'customer_tag')} t where t.customer_id = ${customerId}::bigint`,
    ),
    selectRows<{ contactId: number; tagId: number }>(
      database,
      sql`
        select t.contact_id as "contactId", t.tag_id as "tagId" from ${seenBy(viewer, 'contact_tag')} t
        where t.customer_id = ${customerId}::bigint`,
    ),
  ])
  const sides = (record: 'customer_tag' | 'contact_tag', id: number, now: number[]) => ({
    now,
    was: undone({ tags: now }, log.of(record, id)).tags as number[],
  })
  const ofCustomer = sides(
    'customer_tag',
    customerId,
    held.map(({ tagId }) => tagId),
  )
  const ofContacts = new Map(
    contactIds.map((id) => [
      id,
      sides(
        'contact_tag',
        id,
        contactHeld.filter(({ contactId }) => contactId === id).map(({ tagId }) => tagId),
      ),
    ]),
  )
  const all = [ofCustomer, ...ofContacts.values()].flatMap(({ was, now }) => [...was, ...now])
  const inOrder = await named(database, all)
  const told = ({ was, now }: { was: number[]; now: number[] }) => ({
    was: inOrder(was),
    now: inOrder(now),
    differs: new Set([...was, ...now]).size > Math.min(was.length, now.length),
  })
  const none = { was: [], now: [] }
  return {
    ofCustomer: told(ofCustomer),
    ofContact: (id: number) => told(ofContacts.get(id) ?? none),
  }
}

async function named({ db }: Database, ids: number[]) {
  const tags =
    ids.length === 0
      ? []
      : await db
          .selectFrom('tag')
          .innerJoin('tag_group', 'tag_group.id', 'tag.group_id')
          .select(['tag.id', 'tag.name'])
          .where('tag.id', 'in', ids)
          .orderBy('tag_group.position')
          .orderBy('tag_group.id')
          .orderBy('tag.position')
          .orderBy('tag.id')
          .execute()
  return (wanted: number[]) => tags.filter(({ id }) => wanted.includes(id)).map(({ name }) => name)
}
