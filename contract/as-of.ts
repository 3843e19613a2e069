import { z } from 'zod'
import { day, id, idParams, instant, person } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'
import { followUpMethods } from './follow-up-fields.ts'
import { shareAccesses } from './shares.ts'
import { lossReasons } from './stage.ts'

/** A field as it stood, and as it stands now. Ranges, ids and choices are told as in the history. */
const fieldWas = z.object({
  field: z.string(),
  was: z.unknown(),
  now: z.unknown(),
  differs: z.boolean(),
  /** Part of the value only, or that there is one. */
  masked: z.boolean().optional(),
})
export type FieldWas = z.infer<typeof fieldWas>

const thenAndNow = <Value extends z.ZodType>(value: Value) =>
  z.object({ was: value, now: value, differs: z.boolean() })

/** Names of tags. */
const tagsWere = thenAndNow(z.array(z.string()))

/** What hangs on the customer, as it stood on that day. What came since isn't told. */
const recordWas = z.object({
  id,
  /** As it was called on that day. */
  name: z.string(),
  /** Deleted since. */
  isGone: z.boolean(),
  fields: z.array(fieldWas),
})
export type RecordWas = z.infer<typeof recordWas>
const contactWas = recordWas.extend({ tags: tagsWere })

const collaborator = z.object({ user: person, access: z.enum(shareAccesses), until: day.nullable() })
export type Collaborator = z.infer<typeof collaborator>

/** The earliest of the open plans. */
const nextStep = z.object({
  on: day,
  time: z.string().nullable(),
  goal: z.string().nullable(),
  method: z.enum(followUpMethods).nullable(),
  owner: person,
})
export type NextStepWas = z.infer<typeof nextStep>

export const customerAsOf = endpoint({
  method: 'GET',
  path: '/customers/:id/as-of',
  tag: 'customers',
  summary: 'A customer and what hangs on it as they stood when a day ended in the organisation’s time zone',
  access: 'customer.view',
  params: idParams,
  query: z.object({ day }),
  result: z.object({
    day,
    /** When the customer was entered: no earlier day can be shown. */
    createdAt: instant,
    createdOn: day,
    /** Today in the organisation’s time zone: no later day can be shown. */
    today: day,
    name: z.string(),
    wasInTrash: z.boolean(),
    /** Those that were empty then and are empty now are left out, hidden ones too. */
    fields: z.array(fieldWas),
    contacts: z.array(contactWas),
    /** How many of today's contacts were not there yet. */
    contactsSince: z.int(),
    tags: tagsWere,
    collaborators: thenAndNow(z.array(collaborator)),
    nextStep: thenAndNow(nextStep.nullable()),
    /** By which step the stage of that day was reached; null where it was entered with it. */
    stageStep: z
      .object({
        at: instant,
        from: z.enum(stages),
        reason: z.enum(lossReasons).nullable(),
        note: z.string().nullable(),
        actor: person.nullable(),
      })
      .nullable(),
    billing: z.array(recordWas),
    addresses: z.array(recordWas),
  }),
  errors: ['customer.not_yet'],
})
