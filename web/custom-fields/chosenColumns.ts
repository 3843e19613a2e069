import { useMemo } from 'react'
import { type ListField, useListFields } from './listFields.ts'

const mostColumns = 20

/** Those of the columns that are custom fields, as many as the server takes (contract/customers.ts). */
export const customKeysOf = (columns: readonly string[]): string[] =>
  columns.filter((key) => /^(contact\.)?cf_[0-9a-z]{1,20}$/.test(key)).slice(0, mostColumns)

const none: readonly ListField[] = []

/** The fields that may stand in the list, and those of them that were chosen. */
export function useListedFields(keys: readonly string[]) {
  const offered = useListFields()
  return useMemo(() => {
    const chosen = offered.filter(({ listKey }) => keys.includes(listKey))
    return { offered, chosen: chosen.length > 0 ? chosen : none }
  }, [offered, keys])
}
