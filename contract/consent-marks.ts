import { z } from 'zod'
import { day, text } from './common.ts'

/* What a contact carries of consents; beside their endpoints, which the lists that show contacts don't need. */

/** On what personal data are handled: PIPL article 13, in its order. */
export const bases = [
  'consent',
  'contract',
  'duty',
  'emergency',
  'public_interest',
  'published',
  'law',
] as const
export const consentWays = ['spoken', 'written', 'web_form', 'message', 'other'] as const
/** 请勿联系: not at all, by one way, or not with marketing. */
export const barredChannels = ['all', 'phone', 'email', 'wechat', 'marketing'] as const
export type BarredChannel = (typeof barredChannels)[number]

/** As a contact carries it: the latest of each purpose, and what stands against reaching the person. */
export const consentOnContact = z.object({
  purpose: z.string(),
  basis: z.enum(bases),
  isWithdrawn: z.boolean(),
})
export const doNotContact = z.object({
  channels: z.array(z.enum(barredChannels)),
  since: day,
  /** Null too where the reader sees the person only masked. */
  reason: z.string().nullable(),
})

/** The basis of household data, noted in the same step as the data (contract/household.ts). */
export const householdConsent = z
  .object({
    basis: z.enum(bases).default('consent'),
    givenOn: day,
    way: z.enum(consentWays).nullish(),
    proof: text(500).nullish(),
  })
  .strict()
export type HouseholdConsent = z.output<typeof householdConsent>
