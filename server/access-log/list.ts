import type { AccessLogEntry, listAccessLog as endpoint } from '../../contract/access-log.ts'
import type { Customer } from '../../contract/customers.ts'
import type { QueryOf } from '../../contract/endpoint.ts'
import { loggedName } from '../customers/logged.ts'
import { shownCustomerName } from '../customers/name.ts'
import { type Db, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

type Row = Omit<AccessLogEntry, 'actor' | 'object' | 'customer'> & {
  actor_id: number | null
  actor_name: string | null
  object_id: number | null
  object_name: string | null
  customer_id: number | null
  customer: { type: Customer['type']; name: string } | null
}

/** The latest first. The log holds ids; names are looked up now, and of customers only those that the reader sees. */
export async function listAccessLog(
  db: Db,
  viewer: Viewer,
  { after, limit, personId, action, from, to }: QueryOf<typeof endpoint>,
): Promise<{ rows: AccessLogEntry[]; next: string | null }> {
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before) || before < 1) throw invalid('after', 'page_key')
  const conditions = [
    sql`l.id < ${before}::bigint`,
    ...(personId === undefined ? [] : [sql`l.actor_id = ${personId}::bigint`]),
    ...(action === undefined ? [] : [sql`l.action = ${action}`]),
    ...(from === undefined ? [] : [sql`l.at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql`l.at < ${startOf(to, 1)}`]),
  ]
  const { rows } = await sql<Row>`
    select l.id, l.at, l.action, l.source, l.address, l.data,
      (select r.reason from reveal r where r.id = (l.data ->> 'revealId')::bigint) as reason, l.actor_id, a.name as actor_name,
      l.object_kind as "objectKind", l.object_id,
      case l.object_kind
        when 'user' then (select u.name from user_account u where u.id = l.object_id)
        when 'role' then (select r.name from role r where r.id = l.object_id)
        when 'industry' then (select i.name from industry i where i.id = l.object_id)
        when 'tag_group' then (select g.name from tag_group g where g.id = l.object_id)
        when 'tag' then (select t.name from tag t where t.id = l.object_id)
        when 'field_set' then (select s.name from field_set s where s.id = l.object_id)
        when 'custom_field' then (select f.label from custom_field f where f.id = l.object_id)
        when 'list_view' then (select v.name from list_view v where v.id = l.object_id and v.shared_with <> 'nobody')
        when 'contact' then (select k.name from ${seenBy(viewer, 'contact')} k where k.id = l.object_id)
        when 'billing_profile' then (select b.title from ${seenBy(viewer, 'billing_profile')} b where b.id = l.object_id)
        when 'delivery_address' then (select d.recipient from ${seenBy(viewer, 'delivery_address')} d where d.id = l.object_id)
        when 'file' then (select f.name from ${seenBy(viewer, 'file')} f where f.id = l.object_id)
      end as object_name,
      l.customer_id, (
        select jsonb_build_object('type', c.type, 'name', c.name) from ${seenBy(viewer, 'customer')} c where c.id = l.customer_id) as customer
    from access_log l left join user_account a on a.id = l.actor_id
    where ${sql.join(conditions, sql` and `)}
    order by l.id desc limit ${sql.lit(limit + 1)}`.execute(db)
  const page = rows.slice(0, limit)
  return {
    rows: page.map((row) => asEntry(viewer, row)),
    next: rows.length > limit ? String(page.at(-1)?.id) : null,
  }
}

/** A day begins where the organisation is. */
const startOf = (day: string, later = 0) =>
  sql`(${day}::date + ${sql.lit(later)})::timestamp at time zone (select time_zone from organisation)`

/** What a record goes by, too, is shown as far as the reader's role goes. */
function objectName(viewer: Viewer, row: Row): string | null {
  const { objectKind: kind, object_name: name } = row
  // The entry's customer is the very object.
  if (kind === 'customer') return customerName(viewer, row)
  return name !== null && (kind === 'contact' || kind === 'billing_profile' || kind === 'delivery_address')
    ? loggedName(viewer, kind, name)
    : name
}

const customerName = (viewer: Viewer, { customer }: Row) => customer && shownCustomerName(viewer, customer)

const asEntry = (viewer: Viewer, row: Row): AccessLogEntry => ({
  id: row.id,
  at: row.at,
  actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? `#${row.actor_id}` },
  action: row.action,
  objectKind: row.objectKind,
  object: row.object_id === null ? null : { id: row.object_id, name: objectName(viewer, row) },
  customer: row.customer_id === null ? null : { id: row.customer_id, name: customerName(viewer, row) },
  source: row.source,
  address: row.address,
  reason: row.reason,
  data: row.data,
})
