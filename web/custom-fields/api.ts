import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type CustomField, type CustomObject, listCustomFields } from '../../contract/custom-fields.ts'
import { call } from '../app/call.ts'

/** Changes rarely: asked once, kept while the page lives, and asked anew when the settings change it. */
export const customFieldsOptions = () =>
  queryOptions({
    queryKey: ['custom-fields'],
    queryFn: ({ signal }) => call(listCustomFields, { signal }),
    staleTime: 10 * 60_000,
  })

const none: readonly CustomField[] = []

/** The fields that an object is asked for, in their order; none while they are fetched. */
export function useCustomFields(object: CustomObject): readonly CustomField[] {
  const { data } = useQuery(customFieldsOptions())
  return useMemo(
    () => data?.rows.filter((field) => field.object === object && field.active) ?? none,
    [data, object],
  )
}

/** Those of both objects, retired ones too: for what was said of them before. */
export const useAllCustomFields = (): readonly CustomField[] =>
  useQuery(customFieldsOptions()).data?.rows ?? none
