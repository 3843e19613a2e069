import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ResultOf } from '../../contract/endpoint.ts'
import { listRefused } from '../../contract/import-corrections.ts'
import {
  type ImportState,
  listImports,
  previewImport,
  previewUndo,
  readImport,
} from '../../contract/imports.ts'
import { call } from '../app/call.ts'
import type { Shown } from './importSearch.ts'

/** An import as its own page reads it. */
export type OneImport = ResultOf<typeof readImport>

const moving: readonly ImportState['status'][] = ['reading', 'checking', 'running', 'undoing']

/** The server works in the background: its progress is asked for while it does. */
export const isMoving = ({ status }: Pick<ImportState, 'status'>): boolean => moving.includes(status)

export const importOptions = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call(readImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 500 : false),
  })

export const importsOptions = () =>
  queryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => call(listImports, { signal }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isMoving) ? 1_000 : false),
  })

export const previewOptions = (id: number, only: Shown) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, only],
    queryFn: ({ pageParam, signal }) =>
      call(previewImport, {
        params: { id },
        query: { only, limit: 100, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** What the check refused, by column and text. Another check, of other columns perhaps, finds other texts. */
export const refusedOptions = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'refused', id],
    queryFn: ({ signal }) => call(listRefused, { params: { id }, signal }),
    gcTime: 0,
  })

/** Asked anew each time: somebody may have worked on one meanwhile. */
export const undoOptions = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'undo', id],
    queryFn: ({ signal }) => call(previewUndo, { params: { id }, signal }),
    gcTime: 0,
    staleTime: 0,
  })

/** A few rows as they stand in the sheet, to recognise a column by. */
export const samplesOptions = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'samples', id],
    queryFn: ({ signal }) => call(previewImport, { params: { id }, query: { limit: 5 }, signal }),
    retry: false,
  })
