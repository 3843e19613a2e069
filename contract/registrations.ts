import { z } from 'zod'
import { day, id, idParams, instant, nothing, pageQuery, person } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A customer that is registered 报备 is protected for its owner through `until` (DOMAIN §2). */
const standing = z.object({ until: day, at: instant, by: person, isExtended: z.boolean() })

/** Why a customer can't be registered now. */
export const unregistrable = ['noOwner', 'again', 'limit'] as const

export const readRegistration = endpoint({
  method: 'GET',
  path: '/customers/:id/registration',
  tag: 'registrations',
  summary: 'Until when a customer is protected for its owner, and what one may do about it',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    standing: standing.nullable(),
    /** Through which day it would be protected: registered today, or extended. */
    next: day,
    why: z.enum(unregistrable).nullable(),
    /** Of the owner: how many customers are protected for them, and how many at most. */
    held: z.int(),
    limit: z.int(),
    can: z.object({ register: z.boolean(), extend: z.boolean(), end: z.boolean() }),
  }),
})

export const registerCustomer = endpoint({
  method: 'POST',
  path: '/customers/:id/registration',
  tag: 'registrations',
  summary: 'Protect a customer for its owner for the days of the setting',
  access: 'customer.edit',
  params: idParams,
  result: z.object({ until: day }),
  errors: [
    'registration.stands',
    'registration.no_owner',
    'registration.again',
    'registration.limit',
    'privacy.erased',
  ],
})

export const extendRegistration = endpoint({
  method: 'POST',
  path: '/customers/:id/registration/extend',
  tag: 'registrations',
  summary: 'Protect a registered customer longer, once',
  access: 'customer.edit',
  params: idParams,
  result: z.object({ until: day }),
  errors: ['registration.ended', 'registration.extended', 'privacy.erased'],
})

export const endRegistration = endpoint({
  method: 'POST',
  path: '/customers/:id/registration/end',
  tag: 'registrations',
  summary: 'Give the protection of a customer up',
  access: 'customer.edit',
  params: idParams,
  result: nothing,
  errors: ['registration.ended', 'privacy.erased'],
})

export const restoreRegistration = endpoint({
  method: 'POST',
  path: '/customers/:id/registration/restore',
  tag: 'registrations',
  summary: 'Take back that a protection was given up, within an hour',
  access: 'customer.edit',
  params: idParams,
  result: z.object({ until: day }),
  errors: ['registration.stands', 'privacy.erased'],
})

const registered = standing.extend({
  id,
  customer: z.object({ id, number: z.string().nullable(), name: z.string() }),
  owner: person.nullable(),
  daysLeft: z.int(),
  lastFollowUpAt: instant.nullable(),
  can: z.object({ extend: z.boolean(), end: z.boolean() }),
})
export type Registered = z.infer<typeof registered>

/** Days before the last one from which the owner is reminded. */
export const soon = 7

export const listRegistrations = endpoint({
  method: 'GET',
  path: '/registrations',
  tag: 'registrations',
  summary: 'Customers that are protected, those that run out first at the top: mine, or of all whom I see',
  access: 'customer.view',
  query: z.object({ ...pageQuery, whose: z.enum(['mine', 'team']).default('mine') }),
  result: z.object({
    rows: z.array(registered),
    next: z.string().nullable(),
    /** On the first page: how many of them, and how many run out within a week. */
    count: z.object({ all: z.int(), soon: z.int() }).nullable(),
    can: z.object({ team: z.boolean() }),
  }),
})
