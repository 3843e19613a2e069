import { queryOptions } from '@tanstack/react-query'
import { listFiles } from '../../contract/files.ts'
import { call } from '../app/call.ts'

export const filesOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['files', customerId],
    queryFn: ({ signal }) => call(listFiles, { params: { id: customerId }, signal }),
  })
