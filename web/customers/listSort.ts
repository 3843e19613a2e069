import type { CustomerListQuery } from '../../contract/customers.ts'

type Sort = CustomerListQuery['sort']
export type SortColumn = 'name' | 'createdAt'

/** What a click on a head asks for, in turn; after the last one the order of the list as it opens. */
const turns: Record<SortColumn, readonly Sort[]> = {
  name: ['name', '-name'],
  createdAt: ['-createdAt', 'createdAt'],
}

export function nextSort(column: SortColumn, current: Sort = '-createdAt'): Sort | undefined {
  const next = turns[column][turns[column].indexOf(current) + 1]
  return next === '-createdAt' ? undefined : next
}

export function directionOf(
  column: SortColumn,
  current: Sort = '-createdAt',
): 'ascending' | 'descending' | 'none' {
  if (!turns[column].includes(current)) return 'none'
  return current.startsWith('-') ? 'descending' : 'ascending'
}
