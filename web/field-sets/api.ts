import { queryOptions } from '@tanstack/react-query'
import { listFieldSets, readCompleteness } from '../../contract/field-sets.ts'
import { call } from '../app/call.ts'

export const fieldSetsOptions = () =>
  queryOptions({ queryKey: ['field-sets'], queryFn: ({ signal }) => call(listFieldSets, { signal }) })

/** Below the key of its customer: a change to the customer asks for it again. */
export const completenessOptions = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id, 'completeness'],
    queryFn: ({ signal }) => call(readCompleteness, { params: { id }, signal }),
  })
