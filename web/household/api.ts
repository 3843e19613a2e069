import { queryOptions, useQuery } from '@tanstack/react-query'
import { readHousehold } from '../../contract/household.ts'
import { call } from '../app/call.ts'

export const householdOptions = () =>
  queryOptions({
    queryKey: ['privacy', 'household'],
    queryFn: ({ signal }) => call(readHousehold, { signal }),
  })

const field = 'customer.household'

/** For lists of all fields: the one that the organisation hasn't switched on isn't among them. */
export function useFieldsInUse(): (fields: readonly string[]) => string[] {
  const { data } = useQuery(householdOptions())
  return (fields) => fields.filter((one) => one !== field || data?.isOn === true)
}
