import { z } from 'zod'
import { day, instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/** 数据体检: what can be found amiss at a customer, in the order of its table. DOMAIN §14. */
export const findingKinds = [
  'same_name',
  'same_code',
  'invalid_code',
  'same_phone',
  'invalid_phone',
  'missing_required',
  'no_contact',
  'no_owner',
  'no_next_step',
  'silent',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Days for which figures are kept. */
export const figureDays = 90

const state = z.object({
  /** When the last check ended. */
  checkedAt: instant.nullable(),
  underWay: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Whether the last one broke off. */
  failed: z.boolean(),
  can: z.object({ run: z.boolean() }),
})
export type CheckState = z.infer<typeof state>

const figures = z.object({
  customers: z.int(),
  /** Those at which nothing was found, of the kinds that the caller is told in full. */
  sound: z.int(),
})

export const readCheckUp = endpoint({
  method: 'GET',
  path: '/check-up',
  tag: 'check-up',
  summary: 'What is amiss at the customers that the caller sees, or at those of one own import',
  access: 'customer.view',
  query: z.object({ importId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional() }),
  result: state.extend({
    /** After so many days a customer is silent, by the rule of the organisation. */
    silentAfterDays: z.int(),
    /** By the last check; null before the first one, and for an import. */
    figures: figures.nullable(),
    /** The same by day, the oldest first. */
    days: z.array(figures.extend({ day })),
    /** Without the kinds that would tell what is hidden from the caller. */
    kinds: z.array(
      z.object({
        kind: z.enum(findingKinds),
        /** Now, as the list of customers finds them. */
        count: z.object({ value: z.int(), capped: z.boolean() }),
        /** Of the customers; null where they can't be told exactly. */
        share: z.number().min(0).max(1).nullable(),
        /** Whether the caller is told all of them, so that they count for `sound`. */
        isWhole: z.boolean(),
      }),
    ),
  }),
})

export const readCheckState = endpoint({
  method: 'GET',
  path: '/check-up/state',
  tag: 'check-up',
  summary: 'When the last check ended, and how far one is that is under way',
  access: 'customer.view',
  result: state,
})

export const startCheckUp = endpoint({
  method: 'POST',
  path: '/check-up',
  tag: 'check-up',
  summary: 'Check all customers anew, in the background; joins a check that is under way',
  access: 'customer.edit',
  result: state,
})
