import { z } from 'zod'
import { day, id, idParams, instant, nothing, pageQuery, person, text } from './common.ts'
import { endpoint, type ResultOf } from './endpoint.ts'

/**
 * 保留期限 (PIPL article 19): prospects whom nobody dealt with, lost customers, contacts who left, each after so many months.
 * Customers who have ever come to a deal, of an open request, and those held are left alone. Who handles privacy holds a customer
 * for as long as it takes; its owner and who may assign it, for 90 days at most.
 */
export const retentionKinds = ['prospects', 'lost', 'left'] as const
export type RetentionKind = (typeof retentionKinds)[number]
export const retentionSteps = ['trash', 'erase'] as const
export type RetentionStep = (typeof retentionSteps)[number]

const months = z.int().min(1).max(240)
const kind = z.enum(retentionKinds)
const rule = z.object({ kind, months, step: z.enum(retentionSteps), isOn: z.boolean() })
export type RetentionRule = z.infer<typeof rule>

export const readRetention = endpoint({
  method: 'GET',
  path: '/privacy/retention',
  tag: 'privacy',
  summary: 'How long persons are kept, the last runs of these rules, and who is held back from them',
  access: 'privacy.manage',
  result: z.object({
    rules: z.array(rule),
    runs: z.array(
      z.object({ id, at: instant, kind, step: z.enum(retentionSteps), reached: z.int(), failed: z.int() }),
    ),
    holds: z.array(
      z.object({
        customerId: id,
        name: z.string().nullable(),
        /** Null where the customer or names of persons aren't shown. */
        reason: z.string().nullable(),
        at: instant,
        by: person.nullable(),
        /** The last day; null: until somebody lifts it. */
        until: day.nullable(),
      }),
    ),
  }),
})

export const previewRetention = endpoint({
  method: 'POST',
  path: '/privacy/retention/preview',
  tag: 'privacy',
  summary: 'Whom a rule would reach now: how many, and those that the caller sees, page by page',
  access: 'privacy.manage',
  body: z
    .object({
      kind,
      months,
      step: z.enum(retentionSteps),
      after: pageQuery.after,
      limit: z.int().min(1).max(200).default(20),
    })
    .strict(),
  result: z.object({
    count: z.int(),
    rows: z.array(
      z.object({
        customerId: id,
        name: z.string(),
        /** Of who left. */
        contactId: id.nullable(),
        contact: z.string().nullable(),
        owner: person.nullable(),
        /** Since when nothing has happened, or the contact is gone. */
        since: instant,
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const updateRetention = endpoint({
  method: 'PATCH',
  path: '/privacy/retention',
  tag: 'privacy',
  summary: 'Change a rule, or switch it on: it runs every night',
  access: 'privacy.manage',
  body: rule.strict(),
  result: nothing,
})

export const readRetentionOf = endpoint({
  method: 'GET',
  path: '/customers/:id/retention',
  tag: 'privacy',
  summary:
    'Whether a customer is held, when a rule that is on reaches it within a week, and what one may do about it',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    reached: z.object({ on: day, step: z.enum(retentionSteps) }).nullable(),
    hold: z
      .object({
        /** Null for who doesn't see persons of the customer in clear: it may name them. */
        reason: z.string().nullable(),
        until: day.nullable(),
        by: person.nullable(),
      })
      .nullable(),
    /** The last day that the caller may choose; null where there needn't be any. */
    longest: day.nullable(),
    can: z.object({ hold: z.boolean(), lift: z.boolean() }),
  }),
})
export type RetentionOf = ResultOf<typeof readRetentionOf>

export const holdCustomer = endpoint({
  method: 'POST',
  path: '/privacy/holds',
  tag: 'privacy',
  summary:
    'Hold a customer back from all rules of retention, until a day or, by who handles privacy, for good',
  access: 'customer.view',
  body: z.object({ customerId: id, reason: text(200), until: day.nullish() }).strict(),
  result: nothing,
  errors: ['retention.held', 'privacy.erased'],
})

export const liftHold = endpoint({
  method: 'POST',
  path: '/privacy/holds/lift',
  tag: 'privacy',
  summary: 'No longer hold a customer back: one’s own hold, or any for who handles privacy',
  access: 'person',
  body: z.object({ customerId: id }).strict(),
  result: nothing,
})
