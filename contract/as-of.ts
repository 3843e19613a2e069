import { z } from 'zod'
import { day, id, idParams, instant } from './common.ts'
import { endpoint } from './endpoint.ts'

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

const contactWas = z.object({
  id,
  /** As it was called on that day. */
  name: z.string(),
  /** Deleted since. */
  isGone: z.boolean(),
  fields: z.array(fieldWas),
})
export type ContactWas = z.infer<typeof contactWas>

export const customerAsOf = endpoint({
  method: 'GET',
  path: '/customers/:id/as-of',
  tag: 'customers',
  summary: 'A customer and its contacts as they stood when a day ended in the organisation’s time zone',
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
  }),
  errors: ['customer.not_yet'],
})
