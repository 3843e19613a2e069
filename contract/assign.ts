import { z } from 'zod'
import { id, idParams, text } from './common.ts'
import { endpoint } from './endpoint.ts'
import { leftAlone, manyIds } from './stage.ts'

/** What the former owner may still do with a customer that went to somebody else. */
export const keepFormerAs = ['none', 'read', 'write'] as const

export const previewAssignment = endpoint({
  method: 'POST',
  path: '/customers/assign/preview',
  tag: 'customers',
  summary: 'How many of these customers would go to a person, with how many open plans, and which would not',
  access: 'customer.assign',
  body: z.object({ ids: manyIds, ownerId: id }),
  result: z.object({
    able: z.int(),
    leftAlone,
    unknown: z.int(),
    /** Open plans of the present owners that go along. */
    plans: z.int(),
    /** Nothing can be given to who was deactivated or doesn't exist. */
    isOwnerActive: z.boolean(),
  }),
})

export const assignCustomers = endpoint({
  method: 'POST',
  path: '/customers/assign',
  tag: 'customers',
  summary:
    'Give up to 1,000 customers to a person, with their open plans; those that one may not assign are left alone',
  access: 'customer.assign',
  body: z.object({
    ids: manyIds,
    ownerId: id,
    reason: text(1000).nullish(),
    keepFormerAs: z.enum(keepFormerAs).default('none'),
  }),
  result: z.object({
    /** Null where none changed hands. */
    assignmentId: id.nullable(),
    assigned: z.array(id),
    leftAlone,
    unknown: z.int(),
  }),
  errors: ['customer.owner_inactive'],
})

export const undoAssignment = endpoint({
  method: 'POST',
  path: '/assignments/:id/undo',
  tag: 'customers',
  summary:
    'Give customers back to those who had them, where nobody has worked on the record since; within an hour',
  access: 'customer.assign',
  params: idParams,
  result: z.object({ undone: z.array(id), kept: z.int() }),
})
