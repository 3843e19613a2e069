import { z } from 'zod'
import { day, id, idParams, instant, pageQuery, person } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'
import { lossReasons, stageCauses } from './stage.ts'

export const listTrash = endpoint({
  method: 'GET',
  path: '/trash/customers',
  tag: 'customers',
  summary: 'Customers in the trash that the caller may restore, the latest first',
  access: 'customer.delete',
  query: z.object(pageQuery),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        number: z.string().nullable(),
        name: z.string(),
        owner: person.nullable(),
        deletedBy: person.nullable(),
        deletedAt: instant,
        purgedOn: day,
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** Where the stage changed: the step, and what the one who took it said of it. */
const stageStep = z.object({
  from: z.enum(stages).nullable(),
  to: z.enum(stages),
  cause: z.enum(stageCauses),
  reason: z.enum(lossReasons).nullable(),
  note: z.string().nullable(),
  /** One of several customers that were changed by one step. */
  isBatch: z.boolean(),
})

/** Where the owner changed by more than an edit of the field. */
const giving = z.object({
  how: z.enum(['assignment', 'undo', 'handOver']),
  /** The reason of the assignment, the note of the hand-over. */
  words: z.string().nullable(),
  isBatch: z.boolean(),
})

/** One entry of the history: an edit with values before and after, or an event such as the creation. */
export const historyEntry = z.object({
  id: z.string(),
  at: instant,
  actor: person.nullable(),
  source: z.string(),
  record: z.enum(['customer', 'contact', 'billing_profile', 'delivery_address', 'follow_up_plan']),
  recordId: id,
  /** The contact's name where the record is a contact; the title, recipient or goal of what else hangs on it. */
  recordName: z.string().nullable(),
  kind: z.enum(['created', 'changed', 'deleted', 'restored']),
  /** Of a masked field only that it changed, or what a mask leaves of it; a hidden one doesn't appear. */
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      masked: z.literal(true).optional(),
    }),
  ),
  stage: stageStep.optional(),
  giving: giving.optional(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const customerHistory = endpoint({
  method: 'GET',
  path: '/customers/:id/history',
  tag: 'customers',
  summary: 'What changed on a customer and its contacts, the latest first',
  access: 'customer.view',
  params: idParams,
  query: z.object(pageQuery),
  result: z.object({ rows: z.array(historyEntry), next: z.string().nullable() }),
})
