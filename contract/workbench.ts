import { z } from 'zod'
import { day, id, instant, pageQuery, person } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'
import { plan } from './followups.ts'

/**
 * What waits for somebody: plans overdue, due later today, due later this week (until Sunday), and active customers
 * without a next step. Borders lie in the organisation's time zone.
 */
export const workSections = ['overdue', 'today', 'week', 'none'] as const
export type WorkSection = (typeof workSections)[number]

/** Counts are exact up to this many. */
export const workCountLimit = 999

const whose = z.enum(['mine', 'team']).default('mine')
const count = z.object({ value: z.int(), capped: z.boolean() })

export const readWorkbench = endpoint({
  method: 'GET',
  path: '/workbench',
  tag: 'workbench',
  summary: 'How much waits for me, or for those whose customers I see',
  access: 'customer.view',
  query: z.object({ whose }),
  result: z.object({
    counts: z.object({ overdue: count, today: count, week: count, none: count }),
    /** Entries: those that wait for my review, and my own that are begun or came back. */
    reviews: z.object({ waiting: z.int(), draft: z.int(), returned: z.int() }),
    /** Tips that wait for my answer. */
    tips: z.int(),
    /** Clashes: to be ruled by me, about customers of mine and without my word, ruled for me and not confirmed. */
    clashes: z.object({ toRule: z.int(), toState: z.int(), ruled: z.int() }),
    /** Customers of mine whose protection runs out within a week. */
    registrations: z.int(),
    /** Customers of mine whose data is to be verified. */
    toVerify: count,
    /** Of the departments whose quarterly review is mine; null where none is. */
    quarter: z
      .object({
        /** Customers whose data nobody confirmed this quarter. */
        unchecked: count,
        /** Drawn for a spot check this quarter or the last one and not looked at. */
        unlooked: z.int(),
        /** None has been drawn this quarter; in its last month that is to be said. */
        isUndrawn: z.boolean(),
        isLastMonth: z.boolean(),
        /** The last day of the quarter. */
        dueOn: day,
      })
      .nullable(),
    /** Open requests of persons that are mine, and all that are overdue; of who handles them. */
    privacy: z.object({ mine: z.int(), overdue: z.int() }),
    /** Own customers that a rule of retention reaches within a week: how many, and the first of them. */
    retention: z.object({ count: z.int(), rows: z.array(z.object({ id, name: z.string() })) }),
    /** Whether there is any customer that could wait: one of mine, or of those I see. */
    hasCustomers: z.boolean(),
    today: day,
    /** The last day of this week. */
    weekEnd: day,
    can: z.object({ team: z.boolean(), createCustomer: z.boolean(), importCustomers: z.boolean() }),
  }),
})

export const workRow = z.object({
  customer: z.object({
    id,
    name: z.string(),
    stage: z.enum(stages),
    owner: person.nullable(),
    lastFollowUpAt: instant.nullable(),
    createdAt: instant,
    contact: z
      .object({ id, name: z.string(), phone: z.string().nullable(), isBarred: z.boolean() })
      .nullable(),
  }),
  /** Null for a customer without a next step. */
  plan: plan.omit({ closes: true }).nullable(),
  can: z.object({ create: z.boolean() }),
})
export type WorkRow = z.infer<typeof workRow>

export const listWork = endpoint({
  method: 'GET',
  path: '/workbench/:section',
  tag: 'workbench',
  summary: 'The plans or customers of one section: plans by due time, customers with the newest first',
  access: 'customer.view',
  params: z.object({ section: z.enum(workSections) }),
  query: z.object({ ...pageQuery, limit: z.coerce.number().int().min(1).max(100).default(20), whose }),
  result: z.object({ rows: z.array(workRow), next: z.string().nullable() }),
})
