import { z } from 'zod'
import { day, id, instant, text, version } from './common.ts'
import { contactChanges } from './contacts.ts'
import { customerChanges } from './customer-fields.ts'

/** How one came together, or means to. DOMAIN §4. */
export const followUpMethods = ['phone', 'visit', 'email', 'online_meeting', 'wechat', 'other'] as const
export const feedbacks = ['clear_need', 'to_confirm', 'refused'] as const
export const refusalReasons = [
  'price',
  'quality',
  'delivery_time',
  'response',
  'competitor',
  'no_need',
  'no_budget',
  'other',
] as const
/** Why an active customer has no next step. */
export const noNextReasons = ['waiting_for_customer', 'not_now', 'no_need', 'handed_over', 'other'] as const

export const followUpFields = {
  content: text(5000),
  /** When it took place: now at the latest. */
  at: instant,
  method: z.enum(followUpMethods),
  contactId: id.nullable(),
  feedback: z.enum(feedbacks).nullable(),
  feedbackDetail: text(1000).nullable(),
  /** Given with `refused`, and only then. */
  refusalReason: z.enum(refusalReasons).nullable(),
} as const

export const followUpChanges = z.strictObject(followUpFields).partial()
export type FollowUpChanges = z.output<typeof followUpChanges>

export const planFields = {
  /** The day it is due, in the organisation's time zone. */
  on: day,
  /** `14:30`; null for some time of that day. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  goal: text(200).nullable(),
  method: z.enum(followUpMethods).nullable(),
  contactId: id.nullable(),
} as const

export const planDraft = z.strictObject(planFields).partial().required({ on: true })
export type PlanDraft = z.output<typeof planDraft>
export const planChanges = z.strictObject(planFields).partial()
export type PlanChanges = z.output<typeof planChanges>

export const noNext = z.strictObject({
  reason: z.enum(noNextReasons),
  words: text(200).nullable().default(null),
})
export type NoNext = z.output<typeof noNext>

/** What was learnt of the customer and one contact: edits, of what a follow-up asks for in a line. */
const learnt = z
  .strictObject({
    customer: z.strictObject({
      version,
      changes: customerChanges.pick({
        creditCode: true,
        address: true,
        website: true,
        mainBusiness: true,
        initialNeed: true,
        shortName: true,
      }),
    }),
    contact: z.strictObject({
      id,
      version,
      changes: contactChanges.pick({
        jobTitle: true,
        phones: true,
        email: true,
        wechat: true,
        goodHours: true,
      }),
    }),
  })
  .partial()

export const followUpDraft = z.strictObject({
  ...z.strictObject(followUpFields).partial().required({ content: true }).shape,
  /** Made by who sends it: the same key sent again answers with the record of the first time. */
  key: z.uuid(),
  /** The next step: a plan, or why there is none; neither only where an open plan remains. */
  next: planDraft.optional(),
  noNext: noNext.optional(),
  /** Open plans that this follow-up does; left out, those of the writer that `listPlans` marks with `closes`. */
  does: z.array(id).max(50).optional(),
  /** Counts as verified by the method of the follow-up. */
  learnt: learnt.optional(),
  /** 资料已核对: what else is known of the customer was confirmed. */
  confirmed: z.boolean().optional(),
})
export type FollowUpDraft = z.output<typeof followUpDraft>
