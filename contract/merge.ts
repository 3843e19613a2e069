import { z } from 'zod'
import { id, idParams, instant, person, version } from './common.ts'
import { customerTypes } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'
import { reviewStatuses } from './reviews.ts'

/** Days for which a merge can be taken back; as long the rows of those that went are kept. */
export const undoableDays = 90

/** Side by side, as many as a page can show. */
export const mostMerged = 5

const ids = z.array(id).min(2).max(mostMerged)

const mergedOne = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  type: z.enum(customerTypes),
  owner: person.nullable(),
  department: person,
  createdAt: instant,
  version,
  reviewStatus: z.enum(reviewStatuses),
  /** Beside an approved customer an entry that isn't approved doesn't stay: the number would go with the other one. */
  mayStay: z.boolean(),
  /** What stands against it: the one that stays is edited and no draft beside an approved one, the others may be merged. */
  why: z.enum(['not_editable', 'not_approved', 'not_mergeable']).nullable(),
})
export type MergedOne = z.infer<typeof mergedOne>

/** Shaped as in the history; of a masked field what a mask leaves. A hidden field doesn't appear. */
const mergedField = z.object({
  field: z.string(),
  values: z.array(z.object({ id, value: z.unknown(), at: instant, masked: z.literal(true).optional() })),
  differs: z.boolean(),
  /** Whose value is proposed: the newest that isn't empty. Null where the caller may not choose, and doesn't need to. */
  proposed: id.nullable(),
})
export type MergedField = z.infer<typeof mergedField>

/** Two contacts that may be one person: `contact` of one that goes would become part of `other`. */
const contactPair = z.object({
  contact: z.object({ id, name: z.string(), jobTitle: z.string().nullable(), customerId: id }),
  other: z.object({ id, name: z.string(), jobTitle: z.string().nullable(), customerId: id }),
  by: z.enum(['name', 'phone', 'both']),
  /** Whether uniting them is proposed. */
  proposed: z.boolean(),
})
export type ContactPair = z.infer<typeof contactPair>

/** What would come to the one that stays, in figures. */
export const movingKinds = [
  'contacts',
  'followUps',
  'plans',
  'files',
  'billingProfiles',
  'deliveryAddresses',
  'tags',
  'shares',
] as const
export type MovingKind = (typeof movingKinds)[number]

export const previewMerge = endpoint({
  method: 'POST',
  path: '/customers/merge/preview',
  tag: 'customers',
  summary: 'Two to five customers field by field, and what would move if they became one',
  access: 'customer.edit',
  body: z.object({
    ids,
    /** The one that stays; left out, the one that was entered first, of approved ones where there are any. */
    keepId: id.optional(),
  }),
  result: z.object({
    keepId: id,
    customers: z.array(mergedOne),
    fields: z.array(mergedField),
    pairs: z.array(contactPair),
    moving: z.object(
      Object.fromEntries(movingKinds.map((kind) => [kind, z.int()])) as Record<MovingKind, z.ZodInt>,
    ),
    /** A company and a person are never one. */
    typesDiffer: z.boolean(),
  }),
})

export const mergeCustomers = endpoint({
  method: 'POST',
  path: '/customers/merge',
  tag: 'customers',
  summary: 'Make two to five customers one: all that hangs on the others moves, and can be moved back',
  access: 'customer.edit',
  body: z.object({
    keepId: id,
    /** With the versions that were looked at: where somebody has changed a chosen field since, nothing happens. */
    customers: z.array(z.object({ id, version })).min(2).max(mostMerged),
    /** Field → the customer whose value is taken; a field that isn't named keeps its own. */
    choices: z.record(z.string().regex(/^[\w.]{1,80}$/), id).default({}),
    /** Contacts that become part of another one; left out, those that the preview proposes. */
    unite: z
      .array(z.object({ id, withId: id }))
      .max(500)
      .optional(),
  }),
  result: z.object({ mergeId: id, version }),
  errors: ['record.changed', 'customer.duplicate', 'merge.types_differ', 'merge.not_approved'],
})

/** What somebody edited since, and so stays as it is by now. */
const keptEdit = z.object({ record: z.enum(['customer', 'contact']), field: z.string() })

export const undoMerge = endpoint({
  method: 'POST',
  path: '/merges/:id/undo',
  tag: 'customers',
  summary:
    'Take a merge back: each customer is as it was, but for what was edited since; by who merged, or who may edit and merge them',
  access: 'customer.edit',
  params: idParams,
  result: z.object({ restored: z.array(id), kept: z.array(keptEdit) }),
  errors: ['customer.duplicate', 'merge.undone', 'merge.expired', 'merge.later_first'],
})

export const listMerges = endpoint({
  method: 'GET',
  path: '/customers/:id/merges',
  tag: 'customers',
  summary: 'Which customers became part of this one, the latest first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(
      z.object({
        id,
        at: instant,
        by: person.nullable(),
        merged: z.array(z.object({ id, number: z.string().nullable() })),
        undoneAt: instant.nullable(),
        undoneBy: person.nullable(),
        undoableUntil: instant,
        can: z.object({ undo: z.boolean() }),
      }),
    ),
  }),
})

export const mergedInto = endpoint({
  method: 'GET',
  path: '/customers/:id/merged-into',
  tag: 'customers',
  summary: 'Which customer one became part of that isn’t there any more',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    /** The number that it had. */
    number: z.string().nullable(),
    into: z.object({ id, number: z.string().nullable(), name: z.string() }),
  }),
})
