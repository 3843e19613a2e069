import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { readCheckState, readCheckUp } from '../../contract/check-up.ts'
import { call } from '../app/call.ts'

/** Asked again for as long as a check is under way. */
export const checkStateOptions = () =>
  queryOptions({
    queryKey: ['check-up', 'state'],
    queryFn: ({ signal }) => call(readCheckState, { signal }),
    refetchInterval: ({ state }) => (state.data?.underWay ? 500 : false),
  })

/** Another check, another report; and back from a list where something was mended it has changed as well. */
export const reportOptions = (importId: number | undefined, checkedAt: string | null) =>
  queryOptions({
    queryKey: ['check-up', 'report', importId, checkedAt],
    queryFn: ({ signal }) => call(readCheckUp, { query: { importId }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
