import { defaultLevels } from '../../contract/field-levels.ts'
import { type FieldLevel, fieldLevels } from '../../contract/levels.ts'
import {
  type Grant,
  type PermissionObject,
  permissionObjects,
  type Scope,
  scopes,
} from '../../contract/permissions.ts'
import type { EffectiveRights } from '../../contract/rights.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'

type RoleRights = {
  id: number
  name: string
  grants: Grant[]
  levels: Record<string, FieldLevel>
}

/** Whoever the person is and whatever the state of the account. @throws record.not_found */
export async function rolesOf(db: Db, userId: number) {
  const { rows } = await sql<{
    person: EffectiveRights['person']
    roles: RoleRights[]
  }>`
    select jsonb_build_object('id', u.id, 'name', u.name,
        'department', jsonb_build_object('id', d.id, 'name', d.name),
        'roles', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.position, r.id)
                           from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id), '[]')) as person,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name,
          'grants', coalesce((select jsonb_agg(jsonb_build_object('object', p.object, 'action', p.action, 'scope', p.scope))
                              from role_permission p where p.role_id = r.id), '[]'),
          'levels', coalesce((select jsonb_object_agg(f.field, f.level) from role_field f where f.role_id = r.id), '{}'))
          order by r.position, r.id)
        from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id), '[]') as roles
    from user_account u join department d on d.id = u.department_id where u.id = ${userId}::bigint`.execute(
    db,
  )
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}

/** Roles add up: the same rule as for the viewer (server/session/rights.ts), with the roles kept in sight. */
export function effectiveRights(
  roles: readonly RoleRights[],
): Pick<EffectiveRights, 'permissions' | 'fields'> {
  return { permissions: permissionsOf(roles), fields: fieldsOf(roles) }
}

function permissionsOf(roles: readonly RoleRights[]): EffectiveRights['permissions'] {
  const through = new Map<string, { role: { id: number; name: string }; scope: Scope }[]>()
  for (const { id, name, grants } of roles)
    for (const { object, action, scope } of grants) {
      const key = `${object}.${action}`
      through.set(key, [...(through.get(key) ?? []), { role: { id, name }, scope }])
    }
  return [...through].sort(byCatalogue).map(([key, given]) => {
    const [object, action] = key.split('.') as [PermissionObject, string]
    return {
      object,
      action,
      scope: widest(
        scopes,
        given.map(({ scope }) => scope),
      ),
      through: given,
    }
  })
}

/** In the order in which a role is edited. */
const catalogue = Object.entries(permissionObjects).flatMap(([object, { actions }]) =>
  actions.map((action) => `${object}.${action}`),
)
const byCatalogue = ([a]: [string, unknown], [b]: [string, unknown]) =>
  catalogue.indexOf(a) - catalogue.indexOf(b)

function fieldsOf(roles: readonly RoleRights[]): EffectiveRights['fields'] {
  const named = roles.flatMap(({ levels }) => Object.keys(levels))
  return [...new Set([...defaultLevels.keys(), ...named])].sort().flatMap((field) => {
    const through = roles.map(({ id, name, levels }) => ({
      role: { id, name },
      level: levels[field] ?? defaultLevels.get(field) ?? ('edit' as const),
    }))
    const level = widest(
      fieldLevels,
      through.map((one) => one.level),
    )
    return level === 'edit' ? [] : [{ field, level, through }]
  })
}

const widest = <Step extends string>(order: readonly Step[], given: readonly Step[]): Step =>
  order[Math.max(0, ...given.map((step) => order.indexOf(step)))] as Step
