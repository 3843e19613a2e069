import { queryOptions } from '@tanstack/react-query'
import { type ExportState, listExports } from '../../contract/exports.ts'
import { call } from '../app/call.ts'

export const isMoving = ({ status }: Pick<ExportState, 'status'>): boolean =>
  status === 'waiting' || status === 'making'

/** The server makes them in the background: how far it is, is asked for while it does. */
export const exportsOptions = () =>
  queryOptions({
    queryKey: ['exports'],
    queryFn: ({ signal }) => call(listExports, { signal }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isMoving) ? 1_000 : false),
    staleTime: 0,
  })
