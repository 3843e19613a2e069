import { type BuiltInFilterField, filterFields } from './customer-filter.ts'

/**
 * What the list of customers shows and is sorted by, named like the fields of its filter. Custom fields join in by their
 * key, `cf_1a`, and those of the primary contact with `contact.` before it.
 */
export const listColumns = [
  ...filterFields.filter((field) => field !== 'createdBy'),
  'labelLine',
  'contact.phones',
  'contact.wechat',
  'contact.preferredChannels',
  'contact.goodHours',
  'contact.remark',
  'nameNorm',
] as const satisfies readonly string[]
export type BuiltInColumn =
  | Exclude<BuiltInFilterField, 'createdBy'>
  | 'labelLine'
  | `contact.${'phones' | 'wechat' | 'preferredChannels' | 'goodHours' | 'remark'}`
  /** By which names of companies are compared: without marks, spaces and traditional characters. */
  | 'nameNorm'
export type CustomColumn = `${'' | 'contact.'}cf_${string}`
export type ListColumn = BuiltInColumn | CustomColumn

export const mostColumns = 40

/** How the list looks until somebody chooses. */
export const defaultColumns: readonly ListColumn[] = [
  'name',
  'number',
  'stage',
  'nextFollowUpAt',
  'lastFollowUpAt',
  'contact.name',
  'contact.phones',
  'ownerId',
  'industryId',
  'regionCode',
  'tags',
  'departmentId',
  'createdAt',
]

/** What every row says anyhow; other columns are asked for. */
const inEveryRow: readonly ListColumn[] = [
  ...defaultColumns,
  'type',
  'labelLine',
  'contactCount',
  'updatedAt',
  'contact.jobTitle',
]

/** Always in the same order, so that moving a column fetches nothing. */
export const columnsToFetch = (columns: readonly string[]): string[] =>
  columns.filter((column) => !(inEveryRow as readonly string[]).includes(column)).toSorted()

export const isCustomColumn = (column: string): column is CustomColumn =>
  /^(contact\.)?cf_[0-9a-z]{1,20}$/.test(column)

export const isListColumn = (column: string): column is ListColumn =>
  (listColumns as readonly string[]).includes(column) || isCustomColumn(column)

/** Long texts have no order that says anything, and contacts are not what a list of customers is in order of. */
const unsorted = [
  'tags',
  'labelLine',
  'initialNeed',
  'painPoints',
  'preferences',
  'household',
  'sourceNote',
  'highlights',
  'mainBusiness',
]

export const isSortable = (column: string): column is ListColumn =>
  isListColumn(column) && !column.startsWith('contact.') && !unsorted.includes(column)

export type SortKey = { column: ListColumn; isDown: boolean }
export const defaultSort = '-createdAt'
export const mostSortKeys = 4

/** `stage,-createdAt`: by stage, within a stage the latest first. @returns null for what is no order */
export function readSort(text: string): SortKey[] | null {
  const keys = text.split(',').map((part) => {
    const isDown = part.startsWith('-')
    return { column: isDown ? part.slice(1) : part, isDown }
  })
  const isOrder =
    keys.length <= mostSortKeys &&
    keys.every(({ column }) => isSortable(column)) &&
    new Set(keys.map(({ column }) => column)).size === keys.length
  return isOrder ? (keys as SortKey[]) : null
}

export const sortText = (keys: readonly SortKey[]): string =>
  keys.map(({ column, isDown }) => (isDown ? `-${column}` : column)).join(',')

/**
 * Cells that a text can be written into. What others know a customer by is changed on its record; whose it is, its stage
 * and its tags change by steps of their own.
 */
const editable: readonly ListColumn[] = [
  'shortName',
  'legalNature',
  'businessType',
  'industryId',
  'foundedOn',
  'regionCode',
  'address',
  'website',
  'mainBusiness',
  'headcount',
  'annualRevenue',
  'totalAssets',
  'initialNeed',
  'budget',
  'expectedStart',
  'urgency',
  'painPoints',
  'preferences',
  'household',
  'source',
  'sourceNote',
  'cooperationSince',
  'relationStatus',
  'highlights',
]

export const isEditable = (column: string): boolean =>
  (editable as readonly string[]).includes(column) || /^cf_[0-9a-z]{1,20}$/.test(column)
