import type { Contact, ContactChanges, ContactDraft } from '../../contract/contacts.ts'

type Plain = Pick<
  Contact,
  | 'name'
  | 'jobTitle'
  | 'relation'
  | 'preferredChannels'
  | 'goodHours'
  | 'influence'
  | 'attitude'
  | 'reportsToId'
  | 'isPrimary'
  | 'leftOn'
  | 'remark'
>
/** Phones, mail and WeChat are left out while they are masked: what is shown isn't what is kept. */
export type ContactValues = Plain & { phones?: string[]; email?: string | null; wechat?: string | null }

export const newContact: ContactValues = {
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
}

export function valuesOf(contact: Contact): ContactValues {
  const { name, jobTitle, relation, preferredChannels, goodHours, influence, attitude, reportsToId } = contact
  const { isPrimary, leftOn, remark, masked, phones, email, wechat } = contact
  return {
    ...{ name, jobTitle, relation, preferredChannels, goodHours, influence, attitude, reportsToId },
    ...{ isPrimary, leftOn, remark },
    ...(!masked && { phones: phones.map(({ shown }) => shown), email, wechat }),
  }
}

export function draftOf(values: ContactValues): ContactDraft {
  const given = Object.entries(tidy(values)).filter(([, value]) => value !== null)
  return { ...(Object.fromEntries(given) as ContactChanges), name: values.name.trim() }
}

/** Only what differs from the record as it was read. */
export function changesOf(before: ContactValues, after: ContactValues): ContactChanges {
  const old: Record<string, unknown> = tidy(before)
  const differs = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(old[field])
  return Object.fromEntries(Object.entries(tidy(after)).filter(differs))
}

function tidy(values: ContactValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, tidyValue(field, value)]),
  )
}

function tidyValue(field: string, value: unknown): unknown {
  if (field === 'phones' && Array.isArray(value)) {
    return value.map((phone: unknown) => String(phone ?? '').trim()).filter((phone) => phone !== '')
  }
  return typeof value === 'string' ? value.trim() || null : value
}
