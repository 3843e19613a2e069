import { queryOptions } from '@tanstack/react-query'
import { listAddresses } from '../../contract/addresses.ts'
import { listBillingProfiles } from '../../contract/billing.ts'
import { call } from '../app/call.ts'

export const billingOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['billing', customerId],
    queryFn: ({ signal }) => call(listBillingProfiles, { params: { id: customerId }, signal }),
  })

export const addressesOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['addresses', customerId],
    queryFn: ({ signal }) => call(listAddresses, { params: { id: customerId }, signal }),
  })
