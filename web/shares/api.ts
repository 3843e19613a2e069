import { queryOptions } from '@tanstack/react-query'
import { listShares } from '../../contract/shares.ts'
import { call } from '../app/call.ts'

export const sharesOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['shares', customerId],
    queryFn: ({ signal }) => call(listShares, { params: { id: customerId }, signal }),
  })
