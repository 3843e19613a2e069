import type { CustomerChanges, CustomerField } from '../../contract/customer-fields.ts'
import { type RawBuilder, sql } from '../platform/database.ts'

/** A range is two columns; every other field is one. */
const columnOf: Record<Exclude<CustomerField, 'headcount' | 'annualRevenue' | 'budget'>, string> = {
  name: 'name',
  type: 'type',
  shortName: 'short_name',
  creditCode: 'credit_code',
  legalNature: 'legal_nature',
  businessType: 'business_type',
  industryId: 'industry_id',
  foundedOn: 'founded_on',
  country: 'country',
  regionCode: 'region_code',
  address: 'address',
  website: 'website',
  mainBusiness: 'main_business',
  totalAssets: 'total_assets',
  initialNeed: 'initial_need',
  expectedStart: 'expected_start',
  urgency: 'urgency',
  painPoints: 'pain_points',
  preferences: 'preferences',
  household: 'household',
  source: 'source',
  sourceNote: 'source_note',
  cooperationSince: 'cooperation_since',
  stage: 'stage',
  relationStatus: 'relation_status',
  highlights: 'highlights',
  ownerId: 'owner_id',
}
const rangeColumns = { headcount: 'headcount', annualRevenue: 'revenue', budget: 'budget' } as const

/** What the record keeps of itself, besides its fields. */
const ownColumnOf = {
  number: 'number',
  groupId: 'group_id',
  departmentId: 'department_id',
  contactCount: 'contact_count',
  createdBy: 'created_by',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  lastFollowUpAt: 'last_follow_up_at',
  nextFollowUpAt: 'next_follow_up_at',
} as const

type InOneColumn = keyof typeof columnOf | keyof typeof ownColumnOf
export type RangeField = keyof typeof rangeColumns

/** A column of customer `c`, by the field that it keeps. */
export const columnIn = (field: InOneColumn): RawBuilder<unknown> =>
  sql.ref(`c.${{ ...columnOf, ...ownColumnOf }[field]}`)

/** Both ends of a range of customer `c`. */
export const rangeIn = (field: RangeField): { from: RawBuilder<unknown>; upTo: RawBuilder<unknown> } => ({
  from: sql.ref(`c.${rangeColumns[field]}_min`),
  upTo: sql.ref(`c.${rangeColumns[field]}_max`),
})

export type Columns = Record<string, string | number | null>

/** The columns that given fields are kept in. Fields that aren't given don't appear. */
export function columnsOf(fields: CustomerChanges): Columns {
  const columns: Columns = {}
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf]
    if (value !== undefined) columns[column] = value
  }
  for (const [field, column] of Object.entries(rangeColumns)) {
    const value = fields[field as keyof typeof rangeColumns]
    if (value === undefined) continue
    columns[`${column}_min`] = value?.min ?? null
    columns[`${column}_max`] = value?.max ?? null
  }
  return columns
}

/** The other way round: the fields that columns are kept for. A range needs both of its ends. */
export function fieldsOf(columns: Readonly<Record<string, unknown>>): CustomerChanges {
  const fields: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columnOf))
    if (columns[column] !== undefined) fields[field] = columns[column]
  for (const [field, column] of Object.entries(rangeColumns)) {
    const [min, max] = [columns[`${column}_min`], columns[`${column}_max`]]
    if (min === undefined || max === undefined) continue
    fields[field] = min === null && max === null ? null : { min, max }
  }
  return fields
}

/** Every column of the fields, empty. */
export const emptyColumns: Columns = Object.fromEntries([
  ...Object.values(columnOf).map((column) => [column, null]),
  ...Object.values(rangeColumns).flatMap((column) => [
    [`${column}_min`, null],
    [`${column}_max`, null],
  ]),
])

/** For SELECT: every field under its own name, ranges as `…Min` and `…Max`. */
export const fieldColumns = [
  ...Object.entries(columnOf),
  ...Object.entries(rangeColumns).flatMap(([field, column]) => [
    [`${field}Min`, `${column}_min`],
    [`${field}Max`, `${column}_max`],
  ]),
] as [alias: string, column: string][]
