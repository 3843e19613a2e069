import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'

/**
 * The active person who is to own a customer, as `department_id`; no row where there is none. The lock keeps the owner
 * from moving to another department until the customer is written.
 */
export const activeOwner = (ownerId: number) => sql`
  select department_id from user_account where id = ${ownerId}::bigint and status <> 'deactivated' for share`

/** A customer's department is its owner's; a customer can be given only to an active person. */
export async function departmentOfOwner(trx: Db, ownerId: number): Promise<number> {
  const { rows } = await activeOwner(ownerId).execute(trx)
  const owner = rows[0] as { department_id: number } | undefined
  if (!owner) throw failure('customer.owner_inactive')
  return owner.department_id
}

/** A person who changes department takes the customers along. */
export async function moveCustomersOf(trx: Db, ownerId: number, departmentId: number): Promise<void> {
  await sql`
    update customer set department_id = ${departmentId}, version = version + 1
    where owner_id = ${ownerId} and department_id <> ${departmentId}`.execute(trx)
}
