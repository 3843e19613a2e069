import { queryOptions } from '@tanstack/react-query'
import { listListViews } from '../../contract/list-views.ts'
import { call } from '../app/call.ts'

/** Changes rarely; one's own changes ask anew. */
export const listViewsOptions = () =>
  queryOptions({
    queryKey: ['list-views'],
    queryFn: ({ signal }) => call(listListViews, { signal }),
    staleTime: 60_000,
  })
