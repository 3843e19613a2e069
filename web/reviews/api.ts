import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listReviews, readReview } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'

/** Below the key of its customer: a change to the customer asks for it again. */
export const reviewOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'review'],
    queryFn: ({ signal }) => call(readReview, { params: { id: customerId }, signal }),
  })

export const reviewListOptions = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: ['reviews', 'list', mine],
    queryFn: ({ pageParam, signal }) =>
      call(listReviews, { query: { mine, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** After any step of a review: the record, its lists and the queue are asked for anew. */
export async function reviewed(queries: QueryClient, customerIds: readonly number[]): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['reviews'] })
  for (const id of customerIds) await customerChanged(queries, id)
}
