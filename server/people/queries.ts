import type { Role } from '../../contract/roles.ts'
import { type Db, sql } from '../platform/database.ts'

export async function listRoles(db: Db) {
  const { rows } = await sql<Role>`
    select r.id, r.key, r.name, r.description, r.version,
      (select count(*)::integer from user_role ur join user_account u on u.id = ur.user_id
       where ur.role_id = r.id and u.status <> 'deactivated') as people,
      coalesce((select jsonb_agg(jsonb_build_object('object', p.object, 'action', p.action, 'scope', p.scope) order by p.object, p.action)
                from role_permission p where p.role_id = r.id), '[]') as grants,
      coalesce((select jsonb_object_agg(f.field, f.level) from role_field f where f.role_id = r.id), '{}') as levels
    from role r order by r.position, r.id`.execute(db)
  return rows
}

export async function listColleagues(db: Db) {
  const { rows } = await sql<{ id: number; name: string; department: { id: number; name: string } }>`
    select u.id, u.name, jsonb_build_object('id', d.id, 'name', d.name) as department
    from user_account u join department d on d.id = u.department_id
    where u.status = 'active' order by d.position, u.id`.execute(db)
  return rows
}
