import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listRegistrations, readRegistration } from '../../contract/registrations.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'

export type Whose = 'mine' | 'team'

/** Below the key of its customer: a change to the customer asks for it again. */
export const registrationOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['customers', 'one', customerId, 'registration'],
    queryFn: ({ signal }) => call(readRegistration, { params: { id: customerId }, signal }),
  })

export const registrationsOptions = (whose: Whose) =>
  infiniteQueryOptions({
    queryKey: ['registrations', whose],
    queryFn: ({ pageParam, signal }) =>
      call(listRegistrations, {
        query: { whose, limit: 50, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const registrationChanged = (queries: QueryClient, customerId: number) =>
  Promise.all([
    customerChanged(queries, customerId),
    ...[['registrations'], ['workbench'], ['timeline', customerId]].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  ])
