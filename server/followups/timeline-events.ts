import type { GuardedField } from '../../contract/field-levels.ts'
import type { EventEntry } from '../../contract/timeline.ts'
import { isKnownToAsker } from '../clashes/open.ts'
import { shownName } from '../contacts/fields.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { isOwn, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'

type EventRow = EventEntry['event'] & {
  id: number
  at: string
  actorId: number | null
  actorName: string | null
  personId: number | null
  personName: string | null
  isContact: boolean
  ownerId: number | null
}

const tagNames = (change: 'added' | 'removed') =>
  sql`(select coalesce(jsonb_agg(t.name order by t.id), '[]') from tag t where (e.data -> ${change}::text) @> to_jsonb(t.id))`

/** Of those that came to the customer, or went again. */
const mergedNumbers = sql`(
  select jsonb_agg(m.value ->> 'number') from ${hangingOnSeen('customer_merge')} g, jsonb_array_elements(g.merged) m
  where g.id = (e.data ->> 'mergeId')::bigint and m.value ->> 'number' is not null)`

/**
 * What events of a customer say, by their ids. Names come from what they refer to: events carry ids only. Who asked for a
 * customer unseen isn't told by its timeline which one it was.
 */
export async function readEvents(
  database: Database,
  viewer: Viewer,
  ids: number[],
): Promise<Map<number, EventEntry>> {
  const rows = await selectRows<EventRow>(
    database,
    sql`
      select e.id, e.at, e.kind, e.actor_id as "actorId", a.name as "actorName", u.id as "personId", u.name as "personName",
        e.data ->> 'access' as access, (e.data ->> 'until')::date as until,
        coalesce(f.name, k.name, x.words, case e.kind when 'customer.clash_asked' then y.reason when 'customer.clash_stated' then y.statement when 'customer.clash_ruled' then y.ruling end) as name, k.name is not null as "isContact", c.owner_id as "ownerId",
        case when e.kind in ('customer.merged', 'customer.unmerged') then ${mergedNumbers} end as numbers,
        case when e.kind = 'customer.merged' then (e.data ->> 'mergeId')::bigint end as "mergeId",
        case when e.data ? 'field' then jsonb_build_object('field', e.data ->> 'field', 'how', e.data ->> 'how', 'reason', e.data ->> 'reason') end as mark,
        coalesce(e.data ->> 'verdict', e.data ->> 'outcome', case when e.kind = 'customer.tip_answered' then x.answer end) as verdict,
        case when e.kind like '%.tagged' then jsonb_build_object('added', ${tagNames('added')}, 'removed', ${tagNames('removed')}) end as tags
      from event e
      join ${seenBy(viewer, 'customer')} c on c.id = e.customer_id
      left join user_account a on a.id = e.actor_id
      left join user_account u on u.id = (e.data ->> 'userId')::bigint
      left join ${hangingOnSeen('contact')} k on k.id = case when e.kind = 'contact.tagged' then e.subject_id else (e.data ->> 'contactId')::bigint end and k.customer_id = e.customer_id
      left join ${hangingOnSeen('file')} f on e.kind like 'file.%' and f.id = e.subject_id
      left join ${hangingOnSeen('tip')} x on e.kind in ('customer.tipped', 'customer.tip_answered') and x.id = e.subject_id
      left join ${hangingOnSeen('clash')} y on e.kind like 'customer.clash_%' and y.id = e.subject_id
      where e.id = any(${ids}::bigint[])
        and (y.id is null or y.asker_id <> ${viewer.userId}::bigint or ${isKnownToAsker('y')})`,
  )
  // A mark is told with the field that it is about.
  const told = rows.filter(
    ({ mark }) => mark === null || levelOf(viewer, mark.field as GuardedField) !== 'hidden',
  )
  return new Map(
    told.map(({ id, at, actorId, actorName, personId, personName, isContact, ownerId, ...event }) => [
      id,
      {
        key: `event ${id}`,
        kind: 'event',
        at,
        actor: named(actorId, actorName),
        event: {
          ...event,
          name:
            isContact && event.name ? shownName(viewer, event.name, isOwn(viewer, { ownerId })) : event.name,
          person: named(personId, personName),
        },
      },
    ]),
  )
}
