import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { businessTypes } from '../../contract/customer-fields.ts'
import { entryFieldsOptions } from './api.ts'

type BusinessType = (typeof businessTypes)[number] | null | undefined

/**
 * What customers of a business type are asked for before they count as entered, as the form of the object names its
 * fields; nothing while it is fetched, or where it can't be.
 */
export function useAskedFields(
  object: 'customer' | 'contact',
  businessType: BusinessType,
): ReadonlySet<string> {
  const { data } = useQuery(entryFieldsOptions())
  return useMemo(() => {
    const fields = data?.rows.find((row) => row.businessType === (businessType ?? null))?.fields ?? []
    const prefix = `${object}.`
    return new Set(
      fields.filter((field) => field.startsWith(prefix)).map((field) => field.slice(prefix.length)),
    )
  }, [data, object, businessType])
}
