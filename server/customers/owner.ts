import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'

/** A customer's department is its owner's; a customer can be given only to an active person. */
export async function departmentOfOwner(trx: Db, ownerId: number): Promise<number> {
  // The lock keeps the owner from moving to another department until this customer is written.
  const owner = await trx
    .selectFrom('user_account')
    .select(['department_id', 'status'])
    .where('id', '=', ownerId)
    .forShare()
    .executeTakeFirst()
  if (!owner || owner.status === 'deactivated') throw failure('customer.owner_inactive')
  return owner.department_id
}

/** A person who changes department takes the customers along. */
export async function moveCustomersOf(trx: Db, ownerId: number, departmentId: number): Promise<void> {
  await sql`
    update customer set department_id = ${departmentId}, version = version + 1
    where owner_id = ${ownerId} and department_id <> ${departmentId}`.execute(trx)
}
