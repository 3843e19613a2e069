import { z } from 'zod'
import { day, fen, fenRange, id, peopleRange, text } from './common.ts'
import { householdConsent } from './consent-marks.ts'
import { contactDraft } from './contacts.ts'
import { customValues } from './custom-fields.ts'

export const customerTypes = ['company', 'individual'] as const
export const legalNatures = [
  'enterprise',
  'sole_trader',
  'public_institution',
  'government',
  'social_organisation',
  'overseas',
] as const
export const businessTypes = ['end_user', 'distributor', 'trader', 'oem'] as const
export const urgencies = ['high', 'medium', 'low'] as const
export const sources = [
  'campaign',
  'exhibition',
  'partner',
  'customer_referral',
  'active_search',
  'cold_visit',
  'online_promotion',
  'website',
  'mini_program',
  'symposium',
  'phone',
  'licensed_data',
] as const
export const stages = ['prospect', 'interested', 'deal', 'lost'] as const
export const relationStatuses = ['stable', 'to_nurture', 'at_risk', 'paused'] as const

/** The master record that people fill in. DOMAIN §2. Money in fen; every field but the name may be empty. */
export const customerFields = {
  name: text(200),
  type: z.enum(customerTypes),
  shortName: text(50).nullable(),
  creditCode: text(40).nullable(),
  legalNature: z.enum(legalNatures).nullable(),
  businessType: z.enum(businessTypes).nullable(),
  industryId: id.nullable(),
  foundedOn: day.nullable(),
  country: z.string().regex(/^[A-Z]{2}$/),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  address: text(200).nullable(),
  website: text(200).nullable(),
  mainBusiness: text(500).nullable(),
  headcount: peopleRange.nullable(),
  annualRevenue: fenRange.nullable(),
  totalAssets: fen.nullable(),
  initialNeed: text(2000).nullable(),
  budget: fenRange.nullable(),
  expectedStart: day.nullable(),
  urgency: z.enum(urgencies).nullable(),
  painPoints: text(2000).nullable(),
  preferences: text(2000).nullable(),
  /** 家庭情况, of persons; only where the organisation has switched it on (contract/household.ts). */
  household: text(500).nullable(),
  source: z.enum(sources).nullable(),
  /** 来源依据: by what the data of a third party may be used; asked for where the source is one (values/isAsked.ts). */
  sourceNote: text(500).nullable(),
  cooperationSince: day.nullable(),
  stage: z.enum(stages),
  relationStatus: z.enum(relationStatuses).nullable(),
  highlights: text(2000).nullable(),
  ownerId: id.nullable(),
} as const
export type CustomerField = keyof typeof customerFields

const draft = z.object(customerFields).partial().required({ name: true })
export const customerDraft = draft.extend({
  custom: customValues.optional(),
  contacts: z.array(contactDraft).max(20).default([]),
  householdConsent: householdConsent.optional(),
  /** Customers exist that may be the same, and the person has seen them: create all the same, unless a rule blocks it. */
  isAnother: z.boolean().default(false),
})
export type CustomerDraft = z.output<typeof customerDraft>

/** What an edit may hold. The stage is a resource of its own: it changes with a reason (contract/stage.ts). */
export const customerChanges = z
  .strictObject({ ...customerFields, custom: customValues })
  .omit({ stage: true })
  .partial()
/** Any of the fields: of drafts, imports and edits. */
export type CustomerChanges = z.output<typeof customerChanges> & Pick<Partial<CustomerDraft>, 'stage'>
