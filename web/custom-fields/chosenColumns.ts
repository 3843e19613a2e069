import { useMemo, useState } from 'react'
import type { CustomField } from '../../contract/custom-fields.ts'
import { useFieldsOf } from '../app/fields.ts'
import { useMe } from '../app/session.ts'
import { isShown } from '../ui/GuardedItem.tsx'
import { useCustomFields } from './api.ts'

const mostColumns = 20
const nameOf = (userId: number) => `kemai.columns.customers.${userId}`

/** Which custom fields a person has as columns of the list, kept in this browser. */
export function useChosenColumns(): [keys: readonly string[], choose: (keys: readonly string[]) => void] {
  const { id } = useMe()
  const [keys, setKeys] = useState(() => readKept(localStorage.getItem(nameOf(id))))
  return [
    keys,
    (next) => {
      const few = next.slice(0, mostColumns)
      localStorage.setItem(nameOf(id), JSON.stringify(few))
      setKeys(few)
    },
  ]
}

export function readKept(kept: string | null): string[] {
  try {
    const read: unknown = JSON.parse(kept ?? '[]')
    const isKey = (key: unknown): key is string => typeof key === 'string' && /^cf_[0-9a-z]{1,20}$/.test(key)
    return Array.isArray(read) ? read.filter(isKey).slice(0, mostColumns) : []
  } catch {
    return []
  }
}

const none: readonly CustomField[] = []

/** The fields that may stand in the list, and those of them that were chosen. */
export function useListedFields(keys: readonly string[]) {
  const levels = useFieldsOf('customer')
  const fields = useCustomFields('customer')
  return useMemo(() => {
    const offered = fields.filter(({ key }) => isShown(levels[`custom.${key}`]))
    const chosen = offered.filter(({ key }) => keys.includes(key))
    return { offered, chosen: chosen.length > 0 ? chosen : none }
  }, [fields, levels, keys])
}
