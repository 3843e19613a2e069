import { z } from 'zod'
import { day, id, idParams, instant, person, text, version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** 抽查 (DOMAIN §1): a drawn sample of customers, each judged. */
export const verdicts = ['accurate', 'wrong', 'missing'] as const

/** Of a verdict: any field that can be asked for, custom ones as `customer.custom.cf_1a`. */
const field = z.string().max(100)

const share = { judged: z.int(), accurate: z.int() }

export const drawSpotCheck = endpoint({
  method: 'POST',
  path: '/spot-checks',
  tag: 'verification',
  summary: 'Draw customers of a department for a spot check, none twice in a quarter',
  access: 'customer.approve',
  body: z.strictObject({ departmentId: id }),
  result: z.object({ id, drawn: z.int() }),
  errors: ['spot_check.none_left'],
})

export const listSpotChecks = endpoint({
  method: 'GET',
  path: '/spot-checks',
  tag: 'verification',
  summary: 'Draws of the last quarters and the share that was accurate by quarter',
  access: 'customer.approve',
  result: z.object({
    rows: z.array(
      z.object({
        id,
        department: person,
        quarter: day,
        drawnAt: instant,
        drawnBy: person,
        customers: z.int(),
        ...share,
        /** Tasks that came of it and are open. */
        open: z.int(),
      }),
    ),
    /** The earliest first. */
    quarters: z.array(
      z.object({
        quarter: day,
        ...share,
        /** By the departments of the customers, where there are several. */
        departments: z.array(z.object({ department: person, ...share })),
      }),
    ),
    /** Where one may draw. */
    departments: z.array(person),
    size: z.int(),
  }),
})

const spotCheckItem = z.object({
  spotCheckId: id,
  customer: z.object({ id, name: z.string(), owner: person.nullable() }),
  version,
  verdict: z.enum(verdicts).nullable(),
  /** Drawn in an earlier quarter, and nobody has looked. */
  isOverdue: z.boolean(),
  fields: z.array(field),
  /** Those that somebody said are right as they stand, and who, where it was one person. */
  unchanged: z.array(field),
  unchangedBy: person.nullable(),
  note: z.string().nullable(),
  /** What was said when it was given back. */
  reopenings: z.array(z.object({ on: day, note: z.string() })),
  judgedBy: person.nullable(),
  dueOn: day.nullable(),
  closedAt: instant.nullable(),
})
export type SpotCheckItem = z.infer<typeof spotCheckItem>

export const listSpotCheckItems = endpoint({
  method: 'GET',
  path: '/spot-check-items',
  tag: 'verification',
  summary:
    'Drawn customers: of one draw or of a quarter, by verdict or department, those to be looked at, or those whose task is open',
  access: 'customer.approve',
  query: z.object({
    spotCheckId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
    quarter: day.optional(),
    verdict: z.enum(verdicts).optional(),
    /** Of this department itself. */
    departmentId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
    /** Those of this quarter, and what the last one left, that wait for the caller to look at. */
    unlooked: z.stringbool().default(false),
    open: z.stringbool().default(false),
  }),
  result: z.object({ rows: z.array(spotCheckItem) }),
})

export const judgeSpotCheckItem = endpoint({
  method: 'POST',
  path: '/customers/:id/spot-checks/:spotCheckId',
  tag: 'verification',
  summary:
    'Say whether the data of a drawn customer is accurate; otherwise its owner is asked to put it right',
  access: 'customer.approve',
  params: idParams.extend({ spotCheckId: idParams.shape.id }),
  body: z.strictObject({
    version,
    verdict: z.enum(verdicts),
    fields: z.array(field).max(100).default([]),
    note: text(500).nullable().default(null),
  }),
  result: z.object({ version, dueOn: day.nullable() }),
  errors: ['record.changed', 'spot_check.closed'],
})

export const reopenSpotCheckItem = endpoint({
  method: 'POST',
  path: '/customers/:id/spot-checks/:spotCheckId/reopened',
  tag: 'verification',
  summary:
    'Ask the owner once more, with a note and until another day, for what was only said to be right; or, where nothing was, for all of it',
  access: 'customer.approve',
  params: idParams.extend({ spotCheckId: idParams.shape.id }),
  body: z.strictObject({ version, note: text(500) }),
  result: z.object({ version, dueOn: day }),
  errors: ['record.changed', 'spot_check.not_closed'],
})
