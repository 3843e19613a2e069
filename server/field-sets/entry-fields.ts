import type { GuardedField } from '../../contract/field-levels.ts'
import type { EntrySets } from '../../contract/field-sets.ts'
import { activeFields, guardOf, readCustomFields } from '../custom-fields/queries.ts'
import type { Db } from '../platform/database.ts'
import { levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readEntrySets, readFieldSets } from './queries.ts'

/** What a customer must have before it counts as entered; retired fields are asked of nobody. */
export async function entryFields(
  db: Db,
  viewer: Viewer,
  businessType: Exclude<keyof EntrySets, 'other'> | undefined,
): Promise<string[]> {
  const [sets, entry, custom] = await Promise.all([
    readFieldSets(db),
    readEntrySets(db),
    readCustomFields(db),
  ])
  const inUse = new Set<string>(
    (['customer', 'contact'] as const).flatMap((object) => activeFields(custom, object)).map(guardOf),
  )
  const isAsked = (field: string) =>
    (!field.includes('.custom.') || inUse.has(field)) && levelOf(viewer, field as GuardedField) !== 'hidden'
  const id = (businessType && entry[businessType]) ?? entry.other
  const fields = sets.find((set) => set.id === id && set.active)?.fields ?? []
  return fields.filter(({ field, required }) => required && isAsked(field)).map(({ field }) => field)
}
