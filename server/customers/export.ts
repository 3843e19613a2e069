import type { CustomField } from '../../contract/custom-fields.ts'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import { exportedCustom } from '../custom-fields/export.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { protectedUntil } from '../registrations/standing.ts'
import { type ExportColumn, type ExportRow, exportColumns, listedExportColumns } from './export-columns.ts'
import { conditionOf } from './filter.ts'
import { orderOf } from './order.ts'
import { pageKeyOf } from './page-key.ts'
import { rowColumns, rowJoins, rowJoinsTo } from './row.ts'

const batch = 2_000

/** What the organisation has made: its custom fields, and the names of tags that more than one group has. */
type Made = { custom: readonly CustomField[]; doubledTags: ReadonlySet<string> }

/** A list by its filters, and of it only the customers that were chosen, where some were. */
type Asked = CustomerExportQuery & { chosen: readonly number[] | undefined }

/** Heads and rows of an export; the rows are read a batch at a time while they are written. */
export function exportedCustomers(
  database: Database,
  viewer: Viewer,
  query: Asked,
  { custom, doubledTags }: Made,
) {
  const given = { viewer, doubledTags }
  const ofContact = exportedCustom(viewer, 'contact', custom)
  const ofCustomer = exportedCustom(viewer, 'customer', custom)
  const columns = query.columns
    ? askedFor(query.columns, [...listedExportColumns(given), ...ofContact, ...ofCustomer])
    : allOf(exportColumns(given), { ofContact, ofCustomer })
  return {
    columns: columns.map(({ head, width }) => ({ head, width, kind: 'text' as const })),
    rows: rowsOf(database, viewer, query, columns),
  }
}

/**
 * What an export would say of some customers that are seen, each field in words under its key. Of their contacts it takes
 * those named, where an export takes the primary ones.
 */
export async function exportedTexts(
  database: Database,
  viewer: Viewer,
  { ids, contactIds }: { ids: readonly number[]; contactIds: readonly number[] },
  { custom, doubledTags }: Made,
): Promise<Map<number, ReadonlyMap<string, string | null>>> {
  const columns = allOf(exportColumns({ viewer, doubledTags }), {
    ofContact: exportedCustom(viewer, 'contact', custom),
    ofCustomer: exportedCustom(viewer, 'customer', custom),
  })
  const rows = await selectRows<ExportRow>(
    database,
    sql`
      select ${rowColumns}, ${exportOnly} from ${seenBy(viewer, 'customer')} c
      ${rowJoinsTo(sql`p.id = any(${contactIds}::bigint[])`)} where c.id = any(${ids}::bigint[])`,
  )
  return new Map(rows.map((row) => [row.id, new Map(columns.map(({ key, value }) => [key, value(row)]))]))
}

type AnyColumn = Pick<ExportColumn, 'key' | 'head' | 'width' | 'value'>

/** In the order asked for; what isn't seen, or is no column any more, is left out. */
function askedFor(asked: string, known: readonly AnyColumn[]): AnyColumn[] {
  const named = (keys: readonly string[]) =>
    keys.flatMap((key) => known.find((column) => column.key === key) ?? [])
  const found = named([...new Set(asked.split(','))])
  return found.length > 0 ? found : named(['name'])
}

/** Custom fields of the contact stand behind its others. */
function allOf(
  builtIn: readonly ExportColumn[],
  { ofContact, ofCustomer }: Record<'ofContact' | 'ofCustomer', AnyColumn[]>,
): AnyColumn[] {
  const behindContact = builtIn.findLastIndex((column) => column.ofContact) + 1
  return [...builtIn.slice(0, behindContact), ...ofContact, ...builtIn.slice(behindContact), ...ofCustomer]
}

/** How many customers an export would hold, counted up to `most`. */
export async function countExported(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  most: number,
): Promise<number> {
  const rows = await selectRows<{ count: number }>(
    database,
    sql`
      select count(*) as count from (
        select from ${seenBy(viewer, 'customer', { action: 'export' })} c
        where ${conditionOf(viewer, query)} limit ${sql.lit(most)}) as counted`,
    { isPlannedAnew: query.q !== undefined },
  )
  return rows[0]?.count ?? 0
}

async function* rowsOf(
  database: Database,
  viewer: Viewer,
  query: Asked,
  columns: readonly Pick<ExportColumn, 'value'>[],
) {
  const { sort, chosen } = query
  const order = orderOf(viewer, sort)
  const isChosen = chosen ? sql`c.id = any(${chosen}::bigint[])` : sql`true`
  let after: string | undefined
  do {
    const rows = await selectRows<ExportRow & { sorted: string[] }>(
      database,
      sql`
        select ${rowColumns}, ${exportOnly}, ${order.values} as sorted
        from (select c.* from ${seenBy(viewer, 'customer', { action: 'export' })} c
              where ${conditionOf(viewer, query)} and ${isChosen} and ${order.beyond(after)}
              order by ${order.by} limit ${sql.lit(batch)}) as c
        ${rowJoins}
        order by ${order.by}`,
    )
    for (const row of rows) yield columns.map(({ value }) => value(row))
    const last = rows.at(-1)
    after = rows.length === batch && last ? pageKeyOf(last.sorted) : undefined
  } while (after !== undefined)
}

/** What an export shows of customer `c` and its primary contact `p` besides a list's row. */
const exportOnly = sql`
  c.short_name, c.credit_code, c.legal_nature, c.business_type, c.founded_on, c.country, c.address, c.website,
  c.main_business, c.headcount_min, c.headcount_max, c.revenue_min, c.revenue_max, c.total_assets, c.budget_min,
  c.budget_max, c.initial_need, c.expected_start, c.urgency, c.pain_points, c.preferences, c.household, c.source, c.source_note,
  c.cooperation_since, c.highlights, (select name from company_group where id = c.group_id) as group_name, c.name_norm,
  ${protectedUntil(sql`c.id`)} as protected_until,
  (select coalesce(jsonb_agg(jsonb_build_object('e164', e164, 'extension', extension) order by position), '[]')
   from ${hangingOnSeen('contact_phone')} where contact_id = p.id) as contact_phones,
  p.email as contact_email, p.wechat as contact_wechat, p.relation as contact_relation,
  p.preferred_channels as contact_channels, p.good_hours as contact_good_hours, p.influence as contact_influence,
  p.attitude as contact_attitude, p.remark as contact_remark`
