import { queryOptions } from '@tanstack/react-query'
import { type HandOverRule, listHolders, previewHandOver, readHoldings } from '../../contract/hand-over.ts'
import { call } from '../app/call.ts'

export const holdersOptions = queryOptions({
  queryKey: ['hand-over', 'people'],
  queryFn: ({ signal }) => call(listHolders, { signal }),
})

export const holdingsOptions = (id: number) =>
  queryOptions({
    queryKey: ['hand-over', id],
    queryFn: ({ signal }) => call(readHoldings, { params: { id }, signal }),
  })

export const previewOptions = (id: number, rule: HandOverRule | null) =>
  queryOptions({
    queryKey: ['hand-over', id, 'preview', rule],
    queryFn: ({ signal }) =>
      call(previewHandOver, {
        params: { id },
        body: { rule: rule ?? { toIds: [], regions: [], customers: [] } },
        signal,
      }),
    enabled: rule !== null,
    retry: false,
    staleTime: 0,
  })
