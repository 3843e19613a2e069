import type { ContactChanges } from '../../../contract/contacts.ts'
import type { CustomValues } from '../../../contract/custom-fields.ts'
import type { CustomerChanges } from '../../../contract/customer-fields.ts'
import type { Phone } from '../../../contract/values/phone.ts'
import { fieldsOf as fieldsOfContact } from '../../contacts/columns.ts'
import { fieldsOf as fieldsOfCustomer } from '../../customers/columns.ts'
import { loggedValue } from '../../customers/logged.ts'
import { isSameValue } from '../../customers/same-value.ts'
import type { Values } from '../../customers/undo-log.ts'
import type { ParsedRow } from '../check-row.ts'

/** What a decision does to a customer that is there; the other two leave it as it is. */
export type Change = 'fill' | 'overwrite'

/** Tags by id, with the group that takes only one of them. */
export type ExclusiveGroups = ReadonlyMap<number, number>

/** A customer as it stands, its fields and those of its contacts named and shaped as in the change log. */
export type KnownCustomer = {
  id: number
  fields: Values
  groupName: string | null
  tags: number[]
  contacts: { id: number; nameNorm: string; fields: Values }[]
}

export type CustomerChange = {
  fields: CustomerChanges
  custom: CustomValues
  group: string | null
  tags: { give: number[]; take: number[] }
}

/** By a step of its own, with its reason: an import of customers that are there does neither. */
const neverChanged = ['type', 'stage', 'ownerId'] as const

/** What a row changes of the customer itself. */
export function customerChange(
  change: Change,
  { customer, custom = {}, tags = [] }: ParsedRow,
  now: KnownCustomer,
  exclusive: ExclusiveGroups,
): CustomerChange {
  const { name, ...others } = fieldsOfCustomer(customer)
  const given: Record<string, unknown> = change === 'fill' ? others : { name, ...others }
  for (const field of neverChanged) delete given[field]
  const fields: Record<string, unknown> = differing(change, given, now.fields)
  // A region is of its country: one isn't changed without the other, and a customer always has a country.
  if (change === 'overwrite' && fields.country !== undefined) fields.regionCode ??= null
  else if (given.country !== undefined && given.country !== now.fields.country) delete fields.regionCode
  // As little is a basis of another source.
  if (change === 'overwrite' && fields.source !== undefined) fields.sourceNote ??= null
  else if (given.source !== undefined && given.source !== now.fields.source) delete fields.sourceNote
  const group = typeof customer.group_name === 'string' ? customer.group_name : null
  const isGroupKept = group === now.groupName || (change === 'fill' && now.groupName !== null)
  return {
    fields,
    custom: customDiffering(change, custom, now.fields),
    group: isGroupKept ? null : group,
    tags: tagChange(change, tags, now.tags, exclusive),
  }
}

/** Tags are added; of a group that takes one the customer's own stays, or gives way. */
function tagChange(
  change: Change,
  given: readonly number[],
  held: readonly number[],
  exclusive: ExclusiveGroups,
): CustomerChange['tags'] {
  const rivals = (id: number) =>
    held.filter((other) => other !== id && exclusive.has(id) && exclusive.get(other) === exclusive.get(id))
  const give = given.filter((id) => !held.includes(id) && (change === 'overwrite' || rivals(id).length === 0))
  return { give, take: give.flatMap(rivals) }
}

export type ContactChange = { id: number; fields: ContactChanges; custom: CustomValues; phones: Phone[] }

/** What a row changes of the contact that it names, if the customer has that contact already. */
export function contactChange(change: Change, row: ParsedRow, now: KnownCustomer): ContactChange | null {
  const { contact, contactCustom = {}, phones } = row
  const known = sameContact(row, now)
  if (!contact || !known) return null
  return {
    id: known.id,
    fields: differing(change, fieldsOfContact(contact), known.fields),
    custom: customDiffering(change, contactCustom, known.fields),
    phones: phones.filter((phone) => !phonesOf(known.fields).includes(loggedPhone(phone))),
  }
}

/** By name, or else by a mobile number: 王总 in one list is 王强 in another. */
export function sameContact({ contact, phones }: ParsedRow, { contacts }: KnownCustomer) {
  if (!contact) return null
  const mobiles = phones.filter(({ kind }) => kind === 'mobile').map(loggedPhone)
  return (
    contacts.find(({ nameNorm }) => nameNorm === contact.name_norm) ??
    contacts.find(({ fields }) => mobiles.some((phone) => phonesOf(fields).includes(phone))) ??
    null
  )
}

const phonesOf = ({ phones }: Values) => (Array.isArray(phones) ? phones : [])

/** As the change log names a phone: see `logged_phone` in database/migrations/0007. */
const loggedPhone = ({ e164, extension }: Phone) => (extension === null ? e164 : `${e164} x${extension}`)

function differing(change: Change, given: Values, now: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([field, value]) => isChanged(change, value, now[field])),
  )
}

function customDiffering(change: Change, given: CustomValues, now: Values): CustomValues {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => isChanged(change, value, now[`custom.${key}`])),
  )
}

function isChanged(change: Change, given: unknown, now: unknown): boolean {
  if (given === undefined || isEmpty(given)) return false
  return isEmpty(now) || (change === 'overwrite' && !isSameValue(given, now))
}

const isEmpty = (value: unknown) =>
  (loggedValue(value) ?? null) === null || (Array.isArray(value) && value.length === 0)
