import type { Contact, ContactChanges, ContactDraft, ContactField } from '../../contract/contacts.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { type CustomFormValues, customChanges, customDraft } from '../custom-fields/customValues.ts'
import type { SuccessorValues } from './successorValues.ts'

/**
 * What the form holds. A field that is masked or may not be written is left out: what is shown of it isn't what is kept.
 */
export type ContactValues = Partial<Pick<Contact, Exclude<ContactField, 'phones' | 'email' | 'name'>>> & {
  name: string
  phones?: string[]
  email?: string | null
  custom?: CustomFormValues
  /** Beside the fields: who takes over. */
  successor?: SuccessorValues
}

export const newContact = {
  name: '',
  jobTitle: null,
  relation: null,
  preferredChannels: [],
  goodHours: null,
  influence: null,
  attitude: null,
  reportsToId: null,
  isPrimary: false,
  leftOn: null,
  remark: null,
  phones: [''],
  email: null,
  wechat: null,
  custom: {},
} satisfies ContactValues

export function valuesOf(contact: Contact): ContactValues {
  const { phones, fields } = contact
  const values = Object.keys(newContact).map((field) => [field, contact[field as ContactField | 'custom']])
  return unrestricted(
    { ...Object.fromEntries(values), phones: phones.map(({ shown }) => shown) } as ContactValues,
    fields,
  )
}

/** As a form for a new contact begins. */
export const newValues = (fields: RestrictedFields): ContactValues =>
  unrestricted(
    newContact,
    Object.fromEntries(Object.entries(fields).filter(([, level]) => level !== 'masked')),
  )

const unrestricted = (values: ContactValues, fields: RestrictedFields) =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !(field in fields))) as ContactValues

export function draftOf(values: ContactValues): ContactDraft {
  const given = Object.entries(tidy(values)).filter(([, value]) => value !== null)
  const custom = customDraft(values.custom)
  return {
    ...(Object.fromEntries(given) as ContactChanges),
    ...(Object.keys(custom).length > 0 && { custom }),
    name: (values.name ?? '').trim(),
  }
}

/** Only what differs from the record as it was read. */
export function changesOf(before: ContactValues, after: ContactValues): ContactChanges {
  const old: Record<string, unknown> = tidy(before)
  const differs = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(old[field])
  const custom = customChanges(before.custom, after.custom)
  return {
    ...Object.fromEntries(Object.entries(tidy(after)).filter(differs)),
    ...(Object.keys(custom).length > 0 && { custom }),
  }
}

function tidy(values: ContactValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field, value]) => value !== undefined && field !== 'custom' && field !== 'successor')
      .map(([field, value]) => [field, tidyValue(field, value)]),
  )
}

function tidyValue(field: string, value: unknown): unknown {
  if (field === 'phones' && Array.isArray(value)) {
    return value.map((phone: unknown) => String(phone ?? '').trim()).filter((phone) => phone !== '')
  }
  return typeof value === 'string' ? value.trim() || null : value
}
