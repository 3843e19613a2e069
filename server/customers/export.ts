import type { CustomField } from '../../contract/custom-fields.ts'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import { exportedCustom } from '../custom-fields/export.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { type ExportColumn, type ExportRow, exportColumns } from './export-columns.ts'
import { beyond, conditionOf, orderBy, pageKey, sortValue } from './filter.ts'
import { rowColumns, rowJoins } from './row.ts'

const batch = 2_000

/** What the organisation has made: its custom fields, and the names of tags that more than one group has. */
type Made = { custom: readonly CustomField[]; doubledTags: ReadonlySet<string> }

/** Heads and rows of an export; the rows are read a batch at a time while they are written. */
export function exportedCustomers(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  { custom, doubledTags }: Made,
) {
  const builtIn = exportColumns({ viewer, doubledTags })
  const behindContact = builtIn.findLastIndex(({ ofContact }) => ofContact) + 1
  const columns = [
    ...builtIn.slice(0, behindContact),
    ...exportedCustom(viewer, 'contact', custom),
    ...builtIn.slice(behindContact),
    ...exportedCustom(viewer, 'customer', custom),
  ]
  return {
    columns: columns.map(({ head, width }) => ({ head, width, kind: 'text' as const })),
    rows: rowsOf(database, viewer, query, columns),
  }
}

async function* rowsOf(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  columns: readonly Pick<ExportColumn, 'value'>[],
) {
  const { sort } = query
  const order = orderBy(viewer, sort)
  let after: string | undefined
  do {
    const rows = await selectRows<ExportRow>(
      database,
      sql`
        select ${rowColumns}, ${exportOnly}, c.sort_value
        from (select c.*, ${sortValue(viewer, sort)}::text as sort_value from ${seenBy(viewer, 'customer', { action: 'export' })} c
              where ${conditionOf(viewer, query)} and ${beyond(viewer, sort, after)}
              order by ${order} limit ${sql.lit(batch)}) as c
        ${rowJoins}
        order by ${order}`,
    )
    for (const row of rows) yield columns.map(({ value }) => value(row))
    const last = rows.at(-1)
    after = rows.length === batch && last ? pageKey(last.sort_value, last.id) : undefined
  } while (after !== undefined)
}

/** What an export shows of customer `c` and its primary contact `p` besides a list's row. */
const exportOnly = sql`
  c.short_name, c.credit_code, c.legal_nature, c.business_type, c.founded_on, c.country, c.address, c.website,
  c.main_business, c.headcount_min, c.headcount_max, c.revenue_min, c.revenue_max, c.total_assets, c.budget_min,
  c.budget_max, c.initial_need, c.expected_start, c.urgency, c.pain_points, c.preferences, c.source,
  c.cooperation_since, c.highlights, (select name from company_group where id = c.group_id) as group_name,
  (select coalesce(jsonb_agg(jsonb_build_object('e164', e164, 'extension', extension) order by position), '[]')
   from ${hangingOnSeen('contact_phone')} where contact_id = p.id) as contact_phones,
  p.email as contact_email, p.wechat as contact_wechat, p.relation as contact_relation,
  p.preferred_channels as contact_channels, p.good_hours as contact_good_hours, p.influence as contact_influence,
  p.attitude as contact_attitude, p.remark as contact_remark`
