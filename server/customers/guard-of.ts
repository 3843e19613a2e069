import { isCustomColumn } from '../../contract/customer-columns.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { guardOfCustom } from '../custom-fields/filter.ts'

/** What the field filter calls a column of the list or a field of its filter, the primary contact's among them. */
export function guardOf(column: string): GuardedField {
  if (isCustomColumn(column)) return guardOfCustom(column)
  if (column.startsWith('contact.')) return column as GuardedField
  return `customer.${column === 'nameNorm' ? 'name' : column}`
}
