import { defaultLevels } from '../../contract/field-levels.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import {
  type Grant,
  type PermissionObject,
  permissionObjects,
  type Scope,
  scopes,
} from '../../contract/permissions.ts'
import type { Role } from '../../contract/roles.ts'

export type RoleValues = Pick<Role, 'name' | 'description' | 'grants' | 'levels'>

export const objects = Object.keys(permissionObjects) as PermissionObject[]
export const actionsOf = (object: PermissionObject): readonly string[] => permissionObjects[object].actions
export const isScoped = (object: PermissionObject): boolean => permissionObjects[object].scoped

export const scopeIn = (grants: readonly Grant[], object: PermissionObject, action: string): Scope | null =>
  grants.find((grant) => grant.object === object && grant.action === action)?.scope ?? null

export function withGrant(
  grants: readonly Grant[],
  object: PermissionObject,
  action: string,
  scope: Scope | null,
): Grant[] {
  const others = grants.filter((grant) => grant.object !== object || grant.action !== action)
  return scope === null ? others : [...others, { object, action, scope }]
}

export const defaultOf = (field: string): FieldLevel => defaultLevels.get(field) ?? 'edit'
export const levelIn = (levels: RoleValues['levels'], field: string) => levels[field] ?? defaultOf(field)

/** Only what the person changed is sent; the same grants in another order are the same. */
export function roleChanges(before: RoleValues, after: RoleValues): Partial<RoleValues> {
  const told = ({ grants, levels, ...words }: RoleValues) => ({
    ...words,
    grants: grants.map(({ object, action, scope }) => `${object}.${action}:${scope}`).sort(),
    levels: Object.entries(levels)
      .filter(([field, level]) => level !== defaultOf(field))
      .sort(),
  })
  const [old, now] = [told(before), told(after)]
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key]) =>
        JSON.stringify(old[key as keyof typeof old]) !== JSON.stringify(now[key as keyof typeof now]),
    ),
  )
}

/** Customer actions by how far they reach, the widest first; without viewing there is nothing to act on. */
export function reachOf(grants: readonly Grant[]): { scope: Scope; actions: string[] }[] {
  const given = grants.filter(({ object, action }) => object === 'customer' && action !== 'view')
  return scopes
    .toReversed()
    .map((scope) => ({
      scope,
      actions: actionsOf('customer').filter((action) =>
        given.some((grant) => grant.action === action && grant.scope === scope),
      ),
    }))
    .filter(({ actions }) => actions.length > 0)
}
