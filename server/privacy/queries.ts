import type { QueryOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/privacy.ts'
import { shownName } from '../contacts/fields.ts'
import { pageKeyOf, readPageKey } from '../customers/page-key.ts'
import { today } from '../followups/due.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { changesSince } from './changes.ts'
import { wasCopied, wasWithdrawn } from './done.ts'
import { findSubject, readPerson, seesCustomer } from './person.ts'
import { officers } from './requests.ts'

/** Names as far as the viewer sees the customers, in the trash too. */
const columns = (viewer: Viewer) => sql`
  r.id, r.kind, r.received_on as "receivedOn", r.channel, r.identity, jsonb_build_object('id', o.id, 'name', o.name) as owner,
  r.due_on as "dueOn", r.outcome is null and r.due_on < ${today} as "isOverdue", r.outcome, r.ground, r.words,
  r.created_at as "createdAt", r.closed_at as "closedAt",
  case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "closedBy",
  jsonb_build_object('contactId', r.contact_id, 'customerId', c.id, 'customerName', c.name, 'isCustomer', c.type = 'individual',
    'name', case when r.contact_id is null then c.name else (select k.name from contact k where k.id = r.contact_id and c.id is not null) end) as person
  from privacy_request r
  join user_account o on o.id = r.owner_id
  left join user_account b on b.id = r.closed_by
  left join lateral (
    select v.id, v.name, v.type from (
      select id, name, type from ${seenBy(viewer, 'customer')} l union all select id, name, type from ${seenBy(viewer, 'customer', { trash: true })} t) v
    where v.id = coalesce((select k.customer_id from contact k where k.id = r.contact_id),
      case when r.contact_id is null then coalesce((select m.customer_id from merged_customer m where m.merged_id = r.customer_id), r.customer_id) end)) c on true`

type Person = contract.PrivacyRequest['person']

/** In bulk what is masked stays masked; whoever opens the preview sees the person whole, and that is recorded. */
function shownPerson(viewer: Viewer, { isCustomer, ...person }: Person & { isCustomer?: boolean }): Person {
  const shown = (name: string | null) => name && shownName(viewer, name, false)
  return {
    ...person,
    name: shown(person.name),
    customerName: isCustomer ? shown(person.customerName) : person.customerName,
  }
}

export async function listRequests(
  database: Database,
  viewer: Viewer,
  { state, after, limit }: QueryOf<typeof contract.listPrivacyRequests>,
): Promise<ResultOf<typeof contract.listPrivacyRequests>> {
  const isOpen = state === 'open'
  const beyond = after === undefined ? sql`true` : isOpen ? openBeyond(after) : closedBeyond(after)
  const rows = await selectRows<contract.PrivacyRequest>(
    database,
    sql`
      select ${columns(viewer)}
      where ${isOpen ? sql`r.outcome is null` : sql`r.outcome is not null`} and ${beyond}
      order by ${isOpen ? sql`r.due_on, r.id` : sql`r.id desc`} limit ${sql.lit(limit + 1)}`,
  )
  const [counts] = await selectRows<{ open: number; overdue: number }>(
    database,
    sql`
      select count(*)::integer as open, (count(*) filter (where due_on < ${today}))::integer as overdue
      from privacy_request where outcome is null`,
  )
  const page = rows.slice(0, limit).map((row) => ({ ...row, person: shownPerson(viewer, row.person) }))
  const last = page.at(-1)
  return {
    rows: page,
    next: rows.length > limit && last ? pageKeyOf(isOpen ? [last.dueOn, last.id] : [last.id]) : null,
    counts: counts ?? { open: 0, overdue: 0 },
    officers: await selectRows(
      database,
      sql`select id, name from ${officers} o order by name collate "C", id`,
    ),
  }
}

function openBeyond(after: string) {
  const [day, id, ...more] = readPageKey(after)
  if (typeof day !== 'string' || !isDay(day) || typeof id !== 'number' || more.length > 0)
    throw invalid('after', 'page_key')
  return sql`(r.due_on, r.id) > (${day}::date, ${id}::bigint)`
}

const isDay = (text: string) =>
  /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

function closedBeyond(after: string) {
  const [id, ...more] = readPageKey(after)
  if (typeof id !== 'number' || more.length > 0) throw invalid('after', 'page_key')
  return sql`r.id < ${id}::bigint`
}

export async function readRequest(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof contract.readPrivacyRequest>> {
  const [row] = await selectRows<contract.PrivacyRequest & { chosen: number[] }>(
    database,
    sql`select r.change_ids as chosen, ${columns(viewer)} where r.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  const { chosen, ...found } = row
  const request = { ...found, person: shownPerson(viewer, found.person) }
  return { request, chosen, ...(await doneSince(database, viewer, request)) }
}

/** What was done since it was taken in, as far as the viewer sees the person. */
async function doneSince(
  { db }: Database,
  viewer: Viewer,
  { id, person, receivedOn, createdAt, kind }: contract.PrivacyRequest,
): Promise<Pick<ResultOf<typeof contract.readPrivacyRequest>, 'changes' | 'isDone'>> {
  if (kind === 'copy') return { changes: [], isDone: await wasCopied(db, id) }
  const subject = { contactId: person.contactId, customerId: person.customerId ?? 0 }
  const at = person.customerId === null || kind === 'erase' ? null : await findSubject(db, subject)
  if (at === null || !(await seesCustomer(db, viewer, at))) return { changes: [], isDone: false }
  const found = await readPerson(db, subject)
  if (kind === 'withdraw') return { changes: [], isDone: await wasWithdrawn(db, found, receivedOn) }
  const changes = await changesSince(db, found, createdAt)
  return { changes, isDone: changes.length > 0 }
}

/** For the workbench: the open ones of mine, and all that are overdue. */
export async function countRequests(
  database: Database,
  viewer: Viewer,
): Promise<{ mine: number; overdue: number }> {
  const [counts] = await selectRows<{ mine: number; overdue: number }>(
    database,
    sql`
      select (count(*) filter (where owner_id = ${viewer.userId}))::integer as mine,
        (count(*) filter (where due_on < ${today}))::integer as overdue
      from privacy_request where outcome is null`,
  )
  return counts ?? { mine: 0, overdue: 0 }
}
