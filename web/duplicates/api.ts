import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listDuplicatePairs, readDuplicateRules } from '../../contract/duplicates.ts'
import { call } from '../app/call.ts'

export type Which = 'open' | 'toldApart'

export const pairsOptions = (which: Which) =>
  infiniteQueryOptions({
    queryKey: ['duplicate-pairs', which],
    queryFn: ({ pageParam, signal }) =>
      call(listDuplicatePairs, {
        query: { which, limit: 50, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const rulesOptions = queryOptions({
  queryKey: ['duplicate-rules'],
  queryFn: ({ signal }) => call(readDuplicateRules, { signal }),
})
