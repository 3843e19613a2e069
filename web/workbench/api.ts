import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listWork, readWorkbench, type WorkSection } from '../../contract/workbench.ts'
import { call } from '../app/call.ts'

export type Whose = 'mine' | 'team'

export const workbenchOptions = (whose: Whose) =>
  queryOptions({
    queryKey: ['workbench', 'counts', whose],
    queryFn: ({ signal }) => call(readWorkbench, { query: { whose }, signal }),
    placeholderData: keepPreviousData,
  })

export const workOptions = (section: WorkSection, whose: Whose) =>
  infiniteQueryOptions({
    queryKey: ['workbench', 'rows', section, whose],
    queryFn: ({ pageParam, signal }) =>
      call(listWork, {
        params: { section },
        query: { whose, limit: 20, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
