import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { listClashes } from '../../contract/clashes.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'

export const clashesOptions = () =>
  queryOptions({ queryKey: ['clashes'], queryFn: ({ signal }) => call(listClashes, { signal }) })

/** A ruling may have changed the customer; who asked may not see which one it is. */
export const clashChanged = (queries: QueryClient, customerId?: number) =>
  Promise.all([
    ...(customerId === undefined ? [] : [customerChanged(queries, customerId)]),
    ...[['clashes'], ['workbench'], ['timeline'], ['duplicates']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  ])
