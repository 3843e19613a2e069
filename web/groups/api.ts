import { queryOptions } from '@tanstack/react-query'
import { findGroups, readGroup } from '../../contract/groups.ts'
import { call } from '../app/call.ts'

export const groupOptions = (customerId: number) =>
  queryOptions({
    queryKey: ['group', customerId],
    queryFn: ({ signal }) => call(readGroup, { params: { id: customerId }, signal }),
  })

export const groupsOptions = (q: string) =>
  queryOptions({
    queryKey: ['groups', q],
    queryFn: ({ signal }) => call(findGroups, { query: { q }, signal }),
  })
