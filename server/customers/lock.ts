import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { type Purpose, seenBy, type Viewer } from '../platform/visibility.ts'
import type { KnownCustomer } from './queries.ts'

export type LockedCustomer = KnownCustomer & { version: number; creditCode: string | null }

/**
 * The customer's row, locked until the transaction ends: nobody else edits, assigns or deletes it meanwhile, nor writes
 * what hangs on it (`contribute`).
 * @throws record.not_found for what one may not see, like what doesn't exist; permission.denied for what one sees but may not do; privacy.erased
 */
export async function lockCustomer(
  trx: Db,
  viewer: Viewer,
  id: number,
  { to, trash = false }: { to: Purpose; trash?: boolean },
): Promise<LockedCustomer> {
  const { rows } = await sql<LockedCustomer & { allowed: boolean; isErased: boolean }>`
    select c.id, c.type, c.version, c.owner_id as "ownerId", c.department_id as "departmentId", c.credit_code as "creditCode", c.erased_at is not null as "isErased",
      exists (select from ${seenBy(viewer, 'customer', { action: to, trash })} a where a.id = c.id) as allowed
    from ${seenBy(viewer, 'customer', { trash })} c where c.id = ${id}::bigint for update of c`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  if (!rows[0].allowed) throw failure('permission.denied')
  // Nobody writes anew what somebody asked to have erased.
  if (rows[0].isErased && (to === 'edit' || to === 'contribute')) throw failure('privacy.erased')
  return rows[0]
}
