import {
  type CustomerChanges,
  type CustomerDraft,
  type CustomerField,
  customerFields,
} from '../../contract/customer-fields.ts'
import type { Customer } from '../../contract/customers.ts'
import type { Language } from '../../contract/session.ts'
import { type CustomFormValues, customChanges, customDraft } from '../custom-fields/customValues.ts'
import type { NextStep } from '../followups/followUpValues.ts'
import { type ConsentValues, consentOf } from '../household/householdValues.ts'
import { type AmountField, amountFields, amountText, readAmount } from './amounts.ts'

type Fields = Pick<Customer, CustomerField>
/** What the form holds: amounts as typed, everything else as the contract has it. */
export type CustomerValues = Omit<Fields, AmountField> &
  Record<AmountField, string> & { custom?: CustomFormValues; householdConsent?: ConsentValues }
export type ContactValues = {
  name?: string
  jobTitle?: string
  phones?: (string | undefined)[]
  email?: string
  wechat?: string
}
export type NewCustomerValues = CustomerValues & {
  contacts: ContactValues[]
  isAnother: boolean
  /** Found in a pasted text. */
  next?: NextStep
}

const fields = Object.keys(customerFields) as CustomerField[]
const isAmount = (field: CustomerField): field is AmountField =>
  (amountFields as readonly string[]).includes(field)

const nothingKnown: Fields = {
  name: '',
  type: 'company',
  shortName: null,
  creditCode: null,
  legalNature: null,
  businessType: null,
  industryId: null,
  foundedOn: null,
  country: 'CN',
  regionCode: null,
  address: null,
  website: null,
  mainBusiness: null,
  headcount: null,
  annualRevenue: null,
  totalAssets: null,
  initialNeed: null,
  budget: null,
  expectedStart: null,
  urgency: null,
  painPoints: null,
  preferences: null,
  household: null,
  source: null,
  sourceNote: null,
  cooperationSince: null,
  stage: 'prospect',
  relationStatus: null,
  highlights: null,
  ownerId: null,
}

export function newValues(language: Language): NewCustomerValues {
  return { ...valuesOf(nothingKnown, language), contacts: [{}], isAnother: false }
}

/** A masked field begins empty: what is shown of it isn't what is kept. */
export function valuesOf(
  customer: Fields & Partial<Pick<Customer, 'fields' | 'custom'>>,
  language: Language,
): CustomerValues {
  const { headcount, annualRevenue, totalAssets, budget } = customer
  const isMasked = (field: CustomerField) => customer.fields?.[field] === 'masked'
  const known = Object.fromEntries(
    fields.map((field) => [field, isMasked(field) ? null : customer[field]]),
  ) as Fields
  return {
    ...known,
    headcount: amountText('headcount', headcount, language),
    annualRevenue: amountText('annualRevenue', annualRevenue, language),
    totalAssets: amountText('totalAssets', totalAssets, language),
    budget: amountText('budget', budget, language),
    custom: { ...customer.custom },
  }
}

/** As the contract takes it: trimmed, nothing as null, amounts read. Amounts that can't be read are left out. */
export function fieldsOf(values: Partial<CustomerValues>): CustomerChanges {
  const read: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field]
    if (value === undefined) continue
    if (isAmount(field)) {
      const amount = readAmount(field, String(value))
      if (amount.ok) read[field] = amount.value
    } else read[field] = typeof value === 'string' ? value.trim() || null : value
  }
  return read as CustomerChanges
}

/** Only what differs from the record as it was read. */
export function changesOf(before: CustomerValues, after: CustomerValues): CustomerChanges {
  const old = fieldsOf(before)
  const custom = customChanges(before.custom, after.custom)
  return {
    ...Object.fromEntries(
      Object.entries(fieldsOf(after)).filter(([field, value]) => !same(value, old[field as CustomerField])),
    ),
    ...(Object.keys(custom).length > 0 && { custom }),
  }
}

/** Empty fields are left to the server's defaults: whoever enters a customer owns it. */
export function draftOf(values: NewCustomerValues): CustomerDraft {
  const given = Object.entries(fieldsOf(values)).filter(([, value]) => value !== null)
  const { contacts, isAnother } = values
  const custom = customDraft(values.custom)
  return {
    ...(Object.fromEntries(given) as CustomerChanges),
    ...(Object.keys(custom).length > 0 && { custom }),
    ...(values.type === 'individual' && consentOf(values.household, values.householdConsent)),
    name: values.name.trim(),
    contacts: contacts.flatMap((contact, index) =>
      contactDraft(contact, index === 0 && values.type === 'individual' ? values.name : null),
    ),
    isAnother,
  }
}

/** An individual is their own contact, so only the phone was asked. Rows left empty are none. */
function contactDraft({ name, phones, ...others }: ContactValues, individual: string | null) {
  const numbers = (phones ?? []).map((phone) => phone?.trim() ?? '').filter((phone) => phone !== '')
  const called = individual?.trim() || name?.trim() || ''
  if (called === '') return []
  return [
    {
      name: called,
      ...given(others),
      ...(numbers.length > 0 && { phones: numbers }),
    },
  ]
}

/** Texts that say something. */
function given(texts: Omit<ContactValues, 'name' | 'phones'>) {
  const told = Object.entries(texts).map(([field, text]) => [field, text?.trim() ?? ''] as const)
  return Object.fromEntries(told.filter(([, text]) => text !== ''))
}

function same(a: unknown, b: unknown): boolean {
  const told = (value: unknown) => JSON.stringify(value === '' || value === undefined ? null : value)
  return told(a) === told(b)
}
