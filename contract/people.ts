import { z } from 'zod'
import { id, idParams, instant, nothing, person, text, version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { me, password } from './session.ts'
import { userName } from './setup.ts'
import { signInCode } from './two-factor.ts'

const departmentRow = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  position: z.int(),
  people: z.int(),
  /**
   * Appointed to review entries of it and of those below that have nobody of their own. Without effect where the role no
   * longer reaches it, or the person has left: then it is as if nobody were appointed.
   */
  reviewer: person.extend({ mayReview: z.boolean() }).nullable(),
  version,
})
export type Department = z.infer<typeof departmentRow>

export const listDepartments = endpoint({
  method: 'GET',
  path: '/departments',
  tag: 'people',
  summary: 'The tree of departments, as a flat list',
  access: 'person',
  result: z.object({ rows: z.array(departmentRow), can: z.object({ manage: z.boolean() }) }),
})

export const createDepartment = endpoint({
  method: 'POST',
  path: '/departments',
  tag: 'people',
  summary: 'Add a department',
  access: 'people.manage',
  body: z.object({ name: text(50), parentId: id }),
  result: z.object({ id }),
  errors: ['department.name_taken'],
})

export const updateDepartment = endpoint({
  method: 'PATCH',
  path: '/departments/:id',
  tag: 'people',
  summary: 'Rename or move a department, or say who reviews its entries',
  access: 'people.manage',
  params: idParams,
  body: z.object({
    name: text(50).optional(),
    parentId: id.optional(),
    reviewerId: id.nullable().optional(),
  }),
  result: nothing,
  errors: ['department.name_taken', 'department.circle'],
})

export const deleteDepartment = endpoint({
  method: 'DELETE',
  path: '/departments/:id',
  tag: 'people',
  summary: 'Remove a department without people, customers and departments below it',
  access: 'people.manage',
  params: idParams,
  result: nothing,
  errors: ['department.not_empty'],
})

export const userStatuses = ['invited', 'active', 'deactivated'] as const

/** For pickers: who can own a customer. No contact data. */
export const listColleagues = endpoint({
  method: 'GET',
  path: '/colleagues',
  tag: 'people',
  summary: 'Active people with their departments, for pickers',
  access: 'person',
  result: z.object({ rows: z.array(z.object({ id, name: z.string(), department: person })) }),
})

const userRow = z.object({
  id,
  name: z.string(),
  userName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: person,
  roles: z.array(person),
  status: z.enum(userStatuses),
  lastSeenAt: instant.nullable(),
  lockedUntil: instant.nullable(),
  hasTwoFactor: z.boolean(),
  ownedCustomers: z.int(),
  version,
})
export type User = z.infer<typeof userRow>

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  tag: 'people',
  summary: 'All people of the organisation',
  access: 'people.manage',
  result: z.object({ rows: z.array(userRow) }),
})

const userFields = {
  name: text(50),
  userName,
  phone: text(30).nullable(),
  email: z.email().max(200).nullable(),
  jobTitle: text(50).nullable(),
  departmentId: id,
  roleIds: z.array(id).min(1).max(20),
}
const invitation = z.object({
  id,
  /** Path with the token, shown once; whoever opens it sets the password. */ link: z.string(),
  expiresAt: instant,
})

export const inviteUser = endpoint({
  method: 'POST',
  path: '/users',
  tag: 'people',
  summary: 'Invite a person; the answer holds the link to pass on',
  access: 'people.manage',
  body: z.object(userFields).partial({ phone: true, email: true, jobTitle: true }),
  result: invitation,
  errors: ['user.name_taken', 'user.phone_taken', 'user.email_taken'],
})

export const updateUser = endpoint({
  method: 'PATCH',
  path: '/users/:id',
  tag: 'people',
  summary: 'Change a person; a change of department moves the customers owned, too',
  access: 'people.manage',
  params: idParams,
  body: z.object({ version, changes: z.strictObject(userFields).partial() }),
  result: z.object({ version }),
  errors: [
    'record.changed',
    'user.name_taken',
    'user.phone_taken',
    'user.email_taken',
    'user.last_administrator',
  ],
})

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/users/:id/invitation',
  tag: 'people',
  summary: 'A new link: for an invited person, or to set a forgotten password again; earlier links end',
  access: 'people.manage',
  params: idParams,
  result: invitation,
  errors: ['user.not_invited'],
})

export const deactivateUser = endpoint({
  method: 'POST',
  path: '/users/:id/deactivate',
  tag: 'people',
  summary: 'End a person’s access at once; records stay',
  access: 'people.manage',
  params: idParams,
  result: nothing,
  errors: ['user.last_administrator'],
})

export const reactivateUser = endpoint({
  method: 'POST',
  path: '/users/:id/reactivate',
  tag: 'people',
  summary: 'Give a deactivated person access again',
  access: 'people.manage',
  params: idParams,
  result: nothing,
})

const invitationParams = z.object({ token: z.string().min(20).max(100) })

export const openInvitation = endpoint({
  method: 'GET',
  path: '/invitations/:token',
  tag: 'people',
  summary: 'Who is invited by this link',
  access: 'public',
  params: invitationParams,
  result: z.object({ name: z.string(), userName: z.string(), organisation: z.string() }),
  errors: ['auth.invitation_invalid'],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/:token',
  tag: 'people',
  summary: 'Set the password and sign in',
  access: 'public',
  params: invitationParams,
  body: z.object({ password, code: signInCode.optional() }),
  result: me,
  errors: [
    'auth.invitation_invalid',
    'auth.password_weak',
    'auth.locked',
    'auth.code_required',
    'auth.code_wrong',
  ],
})
