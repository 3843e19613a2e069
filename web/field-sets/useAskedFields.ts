import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type BusinessType, entryFieldsOptions } from './api.ts'

/**
 * What customers of a business type are asked for before they count as entered, as the form of the object names its
 * fields; nothing while it is fetched, or where it can't be.
 */
export function useAskedFields(
  object: 'customer' | 'contact',
  businessType: BusinessType | null | undefined,
): ReadonlySet<string> {
  const { data } = useQuery(entryFieldsOptions(businessType))
  return useMemo(() => {
    const prefix = `${object}.`
    const fields = data?.fields.filter((field) => field.startsWith(prefix)) ?? []
    return new Set(fields.map((field) => field.slice(prefix.length)))
  }, [data, object])
}
