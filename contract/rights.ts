import { z } from 'zod'
import { id, idParams, person } from './common.ts'
import { endpoint } from './endpoint.ts'
import { fieldLevel } from './levels.ts'
import { grant, scope } from './permissions.ts'

/** What a person may do and see in the end, and through which of the roles. */
const effectiveRights = z.object({
  person: z.object({ id, name: z.string(), department: person, roles: z.array(person) }),
  /** Of several roles the widest scope counts; each role that gives any is named with its own. */
  permissions: z.array(grant.extend({ through: z.array(z.object({ role: person, scope })) })),
  /** Fields that aren't seen in full and edited, with what each role says; the widest level counts. */
  fields: z.array(
    z.object({
      field: z.string(),
      level: fieldLevel,
      through: z.array(z.object({ role: person, level: fieldLevel })),
    }),
  ),
  /** How many customers are shared with the person now, as far as the reader sees them. */
  shared: z.int(),
  can: z.object({ seeCustomers: z.boolean() }),
})
export type EffectiveRights = z.infer<typeof effectiveRights>

export const readRightsOf = endpoint({
  method: 'GET',
  path: '/users/:id/rights',
  tag: 'people',
  summary: 'What a person may do and see, and why; the look is recorded',
  access: 'people.manage',
  params: idParams,
  result: effectiveRights,
})

export const readMyRights = endpoint({
  method: 'GET',
  path: '/me/rights',
  tag: 'people',
  summary: 'What I may do and see, and why',
  access: 'person',
  result: effectiveRights,
})
