import { z } from 'zod'
import { id, instant, nothing, person, text } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * 保留期限 (PIPL article 19): prospects whom nobody dealt with, lost customers, contacts who left, each after so many months.
 * Customers who have ever come to a deal, of an open request, and those held are left alone.
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
        reason: z.string(),
        at: instant,
        by: person.nullable(),
      }),
    ),
  }),
})

export const previewRetention = endpoint({
  method: 'POST',
  path: '/privacy/retention/preview',
  tag: 'privacy',
  summary: 'Whom a rule would reach now: how many, and the first twenty that the caller sees',
  access: 'privacy.manage',
  body: z.object({ kind, months, step: z.enum(retentionSteps) }).strict(),
  result: z.object({
    count: z.int(),
    rows: z.array(
      z.object({
        customerId: id,
        name: z.string(),
        /** Of who left. */
        contact: z.string().nullable(),
        owner: person.nullable(),
        /** Since when nothing has happened, or the contact is gone. */
        since: instant,
      }),
    ),
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

export const holdCustomer = endpoint({
  method: 'POST',
  path: '/privacy/holds',
  tag: 'privacy',
  summary: 'Hold a customer back from all rules of retention',
  access: 'privacy.manage',
  body: z.object({ customerId: id, reason: text(200) }).strict(),
  result: nothing,
})

export const liftHold = endpoint({
  method: 'POST',
  path: '/privacy/holds/lift',
  tag: 'privacy',
  summary: 'No longer hold a customer back',
  access: 'privacy.manage',
  body: z.object({ customerId: id }).strict(),
  result: nothing,
})
