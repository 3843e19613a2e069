import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { QueryOf } from '../../contract/endpoint.ts'
import { listQuestions } from '../../contract/questions.ts'
import { listSpotCheckItems, listSpotChecks } from '../../contract/spot-checks.ts'
import { listMarks, listToVerify, readCheckProgress } from '../../contract/verification.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'

/** Below the key of its customer: a change to the customer asks for it again. */
export const marksOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'marks'],
    queryFn: ({ signal }) => call(listMarks, { params: { id: customerId }, signal }),
  })

export const questionsOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'questions'],
    queryFn: ({ signal }) => call(listQuestions, { params: { id: customerId }, signal }),
  })

type ListQuery = Partial<QueryOf<typeof listToVerify>>

export const toVerifyOptions = (query: ListQuery) =>
  queryOptions({
    queryKey: ['verification', 'list', query],
    queryFn: ({ signal }) => call(listToVerify, { query, signal }),
  })

export const progressOptions = () =>
  queryOptions({
    queryKey: ['verification', 'progress'],
    queryFn: ({ signal }) => call(readCheckProgress, { signal }),
  })

export const spotChecksOptions = () =>
  queryOptions({
    queryKey: ['verification', 'spot checks'],
    queryFn: ({ signal }) => call(listSpotChecks, { signal }),
  })

type ItemsQuery = Partial<QueryOf<typeof listSpotCheckItems>>

export const spotCheckItemsOptions = (query: ItemsQuery) =>
  queryOptions({
    queryKey: ['verification', 'items', query],
    queryFn: ({ signal }) => call(listSpotCheckItems, { query, signal }),
  })

/** After a mark, a check or a verdict: the record, its lists and the workbench are asked again. */
export async function verified(queries: QueryClient, customerId: number): Promise<void> {
  await Promise.all([
    customerChanged(queries, customerId),
    queries.invalidateQueries({ queryKey: ['verification'] }),
    queries.invalidateQueries({ queryKey: ['workbench'] }),
  ])
}

/** Which phones of a customer's contacts are marked as invalid, by id. */
export async function invalidPhones(queries: QueryClient, customerId: number): Promise<Set<number>> {
  const { rows } = await queries.fetchQuery(marksOptions(customerId))
  return new Set(
    rows.flatMap(({ phoneId, reason }) => (phoneId !== null && reason !== null ? [phoneId] : [])),
  )
}
