import { z } from 'zod'
import { day, id, idParams, instant, nothing, person } from './common.ts'
import { endpoint } from './endpoint.ts'
import { leftAlone, manyIds } from './stage.ts'

export const shareAccesses = ['read', 'write'] as const

const shareFields = {
  access: z.enum(shareAccesses),
  /** The last day, in the organisation's time zone; null for open. */
  until: day.nullable(),
}

const share = z.object({ ...shareFields, user: person, department: person })
export type Share = z.infer<typeof share>

export const listShares = endpoint({
  method: 'GET',
  path: '/customers/:id/shares',
  tag: 'shares',
  summary: 'Who collaborates on a customer now, how and until when',
  access: 'customer.view',
  params: idParams,
  result: z.object({ rows: z.array(share), can: z.object({ share: z.boolean() }) }),
})

const ofPerson = idParams.extend({ userId: z.coerce.number().pipe(id) })

export const shareCustomer = endpoint({
  method: 'PUT',
  path: '/customers/:id/shares/:userId',
  tag: 'shares',
  summary: 'Let a colleague see a customer, or work on it; changes it where it is shared already',
  access: 'customer.share',
  params: ofPerson,
  body: z.object(shareFields),
  result: nothing,
})

export const endShare = endpoint({
  method: 'DELETE',
  path: '/customers/:id/shares/:userId',
  tag: 'shares',
  summary: 'End a collaboration; what was written stays',
  access: 'customer.share',
  params: ofPerson,
  result: nothing,
})

/** How many people customers are shared with by one step. */
export const mostPeople = 10

const manyShares = z.object({ ids: manyIds, userIds: z.array(id).min(1).max(mostPeople), ...shareFields })
/** Left alone are those that all of these people own (`owner`), or see already for as long and with as much right. */
const sharesLeft = z.array(leftAlone.element.extend({ why: z.enum(['not_allowed', 'already', 'owner']) }))

export const previewShares = endpoint({
  method: 'POST',
  path: '/customers/shares/preview',
  tag: 'shares',
  summary: 'How many of these customers would be shared with whom, and which not',
  access: 'customer.share',
  body: manyShares,
  result: z.object({
    able: z.int(),
    leftAlone: sharesLeft,
    unknown: z.int(),
    /** How many each of the people would get; those who own or see some already get fewer. */
    people: z.array(z.object({ userId: id, count: z.int() })),
  }),
})

export const shareCustomers = endpoint({
  method: 'POST',
  path: '/customers/shares',
  tag: 'shares',
  summary: 'Share up to 1,000 customers with colleagues; what they see already for as long stays as it is',
  access: 'customer.share',
  body: manyShares,
  result: z.object({
    shared: z.array(id),
    /** By which this step is taken back. */
    sharedAt: instant,
    leftAlone: sharesLeft,
    unknown: z.int(),
  }),
})

export const undoShares = endpoint({
  method: 'POST',
  path: '/customers/shares/undo',
  tag: 'shares',
  summary:
    'Take back the shares that one gave by one step, where nobody has changed them since; within an hour',
  access: 'customer.share',
  body: z.object({ ids: manyIds, sharedAt: instant }),
  result: z.object({ undone: z.array(id) }),
})
