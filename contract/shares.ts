import { z } from 'zod'
import { day, id, idParams, nothing, person } from './common.ts'
import { endpoint } from './endpoint.ts'

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
