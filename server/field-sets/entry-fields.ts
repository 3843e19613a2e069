import { businessTypes } from '../../contract/customer-fields.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import type { readEntryFields } from '../../contract/field-sets.ts'
import { activeFields, guardOf, readCustomFields } from '../custom-fields/queries.ts'
import type { Db } from '../platform/database.ts'
import { levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readEntrySets, readFieldSets } from './queries.ts'

/** What each kind of customer must have before it counts as entered; retired fields are asked of nobody. */
export async function entryFields(db: Db, viewer: Viewer): Promise<ResultOf<typeof readEntryFields>['rows']> {
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
  return [null, ...businessTypes].map((businessType) => {
    const id = (businessType && entry[businessType]) ?? entry.other
    const fields = sets.find((set) => set.id === id && set.active)?.fields ?? []
    const required = fields.filter((one) => one.required && isAsked(one.field))
    return { businessType, fields: required.map(({ field }) => field) }
  })
}
