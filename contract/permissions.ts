import { z } from 'zod'

/** How far a permission reaches, from narrow to wide. DOMAIN §1. */
export const scopes = ['own', 'department', 'below', 'all'] as const
export const scope = z.enum(scopes)
export type Scope = (typeof scopes)[number]

/**
 * What a role can grant. Only customers have a scope: what hangs on a customer follows the customer's
 * visibility, and roles give only verbs on it.
 */
export const permissionObjects = {
  customer: {
    scoped: true,
    actions: [
      'view',
      'create',
      'edit',
      'delete',
      'export',
      'import',
      'approve',
      'assign',
      'merge',
      'share',
      'reveal',
    ],
  },
  contact: { scoped: false, actions: ['create', 'edit', 'delete', 'reveal'] },
  followUp: { scoped: false, actions: ['create', 'edit', 'delete'] },
  file: { scoped: false, actions: ['create', 'delete'] },
  people: { scoped: false, actions: ['manage'] },
  settings: { scoped: false, actions: ['manage'] },
  log: { scoped: false, actions: ['view'] },
  privacy: { scoped: false, actions: ['manage'] },
} as const

export type PermissionObject = keyof typeof permissionObjects
export type CustomerAction = (typeof permissionObjects.customer.actions)[number]
export type Permission = {
  [O in PermissionObject]: `${O}.${(typeof permissionObjects)[O]['actions'][number]}`
}[PermissionObject]

export const grant = z.object({
  object: z.enum(Object.keys(permissionObjects) as [PermissionObject, ...PermissionObject[]]),
  action: z.string().max(20),
  scope,
})
export type Grant = z.infer<typeof grant>
