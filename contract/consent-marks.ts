import { z } from 'zod'
import { day } from './common.ts'

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
