import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listMerges, mergedInto, previewMerge } from '../../contract/merge.ts'
import { call } from '../app/call.ts'

/** While another one is chosen to stay, what was shown stays, and nothing jumps. */
export const mergePreviewOptions = (ids: readonly number[], keepId: number | undefined) =>
  queryOptions({
    queryKey: ['merge preview', ids, keepId],
    queryFn: ({ signal }) =>
      call(previewMerge, { body: { ids: [...ids], ...(keepId !== undefined && { keepId }) }, signal }),
    enabled: ids.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const mergesOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'merges'],
    queryFn: ({ signal }) => call(listMerges, { params: { id: customerId }, signal }),
  })

export const mergedIntoOptions = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id, 'merged into'],
    queryFn: ({ signal }) => call(mergedInto, { params: { id }, signal }),
    staleTime: 0,
  })
