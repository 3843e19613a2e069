import { queryOptions } from '@tanstack/react-query'
import { listColleagues, listDepartments } from '../../contract/people.ts'
import { listIndustries, listRegions } from '../../contract/settings.ts'
import { call } from '../app/call.ts'

/** These lists change rarely: asked once, kept while the page lives. */
const staleTime = 10 * 60_000

export const industriesOptions = () =>
  queryOptions({
    queryKey: ['industries'],
    queryFn: ({ signal }) => call(listIndustries, { signal }),
    staleTime,
  })

export const colleaguesOptions = () =>
  queryOptions({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => call(listColleagues, { signal }),
    staleTime,
  })

export const departmentsOptions = () =>
  queryOptions({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartments, { signal }),
    staleTime,
  })

/** About 3,000 places: asked when a picker is opened or a name is needed. */
export const regionsOptions = () =>
  queryOptions({
    queryKey: ['regions'],
    queryFn: ({ signal }) => call(listRegions, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
