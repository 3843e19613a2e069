import { useMemo, useState } from 'react'
import { useMe } from '../app/session.ts'
import { type ListField, useListFields } from './listFields.ts'

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
    const isKey = (key: unknown): key is string =>
      typeof key === 'string' && /^(contact\.)?cf_[0-9a-z]{1,20}$/.test(key)
    return Array.isArray(read) ? read.filter(isKey).slice(0, mostColumns) : []
  } catch {
    return []
  }
}

const none: readonly ListField[] = []

/** The fields that may stand in the list, and those of them that were chosen. */
export function useListedFields(keys: readonly string[]) {
  const offered = useListFields()
  return useMemo(() => {
    const chosen = offered.filter(({ listKey }) => keys.includes(listKey))
    return { offered, chosen: chosen.length > 0 ? chosen : none }
  }, [offered, keys])
}
