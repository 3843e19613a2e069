import { z } from 'zod'
import { day, id, idParams, instant, pageQuery, person, version } from './common.ts'
import { historyEntry } from './customer-history.ts'
import { endpoint } from './endpoint.ts'
import { followUpFields, followUpMethods, noNextReasons } from './follow-up-fields.ts'

export const timelineKinds = ['followUp', 'plan', 'change', 'event'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** What happened besides edits and follow-ups, and is told to whoever sees the customer. */
export const timelineEvents = [
  'customer.submitted',
  'customer.withdrawn',
  'customer.returned',
  'customer.approved',
  'customer.shared',
  'customer.unshared',
  'customer.tagged',
  'contact.tagged',
  'customer.merged',
  'customer.unmerged',
  'customer.verified',
  'customer.invalidated',
  'customer.mark_taken_back',
  'customer.data_checked',
  'customer.spot_checked',
  'customer.spot_check_reopened',
  'customer.tipped',
  'customer.tip_answered',
  'customer.registered',
  'customer.registration_extended',
  'customer.registration_ended',
  'customer.registration_restored',
  'customer.clash_asked',
  'customer.clash_withdrawn',
  'customer.clash_stated',
  'customer.clash_ruled',
  'customer.clash_reopened',
  'file.created',
  'file.deleted',
  'file.restored',
] as const

const entry = { key: z.string(), at: instant, actor: person.nullable() }

const donePlan = z.object({ id, goal: z.string().nullable(), on: day, owner: person })

const followUpEntry = z.object({
  ...entry,
  kind: z.literal('followUp'),
  followUp: z.object({
    ...followUpFields,
    id,
    contact: person.nullable(),
    createdAt: instant,
    /** Written down more than a day after it took place. */
    isLate: z.boolean(),
    isEdited: z.boolean(),
    /** Plans that it did. */
    did: z.array(donePlan),
    version,
    can: z.object({ edit: z.boolean(), delete: z.boolean() }),
  }),
})
export type FollowUpEntry = z.infer<typeof followUpEntry>

/** A plan that was cancelled; one that was done stands with the follow-up that did it. */
const planEntry = z.object({
  ...entry,
  kind: z.literal('plan'),
  plan: z.object({
    id,
    goal: z.string().nullable(),
    method: z.enum(followUpMethods).nullable(),
    on: day,
    owner: person,
    reason: z.enum(noNextReasons).nullable(),
    words: z.string().nullable(),
    can: z.object({ edit: z.boolean() }),
  }),
})
export type PlanEntry = z.infer<typeof planEntry>

const changeEntry = z.object({ ...entry, kind: z.literal('change'), change: historyEntry })
export type ChangeEntry = z.infer<typeof changeEntry>

const eventEntry = z.object({
  ...entry,
  kind: z.literal('event'),
  event: z.object({
    kind: z.enum(timelineEvents),
    person: person.nullable(),
    access: z.string().nullable(),
    until: day.nullable(),
    name: z.string().nullable(),
    /** Names of tags that were given and taken away. */
    tags: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }).nullable(),
    /** Numbers of customers that became part of this one, or came apart from it. */
    numbers: z.array(z.string()).nullable(),
    /** Of the customer that stayed, the merge, to be taken back by it. */
    mergeId: id.nullable(),
    /** Of a mark on a value: which one, how it was verified or why it is invalid. */
    mark: z
      .object({ field: z.string(), how: z.string().nullable(), reason: z.string().nullable() })
      .nullable(),
    /** Of a spot check, an answer to a tip, a ruling. */
    verdict: z.string().nullable(),
  }),
})
export type EventEntry = z.infer<typeof eventEntry>

export const timelineEntry = z.union([followUpEntry, planEntry, changeEntry, eventEntry])
export type TimelineEntry = z.infer<typeof timelineEntry>

export const readTimeline = endpoint({
  method: 'GET',
  path: '/customers/:id/timeline',
  tag: 'follow-ups',
  summary: 'All that happened with a customer in one line, the latest first',
  access: 'customer.view',
  params: idParams,
  query: z.object({
    ...pageQuery,
    kind: z.enum(timelineKinds).optional(),
    /** Begins with the last entry of this day, in the organisation's time zone. */
    until: day.optional(),
  }),
  result: z.object({ rows: z.array(timelineEntry), next: z.string().nullable() }),
})
