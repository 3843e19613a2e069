import type { HistoryEntry } from '../../contract/customer-history.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { givingOf, stageStepOf } from './history-words.ts'
import { loggedChange, loggedName } from './logged.ts'
import { facing } from './name.ts'
import { requireCustomer } from './queries.ts'
import { named } from './row.ts'

export type HistoryRow = {
  id: number
  at: string
  actor_id: number | null
  actor_name: string | null
  source: string
  record: HistoryEntry['record']
  record_id: number
  record_name: string | null
  /** By their ids, of the groups that the entry speaks of. */
  group_names?: Record<string, string> | null
  changes: Record<string, [unknown, unknown]>
  stage?: HistoryEntry['stage'] | null
  giving?: HistoryEntry['giving'] | null
  created: boolean
}

/** What an entry tells, of the change log `h`. */
export const entryColumns = sql`
  h.id, h.at, h.actor_id, u.name as actor_name, h.source, h.record, h.record_id, coalesce(k.name, b.title, a.recipient, p.goal) as record_name,
  case when h.changes ? 'groupId' then (
    select jsonb_object_agg(g.id, g.name) from company_group g
    where g.id = any(array[h.changes -> 'groupId' ->> 0, h.changes -> 'groupId' ->> 1]::bigint[])) end as group_names,
  h.changes, ${stageStepOf} as stage, ${givingOf} as giving,
  false as created`
export const entryJoins = sql`
  left join user_account u on u.id = h.actor_id
  left join ${hangingOnSeen('contact')} k on h.record = 'contact' and k.id = h.record_id
  left join ${hangingOnSeen('billing_profile')} b on h.record = 'billing_profile' and b.id = h.record_id
  left join ${hangingOnSeen('delivery_address')} a on h.record = 'delivery_address' and a.id = h.record_id
  left join ${hangingOnSeen('follow_up_plan')} p on h.record = 'follow_up_plan' and p.id = h.record_id`

/** Edits of follow-ups stand with the follow-up; events tell of tags and collaborators. Of an entry of the log. */
export const toldAsChange = (entry: RawBuilder<unknown>) =>
  sql`${entry}.record not in ('follow_up', 'customer_tag', 'contact_tag', 'customer_share')`

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
  const rows = await selectRows<HistoryRow>(
    database,
    sql`
      select ${entryColumns} from ${seenBy(viewer, 'change_log')} h ${entryJoins}
      where h.customer_id = ${customerId}::bigint and ${toldAsChange(sql`h`)} and h.id < ${before}::bigint
      order by h.id desc limit ${sql.lit(limit + 1)}`,
  )
  const page = rows.slice(0, limit)
  const more = rows.length > limit
  if (!more) page.push(...(await readCreation(database, viewer, customerId)))
  const own = isOwn(viewer, customer)
  return {
    rows: page
      .map((row) => asHistoryEntry(facing(viewer, customer), row, own))
      .filter((entry) => tellsSomething(entry)),
    next: more ? String(page.at(-1)?.id) : null,
  }
}

export const readCreation = (database: Database, viewer: Viewer, customerId: number) =>
  selectRows<HistoryRow>(
    database,
    sql`
      select 0 as id, c.created_at as at, c.created_by as actor_id, u.name as actor_name,
        case when c.import_id is null then 'form' else 'import' end as source,
        'customer' as record, c.id as record_id, null as record_name, '{}'::jsonb as changes, true as created
      from ${seenBy(viewer, 'customer')} c left join user_account u on u.id = c.created_by
      where c.id = ${customerId}::bigint`,
  )

/** Where only hidden fields changed there is nothing to tell. */
export const tellsSomething = ({ kind, changes }: HistoryEntry) => kind !== 'changed' || changes.length > 0

type Change = [field: string, values: readonly [unknown, unknown]]

/** The log keeps a group's id; nobody but this could say its name when no member is seen any more. */
function withGroupNames({ group_names: names }: HistoryRow, [field, values]: Change): Change {
  if (field !== 'groupId') return [field, values]
  const named = (id: unknown) => (id === null ? null : (names?.[String(id)] ?? null))
  return [field, [named(values[0]), named(values[1])]]
}

export function asHistoryEntry(viewer: Viewer, row: HistoryRow, own: boolean): HistoryEntry {
  // That a plan was brought back stands with the plan.
  const { created, deleted, closedAt, ...fields } = row.changes
  const shown = Object.entries(fields)
    .map((change) => loggedChange(viewer, row.record, withGroupNames(row, change), own))
    .filter((change) => change !== null)
  // What was said of a change is told to whom the change itself is told.
  const tells = (field: string) => shown.some((change) => change.field === field && !change.masked)
  return {
    id: String(row.id),
    at: row.at,
    actor: named(row.actor_id, row.actor_name),
    source: row.source,
    record: row.record,
    recordId: row.record_id,
    recordName: row.record_name && loggedName(viewer, row.record, row.record_name, own),
    kind:
      row.created || created !== undefined
        ? 'created'
        : deleted === undefined
          ? 'changed'
          : deleted[1] === true
            ? 'deleted'
            : 'restored',
    changes: shown,
    ...(row.stage && tells('stage') && { stage: row.stage }),
    ...(row.giving && tells('ownerId') && { giving: row.giving }),
  }
}
