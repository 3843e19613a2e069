import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { listDepartments, listRoles, listUsers } from '../../contract/people.ts'
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
