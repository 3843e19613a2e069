import type { FieldLevel } from '../../contract/field-levels.ts'
import type { Grant } from '../../contract/permissions.ts'
import type { Db } from '../platform/database.ts'

export type Rights = { grants: readonly Grant[]; levels: Readonly<Record<string, FieldLevel>> }

/** All that a role grants, in place of what it granted. Who calls holds the role's row. */
export async function writeRights(trx: Db, roleId: number, { grants, levels }: Rights): Promise<void> {
  await trx.deleteFrom('role_permission').where('role_id', '=', roleId).execute()
  await trx.deleteFrom('role_field').where('role_id', '=', roleId).execute()
  const permissions = grants.map((grant) => ({ role_id: roleId, ...grant }))
  if (permissions.length > 0) await trx.insertInto('role_permission').values(permissions).execute()
  const fields = Object.entries(levels).map(([field, level]) => ({ role_id: roleId, field, level }))
  if (fields.length > 0) await trx.insertInto('role_field').values(fields).execute()
}
