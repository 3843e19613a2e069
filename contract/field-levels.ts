import { addressFields } from './addresses.ts'
import { billingFields } from './billing.ts'
import { contactFields } from './contacts.ts'
import { customerFields } from './customer-fields.ts'
import { type FieldLevel, fieldLevel, fieldLevels } from './levels.ts'

export { type FieldLevel, fieldLevel, fieldLevels }

/** Whose fields a role can guard; named as in the change log. */
export const guardedObjects = ['customer', 'contact', 'billing_profile', 'delivery_address'] as const
export type GuardedObject = (typeof guardedObjects)[number]

/** `customer.budget`, `contact.phones`; a custom field as `customer.custom.<key>`. */
export type GuardedField = `${GuardedObject}.${string}`

/** Without these a record could not be told from others, nor be worked on. */
const alwaysShown = [
  'customer.name',
  'customer.type',
  'customer.country',
  'customer.stage',
  'customer.ownerId',
  'contact.isPrimary',
  'billing_profile.isDefault',
  'delivery_address.isDefault',
]

const fieldsOf = (object: GuardedObject, fields: object) =>
  Object.keys(fields)
    .map((field): GuardedField => `${object}.${field}`)
    .filter((field) => !alwaysShown.includes(field))

/** Every built-in field whose level a role can set. */
export const guardedFields: readonly GuardedField[] = [
  ...fieldsOf('customer', customerFields),
  ...fieldsOf('contact', contactFields),
  ...fieldsOf('billing_profile', billingFields),
  ...fieldsOf('delivery_address', addressFields),
]

/** What a role sees where it says nothing; every other field is `edit`. */
export const defaultLevels: ReadonlyMap<string, FieldLevel> = new Map([
  ['customer.household', 'hidden'],
  ['contact.phones', 'masked'],
  ['contact.email', 'masked'],
  ['contact.wechat', 'masked'],
  ['billing_profile.phone', 'masked'],
  ['delivery_address.phone', 'masked'],
])

/** What these records go by. */
const names: readonly GuardedField[] = ['contact.name', 'billing_profile.title', 'delivery_address.recipient']

/** What a role may be given of a field. Nobody could speak of a contact without any name: it shows as 王* at least. */
export const levelsOf = (field: GuardedField): readonly FieldLevel[] =>
  names.includes(field) ? fieldLevels.slice(1) : fieldLevels

/** Sensitive by default (DOMAIN §1): roles outside of sales and management don't see them. */
export const sensitiveFields: readonly GuardedField[] = [
  'customer.budget',
  'customer.highlights',
  'contact.influence',
  'contact.attitude',
  'contact.reportsToId',
  'contact.remark',
]
