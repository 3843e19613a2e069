import type { CustomField } from '../../contract/custom-fields.ts'
import type { CustomerField } from '../../contract/customer-fields.ts'
import type { CustomerExportQuery } from '../../contract/customers.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { showHeadcount, showMoneyRange } from '../../contract/values/showRange.ts'
import { exportedCustom } from '../custom-fields/export.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { choiceName, sentence } from '../platform/sentences.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { showRegion } from '../values/regions.ts'
import { maskCode } from './fields.ts'
import { beyond, conditionOf, orderBy, pageKey, sortValue } from './filter.ts'
import { type ListRow, labelLineOfRow, listedName, listedPhone, rowColumns, rowJoins } from './row.ts'

const batch = 2_000

type Row = ListRow & {
  sort_value: string
  short_name: string | null
  credit_code: string | null
  founded_on: string | null
  address: string | null
  website: string | null
  main_business: string | null
  headcount_min: number | null
  headcount_max: number | null
  revenue_min: number | null
  revenue_max: number | null
  budget_min: number | null
  budget_max: number | null
  initial_need: string | null
  expected_start: string | null
  source: string | null
}

type Column = {
  field:
    | CustomerField
    | 'tags'
    | 'labelLine'
    | 'number'
    | 'contact'
    | 'jobTitle'
    | 'phone'
    | 'nextFollowUp'
    | 'lastFollowUpAt'
    | 'createdAt'
  width: number
  value: (row: Row, viewer: Viewer) => string | null
}

/** The columns of an export, in the order of the import's template, so that an export can be imported again. */
const columns: Column[] = [
  { field: 'number', width: 16, value: (row) => row.number },
  { field: 'name', width: 32, value: (row) => row.name },
  { field: 'shortName', width: 12, value: (row) => row.short_name },
  { field: 'type', width: 8, value: (row, { language }) => choiceName(language, 'type', row.type) },
  { field: 'creditCode', width: 22, value: (row, viewer) => listedCode(viewer, row.credit_code) },
  { field: 'industryId', width: 20, value: (row) => row.industry_name },
  { field: 'foundedOn', width: 12, value: (row) => row.founded_on },
  {
    field: 'regionCode',
    width: 20,
    value: (row) => row.region_code && (showRegion(row.region_code)?.text ?? row.region_code),
  },
  { field: 'address', width: 32, value: (row) => row.address },
  { field: 'website', width: 20, value: (row) => row.website },
  { field: 'mainBusiness', width: 24, value: (row) => row.main_business },
  {
    field: 'headcount',
    width: 14,
    value: (row, { language }) =>
      range(row.headcount_min, row.headcount_max, (r) => showHeadcount(r, language)),
  },
  {
    field: 'annualRevenue',
    width: 18,
    value: (row, { language }) => range(row.revenue_min, row.revenue_max, (r) => showMoneyRange(r, language)),
  },
  { field: 'initialNeed', width: 32, value: (row) => row.initial_need },
  {
    field: 'budget',
    width: 18,
    value: (row, { language }) => range(row.budget_min, row.budget_max, (r) => showMoneyRange(r, language)),
  },
  { field: 'expectedStart', width: 12, value: (row) => row.expected_start },
  {
    field: 'source',
    width: 12,
    value: (row, { language }) => row.source && choiceName(language, 'source', row.source),
  },
  { field: 'stage', width: 8, value: (row, { language }) => choiceName(language, 'stage', row.stage) },
  { field: 'tags', width: 24, value: (row) => row.tags.map(({ name }) => name).join('、') || null },
  { field: 'labelLine', width: 28, value: (row, viewer) => labelLineOfRow(viewer, row) },
  { field: 'ownerId', width: 10, value: (row) => row.owner_name },
  {
    field: 'contact',
    width: 10,
    value: (row, viewer) => row.contact_name && listedName(viewer, row.contact_name),
  },
  { field: 'jobTitle', width: 12, value: (row) => row.contact_job_title },
  { field: 'phone', width: 16, value: (row, viewer) => listedPhone(viewer, row.contact_phone) },
  { field: 'nextFollowUp', width: 12, value: (row) => row.next_on },
  { field: 'lastFollowUpAt', width: 12, value: (row) => row.last_on },
  { field: 'createdAt', width: 12, value: (row) => row.created_at.slice(0, 10) },
]

const listedCode = (viewer: Viewer, code: string | null) =>
  isClear(levelOf(viewer, 'customer.creditCode')) ? code : maskCode(code)

/** What the field filter calls a column; number and dates of the record itself are never restricted. */
const guardOf = (field: Column['field']): GuardedField => {
  if (field === 'contact') return 'contact.name'
  if (field === 'jobTitle') return 'contact.jobTitle'
  return field === 'phone' ? 'contact.phones' : `customer.${field}`
}

/** Of a masked value these columns still show a part. */
const shownInPart: readonly Column['field'][] = ['contact', 'phone', 'creditCode']

/** A column of which the viewer would see nothing is left out. */
const columnsFor = (viewer: Viewer) =>
  columns.filter(({ field }) => {
    const level = levelOf(viewer, guardOf(field))
    return isClear(level) || field === 'contact' || (level === 'masked' && shownInPart.includes(field))
  })

const range = (
  min: number | null,
  max: number | null,
  show: (range: { min: number | null; max: number | null }) => string,
) => (min === null && max === null ? null : show({ min, max }))

/** Heads and rows of an export; the rows are read a batch at a time while they are written. */
export function exportedCustomers(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  custom: readonly CustomField[] = [],
) {
  const builtIn = columnsFor(viewer).map((column) => ({ ...column, head: headOf(viewer, column.field) }))
  const behindContact = builtIn.findLastIndex(({ field }) => guardOf(field).startsWith('contact.')) + 1
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

const headOf = ({ language }: Viewer, field: Column['field']) => {
  if (field === 'contact') return sentence(language, 'fields.export.contact')
  if (field === 'jobTitle' || field === 'phone') return sentence(language, `fields.contact.${field}`)
  return sentence(language, `fields.customer.${field}`)
}

async function* rowsOf(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  columns: readonly Pick<Column, 'value'>[],
) {
  const { sort } = query
  let after: string | undefined
  do {
    const rows = await selectRows<Row>(
      database,
      sql`
        select ${rowColumns}, c.sort_value, c.short_name, c.credit_code, c.founded_on, c.address, c.website, c.main_business,
          c.headcount_min, c.headcount_max, c.revenue_min, c.revenue_max, c.budget_min, c.budget_max,
          c.initial_need, c.expected_start, c.source
        from (select c.*, ${sortValue(sort)}::text as sort_value from ${seenBy(viewer, 'customer', { action: 'export' })} c
              where ${conditionOf(viewer, query)} and ${beyond(sort, after)}
              order by ${orderBy(sort)} limit ${sql.lit(batch)}) as c
        ${rowJoins}
        order by ${orderBy(sort)}`,
    )
    for (const row of rows) yield columns.map(({ value }) => value(row, viewer))
    const last = rows.at(-1)
    after = rows.length === batch && last ? pageKey(last.sort_value, last.id) : undefined
  } while (after !== undefined)
}
