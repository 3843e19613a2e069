import { z } from 'zod'
import { day, id, idParams, instant, nothing, person, version } from './common.ts'
import { endpoint } from './endpoint.ts'
import {
  followUpChanges,
  followUpDraft,
  followUpMethods,
  noNext,
  noNextReasons,
  planChanges,
  planDraft,
  planFields,
} from './follow-up-fields.ts'

/** `dueAt` of a plan without a time is the end of its day: past it, the plan is overdue. */
export const plan = z.object({
  ...planFields,
  id,
  dueAt: instant,
  isOverdue: z.boolean(),
  owner: person,
  contact: person.nullable(),
  method: z.enum(followUpMethods).nullable(),
  version,
  /** Whether a follow-up written now does it, unless its writer says otherwise. */
  closes: z.boolean(),
  can: z.object({ edit: z.boolean() }),
})
export type Plan = z.infer<typeof plan>

export const listPlans = endpoint({
  method: 'GET',
  path: '/customers/:id/follow-up-plans',
  tag: 'follow-ups',
  summary: 'The open plans of a customer, the earliest first, and when it was followed up last',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(plan),
    lastFollowUpAt: instant.nullable(),
    /** Why there is no next step, where there is none. */
    noNext: z.object({ reason: z.enum(noNextReasons), words: z.string().nullable() }).nullable(),
    /** Today in the organisation's time zone. */
    today: day,
    can: z.object({ create: z.boolean() }),
  }),
})

export const createFollowUp = endpoint({
  method: 'POST',
  path: '/customers/:id/follow-ups',
  tag: 'follow-ups',
  summary: 'Record a follow-up and plan the next step at once; plans that it does are closed',
  access: 'followUp.create',
  params: idParams,
  body: followUpDraft,
  result: z.object({ id, version, planId: id.nullable(), done: z.array(id) }),
  errors: ['record.changed', 'customer.duplicate'],
})

export const updateFollowUp = endpoint({
  method: 'PATCH',
  path: '/follow-ups/:id',
  tag: 'follow-ups',
  summary: 'Change an own follow-up; what it said before is kept in its history',
  access: 'followUp.edit',
  params: idParams,
  body: z.object({ version, changes: followUpChanges }),
  result: z.object({ version }),
  errors: ['record.changed'],
})

export const deleteFollowUp = endpoint({
  method: 'DELETE',
  path: '/follow-ups/:id',
  tag: 'follow-ups',
  summary: 'Delete an own follow-up; plans it made or did stay as they are',
  access: 'followUp.delete',
  params: idParams,
  result: nothing,
})

export const restoreFollowUp = endpoint({
  method: 'POST',
  path: '/follow-ups/:id/restore',
  tag: 'follow-ups',
  summary: 'Bring a deleted follow-up back',
  access: 'followUp.delete',
  params: idParams,
  result: nothing,
})

export const followUpHistory = endpoint({
  method: 'GET',
  path: '/follow-ups/:id/history',
  tag: 'follow-ups',
  summary: 'What a follow-up said before it was edited, the latest edit first',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    rows: z.array(
      z.object({
        id,
        at: instant,
        actor: person.nullable(),
        changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
  }),
})

export const createPlan = endpoint({
  method: 'POST',
  path: '/customers/:id/follow-up-plans',
  tag: 'follow-ups',
  summary: 'Plan a next step without a follow-up',
  access: 'followUp.create',
  params: idParams,
  body: planDraft,
  result: z.object({ id, version }),
})

export const updatePlan = endpoint({
  method: 'PATCH',
  path: '/follow-up-plans/:id',
  tag: 'follow-ups',
  summary: 'Change or put off an open plan',
  access: 'followUp.edit',
  params: idParams,
  body: z.object({ version, changes: planChanges }),
  result: z.object({ version }),
  errors: ['record.changed', 'plan.closed'],
})

export const cancelPlan = endpoint({
  method: 'POST',
  path: '/follow-up-plans/:id/cancel',
  tag: 'follow-ups',
  summary: 'Cancel an open plan; where it was the last one, the reason is why there is no next step',
  access: 'followUp.edit',
  params: idParams,
  body: noNext,
  result: z.object({ version }),
  errors: ['plan.closed'],
})

export const reopenPlan = endpoint({
  method: 'POST',
  path: '/follow-up-plans/:id/reopen',
  tag: 'follow-ups',
  summary: 'Bring a cancelled plan back',
  access: 'followUp.edit',
  params: idParams,
  result: nothing,
})

export const stateNoNext = endpoint({
  method: 'PUT',
  path: '/customers/:id/no-next-step',
  tag: 'follow-ups',
  summary: 'Say why a customer without open plans has no next step',
  access: 'followUp.create',
  params: idParams,
  body: noNext,
  result: nothing,
  errors: ['plan.open'],
})
