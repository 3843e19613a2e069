import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { followUpHistory, listPlans } from '../../contract/followups.ts'
import { readTimeline, type TimelineKind } from '../../contract/timeline.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'

/** The open plans of a customer, and today where the organisation is. */
export const plansOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['plans', customerId],
    queryFn: ({ signal }) => call(listPlans, { params: { id: customerId }, signal }),
  })

export type TimelineView = { kind?: TimelineKind; until?: string }

export const timelineOptions = (customerId: number, view: TimelineView) =>
  infiniteQueryOptions({
    queryKey: ['timeline', customerId, view],
    queryFn: ({ pageParam, signal }) =>
      call(readTimeline, {
        params: { id: customerId },
        query: { ...view, limit: 30, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const editsOptions = (id: number, version: number) =>
  queryOptions({
    queryKey: ['follow-up edits', id, version],
    queryFn: ({ signal }) => call(followUpHistory, { params: { id }, signal }),
  })

/** After a follow-up or a plan: the record, its line, its plans, the lists and the workbench are asked again. */
export async function followedUp(queries: QueryClient, customerId: number): Promise<void> {
  await Promise.all([
    customerChanged(queries, customerId),
    queries.invalidateQueries({ queryKey: ['plans', customerId] }),
    queries.invalidateQueries({ queryKey: ['workbench'] }),
    queries.invalidateQueries({ queryKey: ['verification'] }),
  ])
}
