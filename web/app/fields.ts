import { useMemo } from 'react'
import type { RestrictedFields } from '../../contract/levels.ts'
import { useMe } from './session.ts'

/** What isn't seen in full and edited in lists and in new records; a record's own answer says its own. */
export function useFieldsOf(object: 'customer' | 'contact'): RestrictedFields {
  const { fields } = useMe()
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, level]) =>
          field.startsWith(`${object}.`) ? [[field.slice(object.length + 1), level]] : [],
        ),
      ),
    [fields, object],
  )
}
