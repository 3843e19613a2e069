import { z } from 'zod'
import { id, idParams, instant, nothing, pageQuery, person, text, version } from './common.ts'
import { customerTypes } from './customer-fields.ts'
import { metDuplicates } from './duplicates.ts'
import { endpoint } from './endpoint.ts'
import { missingField } from './field-sets.ts'
import { mostAtOnce } from './stage.ts'

/** 录入 → 审核 → 编号 (DOMAIN §2): only an approved customer has a number; nothing else waits for it. */
export const reviewStatuses = ['draft', 'submitted', 'approved', 'returned'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]

export const reviewSteps = ['submitted', 'withdrawn', 'returned', 'approved'] as const

/** Why an entry goes back, by field as in a field set: `{"customer.industryId": "请改为新能源制造"}`. */
const reasons = z.record(z.string().max(100), text(500)).refine((given) => Object.keys(given).length <= 100)
const note = text(1000)

const step = z.object({
  at: instant,
  actor: person,
  step: z.enum(reviewSteps),
  reasons: z.record(z.string(), z.string()),
  note: z.string().nullable(),
})
export type ReviewStep = z.infer<typeof step>

/** Required fields that are missing, with the name of a custom one. */
const missing = z.array(missingField)

export const submitEntry = endpoint({
  method: 'POST',
  path: '/customers/:id/submit',
  tag: 'reviews',
  summary: 'Hand an entry in for review; of who may approve it, it is approved at once',
  access: 'customer.edit',
  params: idParams,
  result: z.object({ reviewStatus: z.enum(reviewStatuses), number: z.string().nullable() }),
  errors: ['review.incomplete', 'review.not_open'],
})

export const withdrawEntry = endpoint({
  method: 'POST',
  path: '/customers/:id/withdraw',
  tag: 'reviews',
  summary: 'Take an entry back from review: it is a draft again',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
  errors: ['review.not_open'],
})

export const readReview = endpoint({
  method: 'GET',
  path: '/customers/:id/review',
  tag: 'reviews',
  summary: 'How far the entry of a customer is, what is missing, and who reviews it',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    status: z.enum(reviewStatuses),
    missing,
    /** Who is asked to review it: appointed for the department, or else whose role reaches it from nearest. */
    reviewers: z.array(person),
    /** The latest first. */
    steps: z.array(step),
    can: z.object({ submit: z.boolean(), withdraw: z.boolean(), approve: z.boolean() }),
  }),
})

export const listReviews = endpoint({
  method: 'GET',
  path: '/reviews',
  tag: 'reviews',
  summary: 'Entries that wait for review, the oldest first',
  access: 'customer.approve',
  query: z.object({
    ...pageQuery,
    /** Only those of departments that I am appointed for, or that nobody is. */
    mine: z.stringbool().default(false),
  }),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        name: z.string(),
        type: z.enum(customerTypes),
        owner: person.nullable(),
        department: person,
        submittedAt: instant,
        /** How often it has come back before. */
        returned: z.int(),
        /** Customers of the same name or credit code. */
        duplicates: z.int(),
        missing,
        version,
      }),
    ),
    next: z.string().nullable(),
    /** All that wait within reach; null on further pages. */
    count: z.int().nullable(),
  }),
})

/** What a reviewer has beside the form. */
export const findDuplicatesOf = endpoint({
  method: 'POST',
  path: '/reviews/:id/duplicates',
  tag: 'reviews',
  summary:
    'Customers that may be the same as an entry under review, by the rules for duplicates; recorded where they aren’t seen',
  access: 'customer.approve',
  params: idParams,
  result: z.object({ rows: metDuplicates }),
})

/** With the version that the reviewer read, what was changed since isn't approved unseen. */
const reviewed = z
  .array(z.object({ id, version: version.optional() }))
  .min(1)
  .max(mostAtOnce)

const left = z.array(z.object({ id, name: z.string(), why: z.enum(['not_allowed', 'already', 'changed']) }))

export const approveEntries = endpoint({
  method: 'POST',
  path: '/reviews/approve',
  tag: 'reviews',
  summary: 'Approve up to 1,000 entries: each gets its number',
  access: 'customer.approve',
  body: z.object({ rows: reviewed }),
  result: z.object({
    approved: z.array(z.object({ id, number: z.string() })),
    leftAlone: left,
    unknown: z.int(),
  }),
})

export const returnEntries = endpoint({
  method: 'POST',
  path: '/reviews/return',
  tag: 'reviews',
  summary: 'Send up to 1,000 entries back, with a reason for all of it or by field',
  access: 'customer.approve',
  body: z.object({ rows: reviewed, reasons: reasons.default({}), note: note.nullish() }),
  result: z.object({ returned: z.array(id), leftAlone: left, unknown: z.int() }),
})
