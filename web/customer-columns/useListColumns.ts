import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type BuiltInColumn,
  defaultColumns,
  type ListColumn,
  listColumns,
} from '../../contract/customer-columns.ts'
import { useFieldsOf } from '../app/fields.ts'
import { type ListField, useListFields } from '../custom-fields/listFields.ts'
import { fieldLabel } from '../customers/fieldLabel.ts'
import { isShown } from '../ui/GuardedItem.tsx'

export type ColumnInfo = {
  key: ListColumn
  label: string
  group: 'customer' | 'contact' | 'custom'
  /** Its definition, of a custom field. */
  custom?: ListField
}

/** Of a masked value these still say something. */
const shownInPart: readonly string[] = ['contact.name', 'contact.phones', 'contact.email', 'creditCode']

/** All columns that the list can have for this person; one of which nothing would be seen isn't offered. */
export function useListColumns(): readonly ColumnInfo[] {
  const { t } = useTranslation()
  const customer = useFieldsOf('customer')
  const contact = useFieldsOf('contact')
  const custom = useListFields()
  return useMemo(() => {
    const levelOf = (column: BuiltInColumn) =>
      column.startsWith('contact.') ? contact[column.slice('contact.'.length)] : customer[column]
    const isOffered = (column: BuiltInColumn) => {
      const level = levelOf(column)
      return isShown(level) || (level === 'masked' && shownInPart.includes(column))
    }
    const builtIn = (listColumns as readonly BuiltInColumn[]).filter(isOffered).map(
      (key): ColumnInfo => ({
        key,
        label: columnLabel(t, key),
        group: key.startsWith('contact.') ? 'contact' : 'customer',
      }),
    )
    const own = custom.map(
      (field): ColumnInfo => ({
        key: field.listKey as ListColumn,
        label: field.label,
        group: 'custom',
        custom: field,
      }),
    )
    return [...builtIn, ...own]
  }, [t, customer, contact, custom])
}

/** The chosen ones in their order; what is none any more, or not for this person, is left out. */
export function useChosenColumns(chosen: readonly string[]) {
  const offered = useListColumns()
  return useMemo(() => {
    const keys: readonly string[] = chosen.length > 0 ? chosen : defaultColumns
    const shown = keys.flatMap((key) => offered.find((column) => column.key === key) ?? [])
    return { offered, shown }
  }, [offered, chosen])
}

/** A few go by a shorter name in the head of a column. */
const short = {
  name: 'customers.column.name',
  'contact.name': 'customers.column.primaryContact',
  'contact.phones': 'customers.column.phone',
} as const

const columnLabel = (t: TFunction, column: BuiltInColumn) =>
  column in short ? t(short[column as keyof typeof short]) : fieldLabel(t, column)
