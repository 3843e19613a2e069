import { z } from 'zod'
import { id, idParams, instant, person, text, version } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'

/** Why a customer was lost (DOMAIN §2, 流失). `other` is said in words. */
export const lossReasons = [
  'price',
  'quality',
  'lead_time',
  'response',
  'competitor',
  'no_need',
  'closed_down',
  'contact_left',
  'other',
] as const
export type LossReason = (typeof lossReasons)[number]

export const stageCauses = ['entry', 'import', 'manual', 'undo', 'merge'] as const

export type Stage = (typeof stages)[number]

/**
 * What a change of stage has to say: 流失 its reason, 其他 and any step back words of their own.
 * Pure; asked by the form and by the server alike. Source: DOMAIN §2 Stage.
 */
export function neededFor(from: Stage, to: Stage, reason?: LossReason | null) {
  const isBack = stages.indexOf(to) < stages.indexOf(from)
  return { reason: to === 'lost' && from !== 'lost', note: isBack || (to === 'lost' && reason === 'other') }
}

const step = {
  stage: z.enum(stages),
  reason: z.enum(lossReasons).nullish(),
  note: text(1000).nullish(),
}
/** As many customers as one step may touch. */
export const mostAtOnce = 1000
export const manyIds = z.array(id).min(1).max(mostAtOnce)

export const changeStage = endpoint({
  method: 'POST',
  path: '/customers/:id/stage',
  tag: 'customers',
  summary: 'Change the stage of a customer: lost needs a reason, a step back a note',
  access: 'customer.edit',
  params: idParams,
  body: z.object({
    ...step,
    /** As it was read: where somebody else has changed the stage since, both values are told. */
    version: version.optional(),
  }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

/** Customers that a step leaves alone, those whose names may be told. The rest of `ids` is unknown to the caller. */
export const leftAlone = z.array(z.object({ id, name: z.string(), why: z.enum(['not_allowed', 'already']) }))

export const previewStages = endpoint({
  method: 'POST',
  path: '/customers/stage/preview',
  tag: 'customers',
  summary: 'How many of these customers a change of stage would reach, and which not',
  access: 'customer.edit',
  body: z.object({ ids: manyIds, stage: z.enum(stages) }),
  result: z.object({
    able: z.int(),
    /** How many of them would go back, which asks for a note. */
    back: z.int(),
    leftAlone,
    unknown: z.int(),
  }),
})

export const changeStages = endpoint({
  method: 'POST',
  path: '/customers/stage',
  tag: 'customers',
  summary: 'Change the stage of up to 1,000 customers; those that one may not change are left alone',
  access: 'customer.edit',
  body: z.object({ ids: manyIds, ...step }),
  result: z.object({ changed: z.array(id), leftAlone, unknown: z.int() }),
})

export const undoStages = endpoint({
  method: 'POST',
  path: '/customers/stage/undo',
  tag: 'customers',
  summary: 'Take back one’s own last change of stage, where nobody has changed it since; within an hour',
  access: 'customer.edit',
  body: z.object({ ids: manyIds }),
  result: z.object({ undone: z.array(id) }),
})

export const listStageChanges = endpoint({
  method: 'GET',
  path: '/customers/:id/stages',
  tag: 'customers',
  summary: 'Through which stages a customer went, the latest first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(
      z.object({
        id,
        at: instant,
        from: z.enum(stages).nullable(),
        to: z.enum(stages),
        cause: z.enum(stageCauses),
        reason: z.enum(lossReasons).nullable(),
        note: z.string().nullable(),
        actor: person.nullable(),
      }),
    ),
  }),
})
