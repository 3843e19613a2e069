import { duplicateCodes, refuseDuplicateCode } from '../duplicates/refuse.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { lockCustomer } from './lock.ts'
import { lockMany } from './many.ts'

export async function deleteCustomer(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockCustomer(trx, viewer, id, { to: 'delete' })
  await moveToTrash(trx, viewer, [id])
}

export async function deleteCustomers(trx: Db, viewer: Viewer, ids: number[]) {
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, { to: 'delete' })
  await moveToTrash(trx, viewer, able)
  return { deleted: able, leftAlone, unknown }
}

export async function restoreCustomer(trx: Db, viewer: Viewer, id: number): Promise<void> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'delete', trash: true })
  await refuseDuplicateCode(trx, customer.creditCode, id)
  await bringBack(trx, [id])
}

/** Those that can't come back stay in the trash; of those that somebody brought back already nothing is said. */
export async function restoreCustomers(trx: Db, viewer: Viewer, ids: number[]) {
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, { to: 'delete', trash: true })
  const duplicates = await duplicateCodes(trx, viewer, able)
  const restored = able.filter((id) => !duplicates.some((duplicate) => duplicate.id === id))
  await bringBack(trx, restored)
  return {
    restored,
    leftAlone: [
      ...leftAlone.map(({ id, name }) => ({ id, name, why: 'not_allowed' as const })),
      ...duplicates.map((duplicate) => ({ ...duplicate, why: 'duplicate' as const })),
    ],
    unknown,
  }
}

/** Customers that who calls has locked and may delete. */
const moveToTrash = (trx: Db, { userId }: Viewer, ids: number[]) =>
  sql`
    update customer set deleted_at = now(), deleted_by = ${userId}, version = version + 1
    where id = any(${ids}::bigint[])`.execute(trx)

const bringBack = (trx: Db, ids: number[]) =>
  sql`
    update customer set deleted_at = null, deleted_by = null, version = version + 1
    where id = any(${ids}::bigint[])`.execute(trx)
