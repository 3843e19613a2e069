import { z } from 'zod'
import { day, id, idParams, nothing, text, version } from './common.ts'
import { consentOnContact, doNotContact } from './consent-marks.ts'
import { customValues, shownCustomValues } from './custom-fields.ts'
import { endpoint } from './endpoint.ts'
import { restrictedFields } from './levels.ts'
import { tagOn } from './tags.ts'

export const contactRelations = [
  'decision_maker',
  'technical',
  'requester',
  'purchasing',
  'finance',
  'other',
] as const
export const channels = ['phone', 'email', 'wechat', 'visit'] as const
export const influences = ['high', 'medium', 'low'] as const
export const attitudes = ['supports', 'neutral', 'opposes'] as const
export const phoneKinds = ['mobile', 'landline', 'hotline', 'foreign'] as const

/** DOMAIN §2, Contacts. Phones are given as typed (`010-88886666 转 801`) and kept as E.164 with extension. */
export const contactFields = {
  name: text(100),
  jobTitle: text(100).nullable(),
  phones: z.array(text(60)).max(10),
  email: z.email().max(200).nullable(),
  wechat: text(100).nullable(),
  relation: z.enum(contactRelations).nullable(),
  preferredChannels: z.array(z.enum(channels)).max(4),
  goodHours: text(100).nullable(),
  influence: z.enum(influences).nullable(),
  attitude: z.enum(attitudes).nullable(),
  reportsToId: id.nullable(),
  isPrimary: z.boolean(),
  leftOn: day.nullable(),
  remark: text(1000).nullable(),
} as const
export type ContactField = keyof typeof contactFields

export const contactDraft = z
  .strictObject({ ...contactFields, custom: customValues })
  .partial()
  .required({ name: true })
export type ContactDraft = z.output<typeof contactDraft>
export const contactChanges = z.strictObject({ ...contactFields, custom: customValues }).partial()
export type ContactChanges = z.output<typeof contactChanges>

/**
 * 接任人: who takes over from a contact who leaves, one who is there or a new one. The primary contact hands that over;
 * those who reported to the leaver move along where `takesReports` says so.
 */
export const successor = z
  .strictObject({
    contactId: id.optional(),
    name: text(100).optional(),
    takesReports: z.boolean().default(false),
  })
  .refine(({ contactId, name }) => (contactId === undefined) !== (name === undefined), 'successor.one')
export type Successor = z.input<typeof successor>

const phone = z.object({ id, kind: z.enum(phoneKinds), shown: z.string(), dial: z.string().nullable() })

/** What is hidden is empty; of what is masked, a phone is shown in part and has no `dial`, see `fields`. */
export const contact = z.object({
  ...contactFields,
  id,
  /** Null until its customer has one. */
  number: z.string().nullable(),
  phones: z.array(phone),
  email: z.string().nullable(),
  custom: shownCustomValues,
  tags: z.array(tagOn),
  consents: z.array(consentOnContact),
  doNotContact: doNotContact.nullable(),
  fields: restrictedFields,
  version,
  can: z.object({ edit: z.boolean(), delete: z.boolean(), reveal: z.boolean() }),
})
export type Contact = z.infer<typeof contact>

export const listContacts = endpoint({
  method: 'GET',
  path: '/customers/:id/contacts',
  tag: 'contacts',
  summary: 'All contacts of a customer, the primary one first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(contact),
    /** Of a customer who is a person and has no contact: the one in the trash, to be restored rather than entered anew. */
    personInTrash: id.nullable(),
    can: z.object({ create: z.boolean(), restore: z.boolean() }),
  }),
})

export const createContact = endpoint({
  method: 'POST',
  path: '/customers/:id/contacts',
  tag: 'contacts',
  summary: 'Add a contact to a customer',
  access: 'contact.create',
  params: idParams,
  body: contactDraft,
  result: z.object({ id, version }),
})

export const createPerson = endpoint({
  method: 'POST',
  path: '/customers/:id/person',
  tag: 'contacts',
  summary:
    'Enter a customer who is a person as their own contact, on which purposes and consents are noted; the one there is stays, and one in the trash is to be restored',
  access: 'contact.create',
  params: idParams,
  result: z.object({ id }),
  errors: ['privacy.erased', 'person.in_trash'],
})

export const updateContact = endpoint({
  method: 'PATCH',
  path: '/contacts/:id',
  tag: 'contacts',
  summary: 'Change fields of a contact; changes of other people to other fields are kept',
  access: 'contact.edit',
  params: idParams,
  body: z.object({
    version,
    changes: contactChanges,
    /** Only of a contact who has left, or leaves by this change. */
    successor: successor.optional(),
  }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

export const deleteContact = endpoint({
  method: 'DELETE',
  path: '/contacts/:id',
  tag: 'contacts',
  summary: 'Move a contact to the trash',
  access: 'contact.delete',
  params: idParams,
  result: nothing,
  errors: ['household.basis_needed'],
})

export const restoreContact = endpoint({
  method: 'POST',
  path: '/contacts/:id/restore',
  tag: 'contacts',
  summary: 'Bring a contact back from the trash',
  access: 'contact.delete',
  params: idParams,
  result: nothing,
})

/** Asked for where the organisation wants one. */
export const revealReason = z.object({ reason: z.string().trim().min(4).max(200).optional() })

export const revealContact = endpoint({
  method: 'POST',
  path: '/contacts/:id/reveal',
  tag: 'contacts',
  summary: 'Show masked values of a contact in clear; who looked and when is recorded',
  access: 'contact.reveal',
  params: idParams,
  body: revealReason,
  /** The fields that are masked for the caller, and no others. */
  result: z
    .object({
      ...contactFields,
      email: z.string().nullable(),
      phones: z.array(phone),
      custom: shownCustomValues,
    })
    .partial(),
  errors: ['reveal.limit_reached'],
})
