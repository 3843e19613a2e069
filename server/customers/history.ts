import type { HistoryEntry } from '../../contract/customer-history.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { loggedValue } from './logged.ts'
import { requireCustomer } from './queries.ts'
import { named } from './row.ts'

type Row = {
  id: number
  at: string
  actor_id: number | null
  actor_name: string | null
  source: string
  record: 'customer' | 'contact'
  record_id: number
  record_name: string | null
  changes: Record<string, [unknown, unknown]>
  created: boolean
}

/** The change log of a customer and its contacts, the latest first; its creation is the last entry. */
export async function customerHistory(
  database: Database,
  viewer: Viewer,
  customerId: number,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: HistoryEntry[]; next: string | null }> {
  const customer = await requireCustomer(database, viewer, customerId)
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before) || before < 1) throw invalid('after', 'page_key')
  const rows = await selectRows<Row>(
    database,
    sql`
      select h.id, h.at, h.actor_id, u.name as actor_name, h.source, h.record, h.record_id, k.name as record_name, h.changes, false as created
      from ${seenBy(viewer, 'change_log')} h
      left join user_account u on u.id = h.actor_id
      left join ${hangingOnSeen('contact')} k on h.record = 'contact' and k.id = h.record_id
      where h.customer_id = ${customerId}::bigint and h.id < ${before}::bigint
      order by h.id desc limit ${sql.lit(limit + 1)}`,
  )
  const page = rows.slice(0, limit)
  const more = rows.length > limit
  if (!more) page.push(...(await creation(database, viewer, customerId)))
  const masked = customer.ownerId !== viewer.userId
  return {
    rows: page.map((row) => asEntry(row, masked)),
    next: more ? String(page.at(-1)?.id) : null,
  }
}

const creation = (database: Database, viewer: Viewer, customerId: number) =>
  selectRows<Row>(
    database,
    sql`
      select 0 as id, c.created_at as at, c.created_by as actor_id, u.name as actor_name,
        case when c.import_id is null then 'form' else 'import' end as source,
        'customer' as record, c.id as record_id, null as record_name, '{}'::jsonb as changes, true as created
      from ${seenBy(viewer, 'customer')} c left join user_account u on u.id = c.created_by
      where c.id = ${customerId}::bigint`,
  )

function asEntry(row: Row, masked: boolean): HistoryEntry {
  const { created, deleted, ...fields } = row.changes
  return {
    id: String(row.id),
    at: row.at,
    actor: named(row.actor_id, row.actor_name),
    source: row.source,
    record: row.record,
    recordId: row.record_id,
    recordName: row.record_name,
    kind:
      row.created || created !== undefined
        ? 'created'
        : deleted === undefined
          ? 'changed'
          : deleted[1] === true
            ? 'deleted'
            : 'restored',
    changes: Object.entries(fields).map(([field, [before, after]]) => ({
      field,
      before: loggedValue(field, before, masked),
      after: loggedValue(field, after, masked),
    })),
  }
}
