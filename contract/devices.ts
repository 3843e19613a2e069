import { z } from 'zod'
import { id, idParams, instant, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

const device = z.object({
  id,
  /** As the browser calls itself; null where it doesn't say. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  isThis: z.boolean(),
})
export type Device = z.infer<typeof device>

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  tag: 'session',
  summary: 'Where the caller is signed in, the last used first',
  access: 'person',
  result: z.object({ rows: z.array(device) }),
})

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  tag: 'session',
  summary: 'Sign out one of the own devices',
  access: 'person',
  params: idParams,
  result: nothing,
})

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  tag: 'session',
  summary: 'Sign out all own devices but this one',
  access: 'person',
  result: z.object({ ended: z.int() }),
})

export const endSessionsOf = endpoint({
  method: 'DELETE',
  path: '/users/:id/sessions',
  tag: 'people',
  summary: 'Sign somebody out on all devices',
  access: 'people.manage',
  params: idParams,
  result: z.object({ ended: z.int() }),
})
