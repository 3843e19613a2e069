import { lockCustomer } from '../customers/lock.ts'
import { writeCustomer } from '../customers/writes.ts'
import { type Db, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

/** Into the group of this name, made where there is none; null takes the customer out of its group. */
export async function setGroup(trx: Db, viewer: Viewer, customerId: number, name: string | null) {
  const customer = await lockCustomer(trx, viewer, customerId, { to: 'edit' })
  const group = name === null ? null : await groupNamed(trx, viewer, name)
  const { rows } = await sql<{ same: boolean }>`
    select c.group_id is not distinct from ${group?.id ?? null}::bigint as same
    from ${seenBy(viewer, 'customer')} c where c.id = ${customerId}`.execute(trx)
  if (rows[0]?.same) return { group, version: customer.version }
  const version = await writeCustomer(trx, customerId, viewer.userId, { group_id: group?.id ?? null })
  return { group, version }
}

async function groupNamed(trx: Db, viewer: Viewer, name: string) {
  const made = await sql<{ id: number; name: string }>`
    insert into company_group (name, created_by) values (${name}, ${viewer.userId})
    on conflict (name) do nothing returning id, name`.execute(trx)
  if (made.rows[0]) return made.rows[0]
  return trx
    .selectFrom('company_group')
    .select(['id', 'name'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
}
