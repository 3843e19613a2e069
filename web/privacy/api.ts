import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listPurposes, readPrivacyRules } from '../../contract/consents.ts'
import { listPrivacyRequests, readPrivacyRequest } from '../../contract/privacy.ts'
import { readRetention } from '../../contract/retention.ts'
import { call } from '../app/call.ts'

export const requestsOptions = (state: 'open' | 'closed') =>
  infiniteQueryOptions({
    queryKey: ['privacy', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call(listPrivacyRequests, { query: { state, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const requestOptions = (id: number) =>
  queryOptions({
    queryKey: ['privacy', 'one', id],
    queryFn: ({ signal }) => call(readPrivacyRequest, { params: { id }, signal }),
  })

export const purposesOptions = () =>
  queryOptions({
    queryKey: ['privacy', 'purposes'],
    queryFn: ({ signal }) => call(listPurposes, { signal }),
  })

export const rulesOptions = () =>
  queryOptions({
    queryKey: ['privacy', 'rules'],
    queryFn: ({ signal }) => call(readPrivacyRules, { signal }),
  })

export const retentionOptions = () =>
  queryOptions({
    queryKey: ['privacy', 'retention'],
    queryFn: ({ signal }) => call(readRetention, { signal }),
  })

/** Below the customer: whatever changes it asks this again. */
export const heldOf = (customerId: number) => ['customers', 'one', customerId, 'retention']
