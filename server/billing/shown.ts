import { type GuardedField, levelsOf } from '../../contract/field-levels.ts'
import { maskedFields } from '../contacts/fields.ts'
import { maskedValue } from '../customers/logged.ts'
import { sql } from '../platform/database.ts'
import { isClear, levelOf, restrictedLevels } from '../platform/fields.ts'
import { type CustomerKey, mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'
import type { Kept } from './kept.ts'

/** Of a row `k`, what a role can guard. */
export const keptColumns = {
  billing_profile: sql`k.title, k.tax_number as "taxNumber", k.address, k.phone, k.bank, k.account`,
  delivery_address: sql`k.recipient, k.phone, k.region_code as "regionCode", k.address`,
}

/** Without these there is none. */
const required: Record<Kept, readonly string[]> = {
  billing_profile: ['title'],
  delivery_address: ['recipient', 'address'],
}

/** The row as the viewer may see it: what is hidden, and what a mask leaves nothing of, is null. */
export function shownKept<Row extends object>(viewer: Viewer, table: Kept, row: Row, own: boolean): Row {
  const shown = Object.entries(row).map(([field, value]: [string, unknown]) => {
    const guarded: GuardedField = `${table}.${field}`
    const level = levelOf(viewer, guarded, own)
    if (isClear(level)) return [field, value]
    const isGone = level === 'hidden' && levelsOf(guarded).includes('hidden')
    return [field, isGone ? null : maskedValue(guarded, value)]
  })
  return Object.fromEntries(shown) as Row
}

/** What goes with a list: the levels of the fields, and what may be done. */
export function rightsOf(viewer: Viewer, table: Kept, customer: CustomerKey, own: boolean) {
  const edit = mayTo(viewer, 'edit', customer)
  const fields = restrictedLevels(viewer, table, own)
  const isWritable = (field: string) => !['hidden', 'read'].includes(levelOf(viewer, `${table}.${field}`))
  return {
    fields,
    can: {
      create: edit && required[table].every(isWritable),
      edit,
      reveal: maskedFields(fields).length > 0 && mayAtAll(viewer, 'contact.reveal'),
    },
  }
}
