import { z } from 'zod'
import { day, id, idParams, instant, nothing, person, text } from './common.ts'
import { barredChannels, bases, consentWays, doNotContact } from './consent-marks.ts'
import { endpoint } from './endpoint.ts'

const purposeFields = { name: text(50), isMarketing: z.boolean(), active: z.boolean() }
const purpose = z.object({ id, ...purposeFields })
export type PrivacyPurpose = z.infer<typeof purpose>

export const listPurposes = endpoint({
  method: 'GET',
  path: '/privacy/purposes',
  tag: 'privacy',
  summary: 'Why personal data are kept: the organisation’s own list',
  access: 'person',
  result: z.object({ rows: z.array(purpose), can: z.object({ manage: z.boolean() }) }),
})

export const createPurpose = endpoint({
  method: 'POST',
  path: '/privacy/purposes',
  tag: 'privacy',
  summary: 'Add a purpose',
  access: 'settings.manage',
  body: z.object({ name: purposeFields.name, isMarketing: z.boolean().default(false) }),
  result: z.object({ id }),
  errors: ['privacy.purpose_taken'],
})

export const updatePurpose = endpoint({
  method: 'PATCH',
  path: '/privacy/purposes/:id',
  tag: 'privacy',
  summary: 'Rename a purpose, or take it out of use; consents for it stay',
  access: 'settings.manage',
  params: idParams,
  body: z.object(purposeFields).partial().strict(),
  result: nothing,
  errors: ['privacy.purpose_taken'],
})

const rules = z.object({
  /** Days within which a request of a person is due. */
  privacyDays: z.int().min(1).max(90),
  /** What new contacts are entered for; null: nothing, and each is noted by hand. */
  defaultPurposeId: id.nullable(),
  defaultBasis: z.enum(bases),
})

export const readPrivacyRules = endpoint({
  method: 'GET',
  path: '/privacy/rules',
  tag: 'privacy',
  summary: 'When requests are due, and what new contacts are entered for',
  access: 'settings.manage',
  result: rules,
})

export const updatePrivacyRules = endpoint({
  method: 'PATCH',
  path: '/privacy/rules',
  tag: 'privacy',
  summary: 'Change when requests are due, or what new contacts are entered for',
  access: 'settings.manage',
  body: rules.partial().strict(),
  result: nothing,
})

const noted = z.object({
  id,
  purpose: z.object({ id, name: z.string(), isMarketing: z.boolean() }),
  basis: z.enum(bases),
  givenOn: day,
  way: z.enum(consentWays).nullable(),
  proof: z.string().nullable(),
  file: z.object({ id, name: z.string() }).nullable(),
  notedAt: instant,
  /** Null where it was entered by the rule for new contacts. */
  notedBy: person.nullable(),
  withdrawnOn: day.nullable(),
  withdrawnBy: person.nullable(),
})
const barred = doNotContact.extend({
  id,
  notedAt: instant,
  notedBy: person.nullable(),
  liftedAt: instant.nullable(),
  liftedBy: person.nullable(),
})

export const readConsents = endpoint({
  method: 'GET',
  path: '/contacts/:id/consents',
  tag: 'privacy',
  summary:
    'For which purposes a contact’s data are handled and on which basis, with all that was withdrawn or lifted',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    consents: z.array(noted),
    doNotContact: z.array(barred),
    can: z.object({ edit: z.boolean() }),
  }),
})

export const noteConsent = endpoint({
  method: 'POST',
  path: '/contacts/:id/consents',
  tag: 'privacy',
  summary: 'Note for which purpose a contact’s data are handled, on which basis, and how it was given',
  access: 'contact.edit',
  params: idParams,
  body: z
    .object({
      purposeId: id,
      basis: z.enum(bases),
      givenOn: day,
      way: z.enum(consentWays).nullish(),
      proof: text(500).nullish(),
      /** One of the customer’s files. */
      fileId: id.nullish(),
    })
    .strict(),
  result: z.object({ id }),
  errors: ['consent.stands'],
})

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/consents/:id/withdraw',
  tag: 'privacy',
  summary: 'Note that a basis ended; of consent to marketing, the contact is no longer reached with it',
  access: 'contact.edit',
  params: idParams,
  body: z.object({ on: day }).strict(),
  result: nothing,
  errors: ['consent.withdrawn', 'privacy.import_running'],
})

export const barContact = endpoint({
  method: 'POST',
  path: '/contacts/:id/do-not-contact',
  tag: 'privacy',
  summary: 'Mark a contact as not to be reached, at all or by some ways; without ways the mark is lifted',
  access: 'contact.edit',
  params: idParams,
  body: z.object({ channels: z.array(z.enum(barredChannels)).max(5), reason: text(500).nullish() }).strict(),
  result: nothing,
})
