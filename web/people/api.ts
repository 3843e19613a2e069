import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { listDepartments, listUsers } from '../../contract/people.ts'
import { readMyRights, readRightsOf } from '../../contract/rights.ts'
import { listRoles } from '../../contract/roles.ts'
import { call } from '../app/call.ts'

export const departmentsOptions = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) => call(listDepartments, { signal }),
})

export const usersOptions = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => call(listUsers, { signal }),
})

export const rolesOptions = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => call(listRoles, { signal }),
})

/** Of oneself without an id: that look isn't recorded. */
export const rightsOptions = (id?: number) =>
  queryOptions({
    queryKey: ['rights', id ?? 'me'],
    queryFn: ({ signal }) =>
      id === undefined ? call(readMyRights, { signal }) : call(readRightsOf, { params: { id }, signal }),
    // Each look at somebody else's is recorded: only a person opening the page is one.
    ...(id !== undefined && { refetchOnWindowFocus: false, refetchOnReconnect: false }),
  })

/** Departments count people, people name departments and roles count people: one change touches all three. */
export function useRefreshPeople(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all(
      [departmentsOptions, usersOptions, rolesOptions].map(({ queryKey }) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
    await queries.invalidateQueries({ queryKey: ['colleagues'] })
  }
}
