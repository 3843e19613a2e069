import { z } from 'zod'
import { id, idParams, person, text, version } from './common.ts'
import { stages } from './customer-fields.ts'
import { endpoint } from './endpoint.ts'

export const groupName = text(200)

/** 集团/关联公司: companies that belong together. A group is seen by the members that one sees. */
export const findGroups = endpoint({
  method: 'GET',
  path: '/groups',
  tag: 'groups',
  summary: 'Groups by a part of their name, of which the caller sees at least one member',
  access: 'customer.view',
  query: z.object({ q: z.string().trim().max(100).default('') }),
  result: z.object({ rows: z.array(person) }),
})

export const readGroup = endpoint({
  method: 'GET',
  path: '/customers/:id/group',
  tag: 'groups',
  summary: 'The group of a customer, and its other members that the caller sees',
  access: 'customer.view',
  params: idParams,
  result: z.object({
    group: person.nullable(),
    members: z.array(
      z.object({
        id,
        name: z.string(),
        number: z.string().nullable(),
        stage: z.enum(stages),
        owner: person.nullable(),
      }),
    ),
    /** How many there are to be seen; `members` holds the first 50. */
    count: z.int(),
  }),
})

export const setGroup = endpoint({
  method: 'PUT',
  path: '/customers/:id/group',
  tag: 'groups',
  summary: 'Put a customer into the group of this name, which is made where there is none; null takes it out',
  access: 'customer.edit',
  params: idParams,
  body: z.object({ name: groupName.nullable() }),
  result: z.object({ group: person.nullable(), version }),
})
