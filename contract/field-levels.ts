import { contactFields } from './contacts.ts'
import { customerFields } from './customer-fields.ts'
import { type FieldLevel, fieldLevel, fieldLevels } from './levels.ts'

export { type FieldLevel, fieldLevel, fieldLevels }

/** `customer.budget`, `contact.phones`; a custom field as `customer.custom.<key>`. */
export type GuardedField = `customer.${string}` | `contact.${string}`

/** Without these a record could not be told from others, nor be worked on. */
const alwaysShown = [
  'customer.name',
  'customer.type',
  'customer.country',
  'customer.stage',
  'customer.ownerId',
  'contact.isPrimary',
]

const fieldsOf = (object: 'customer' | 'contact', fields: object) =>
  Object.keys(fields)
    .map((field): GuardedField => `${object}.${field}`)
    .filter((field) => !alwaysShown.includes(field))

/** Every built-in field whose level a role can set. */
export const guardedFields: readonly GuardedField[] = [
  ...fieldsOf('customer', customerFields),
  ...fieldsOf('contact', contactFields),
]

/** What a role sees where it says nothing; every other field is `edit`. */
export const defaultLevels: ReadonlyMap<string, FieldLevel> = new Map([
  ['contact.phones', 'masked'],
  ['contact.email', 'masked'],
  ['contact.wechat', 'masked'],
])

/** What a role may be given of a field. Nobody could speak of a contact without any name: it shows as 王* at least. */
export const levelsOf = (field: GuardedField): readonly FieldLevel[] =>
  field === 'contact.name' ? fieldLevels.slice(1) : fieldLevels

/** Sensitive by default (DOMAIN §1): roles outside of sales and management don't see them. */
export const sensitiveFields: readonly GuardedField[] = [
  'customer.budget',
  'customer.highlights',
  'contact.influence',
  'contact.attitude',
  'contact.reportsToId',
  'contact.remark',
]
