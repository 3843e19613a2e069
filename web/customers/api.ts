import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listTrash } from '../../contract/customer-history.ts'
import { type CustomerRow, listCustomers, openCustomer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { listStageChanges } from '../../contract/stage.ts'
import { call } from '../app/call.ts'
import type { ListFilters } from './listSearch.ts'

const pageSize = 100
const lists = ['customers', 'list'] as const

type ListPages = { pages: ResultOf<typeof listCustomers>[] }

/** @param customColumns keys of custom fields that the rows bring along */
export const customerListOptions = (filters: ListFilters, customColumns: readonly string[] = []) =>
  infiniteQueryOptions({
    queryKey: [...lists, filters, customColumns],
    queryFn: ({ pageParam, signal }) =>
      call(listCustomers, {
        query: {
          ...filters,
          limit: pageSize,
          ...(customColumns.length > 0 && { customColumns: customColumns.join(',') }),
          ...(pageParam && { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
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
  for (const [, list] of queries.getQueriesData<ListPages>({ queryKey: lists })) {
    const row = list?.pages.flatMap(({ rows }) => rows).find((row) => row.id === id)
    if (row) return row
  }
  return undefined
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
