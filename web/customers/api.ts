import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listTrash } from '../../contract/customer-history.ts'
import { type CustomerRow, listCustomers, openCustomer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { listStageChanges } from '../../contract/stage.ts'
import { call } from '../app/call.ts'
import type { ListFilters } from './listSearch.ts'

export const pageSize = 100
const lists = ['customers', 'list'] as const
const pagesKey = (filters: ListFilters, columns: readonly string[]) => [...lists, 'pages', filters, columns]

export type ListPage = ResultOf<typeof listCustomers>

/**
 * A hundred rows of a list at their place in it.
 * @param columns those whose values the rows bring along
 */
export const customerPageOptions = (filters: ListFilters, columns: readonly string[], page: number) =>
  queryOptions({
    queryKey: [...pagesKey(filters, columns), page],
    queryFn: ({ signal }) =>
      call(listCustomers, {
        query: {
          ...filters,
          limit: pageSize,
          ...(columns.length > 0 && { columns: columns.join(',') }),
          ...(page > 0 && { offset: page * pageSize }),
        },
        signal,
      }),
  })

export const fetchedPages = (queries: QueryClient, filters: ListFilters, columns: readonly string[]) =>
  queries
    .getQueriesData<ListPage>({ queryKey: pagesKey(filters, columns) })
    .flatMap(([key, data]) => (data ? [{ page: Number(key.at(-1)), rows: data.rows }] : []))

/** A list from its beginning, page after page. */
export const customerListOptions = (filters: ListFilters) =>
  infiniteQueryOptions({
    queryKey: [...lists, 'from the beginning', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listCustomers, {
        query: { ...filters, limit: pageSize, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const customerOptions = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: ({ signal }) => call(openCustomer, { params: { id }, signal }),
  })

export const stageChangesOptions = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id, 'stages'],
    queryFn: ({ signal }) => call(listStageChanges, { params: { id }, signal }),
  })

export const trashOptions = () =>
  infiniteQueryOptions({
    queryKey: ['customers', 'trash'],
    queryFn: ({ pageParam, signal }) =>
      call(listTrash, { query: { limit: pageSize, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** What a list has shown of a customer already: its page can put up the head before the answer is there. */
export function rowSeen(queries: QueryClient, id: number): CustomerRow | undefined {
  for (const [, page] of queries.getQueriesData<ListPage>({ queryKey: [...lists, 'pages'] })) {
    const row = page?.rows.find((row) => row.id === id)
    if (row) return row
  }
  return undefined
}

/** Rows that were written have another version now, whether or not their lists were asked again. */
export function rowsWithVersion(queries: QueryClient, versions: ReadonlyMap<number, number>): void {
  queries.setQueriesData<ListPage>(
    { queryKey: [...lists, 'pages'] },
    (page) =>
      page && {
        ...page,
        rows: page.rows.map((row) => ({ ...row, version: versions.get(row.id) ?? row.version })),
      },
  )
}

/** After a change to many: whatever is known of any customer is asked again. */
export async function customersChanged(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['customers'] }),
    queries.invalidateQueries({ queryKey: ['timeline'] }),
    queries.invalidateQueries({ queryKey: ['contacts'] }),
    queries.invalidateQueries({ queryKey: ['shares'] }),
    queries.invalidateQueries({ queryKey: ['workbench'] }),
  ])
}

/** After a change to one customer: its page, its history and every list are asked again. */
export async function customerChanged(queries: QueryClient, id: number): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['customers', 'one', id] }),
    queries.invalidateQueries({ queryKey: ['timeline', id] }),
    queries.invalidateQueries({ queryKey: ['contacts', id] }),
    queries.invalidateQueries({ queryKey: lists }),
    queries.invalidateQueries({ queryKey: ['customers', 'trash'] }),
  ])
}
