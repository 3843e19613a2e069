import { queryOptions } from '@tanstack/react-query'
import type { businessTypes } from '../../contract/customer-fields.ts'
import { listFieldSets, readCompleteness, readEntryFields } from '../../contract/field-sets.ts'
import { call } from '../app/call.ts'

export const fieldSetsOptions = () =>
  queryOptions({ queryKey: ['field-sets'], queryFn: ({ signal }) => call(listFieldSets, { signal }) })

export type BusinessType = (typeof businessTypes)[number]

/** Changes rarely; below the key of the sets, so that the settings have it asked anew. */
export const entryFieldsOptions = (businessType: BusinessType | null | undefined) =>
  queryOptions({
    queryKey: ['field-sets', 'entry-fields', businessType ?? null],
    queryFn: ({ signal }) => call(readEntryFields, { query: businessType ? { businessType } : {}, signal }),
    staleTime: 10 * 60_000,
  })

/** Below the key of its customer: a change to the customer asks for it again. */
export const completenessOptions = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'one', id, 'completeness'],
    queryFn: ({ signal }) => call(readCompleteness, { params: { id }, signal }),
  })
