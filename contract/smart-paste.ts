import { z } from 'zod'
import { day } from './common.ts'
import { endpoint } from './endpoint.ts'
import { reasons } from './values/parsed.ts'

/** Characters of a text that is read at once: a long mail with what it answers. */
export const longestPaste = 10_000

/** What a pasted text may tell of a customer, a contact or billing data, by the meaning and not by the form. */
export const pasteFields = [
  'company',
  'taxNumber',
  'regionCode',
  'address',
  'website',
  'name',
  'jobTitle',
  'phone',
  'email',
  'wechat',
  'bank',
  'account',
] as const
export type PasteField = (typeof pasteFields)[number]

/** By which rule something was found. Each has a sentence in `locales/…/smartPaste.ts`. */
export const pasteRules = [
  'labelled',
  'otherAddress',
  'shape',
  'checked',
  'ending',
  'place',
  'inAddress',
  'nearBank',
  'besideTitle',
  'titleWords',
  'saidSelf',
  'nickname',
  'honorific',
  'alone',
  'sameNumber',
  'dayAndAction',
  'dayOnly',
  'dayUnclear',
  'timeUnclear',
] as const
export type PasteRule = (typeof pasteRules)[number]

/** Where in the text as it was sent, in UTF-16 units, `end` exclusive. */
const place = { start: z.int().nonnegative(), end: z.int().nonnegative() }

const found = z.object({
  ...place,
  field: z.enum(pasteFields),
  /** As the forms take it: a code of GB/T 2260 for the region, otherwise the text, put right in width. */
  value: z.string(),
  /** What a person reads where the value is a code. */
  shown: z.string().nullable(),
  /** False: to be looked at before it is used. */
  isSure: z.boolean(),
  rule: z.enum(pasteRules),
  /** Why the value can't be kept as it stands. */
  problem: z.enum(reasons).nullable(),
})
export type Found = z.infer<typeof found>

const nextStep = z.object({
  ...place,
  on: day,
  /** `14:30`; null where only a day was said. */
  time: z.string().nullable(),
  goal: z.string().nullable(),
  isSure: z.boolean(),
  rule: z.enum(pasteRules),
})
export type FoundNextStep = z.infer<typeof nextStep>

export const smartPaste = endpoint({
  method: 'POST',
  path: '/smart-paste',
  tag: 'customers',
  summary:
    'What a pasted text (chat, mail signature, billing data) tells, by rules, each with its place in the text; nothing is kept',
  access: 'person',
  body: z.object({ text: z.string().max(longestPaste) }),
  result: z.object({ found: z.array(found), nextSteps: z.array(nextStep) }),
})
