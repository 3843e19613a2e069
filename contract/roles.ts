import { z } from 'zod'
import { id, idParams, nothing, text, version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { fieldLevel } from './levels.ts'
import { grant } from './permissions.ts'

const rights = {
  grants: z.array(grant).max(200),
  /** Fields whose level isn't the default one, as `customer.budget`. */
  levels: z.record(z.string().max(100), fieldLevel),
}

const role = z.object({
  id,
  /** Of a role that every organisation starts with; null for one made here. */
  key: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  people: z.int(),
  ...rights,
  version,
})
export type Role = z.infer<typeof role>

export const listRoles = endpoint({
  method: 'GET',
  path: '/roles',
  tag: 'people',
  summary: 'Roles and what they grant',
  access: 'people.manage',
  result: z.object({ rows: z.array(role) }),
})

const fields = { name: text(50), description: z.string().trim().max(200), ...rights }

export const createRole = endpoint({
  method: 'POST',
  path: '/roles',
  tag: 'people',
  summary: 'Make a role, from nothing or as a copy of another',
  access: 'people.manage',
  body: z.object({ name: fields.name, description: fields.description.default(''), copyOfId: id.optional() }),
  result: z.object({ id, version }),
  errors: ['role.name_taken'],
})

export const updateRole = endpoint({
  method: 'PATCH',
  path: '/roles/:id',
  tag: 'people',
  summary: 'Change a role; it counts from the next request of each person on',
  access: 'people.manage',
  params: idParams,
  body: z.object({ version, changes: z.strictObject(fields).partial() }),
  result: z.object({ version }),
  errors: ['record.changed', 'role.name_taken', 'user.last_administrator'],
})

export const resetRole = endpoint({
  method: 'POST',
  path: '/roles/:id/reset',
  tag: 'people',
  summary: 'Give a preset role its first rights again; name and people stay',
  access: 'people.manage',
  params: idParams,
  body: z.object({ version }),
  result: z.object({ version }),
  errors: ['record.changed', 'role.no_preset', 'user.last_administrator'],
})

export const deleteRole = endpoint({
  method: 'DELETE',
  path: '/roles/:id',
  tag: 'people',
  summary: 'Remove a role that nobody has',
  access: 'people.manage',
  params: idParams,
  result: nothing,
  errors: ['role.in_use'],
})
