import type { Customer } from '../../contract/customers.ts'
import { type Duplicate, mostTold } from '../duplicates/find.ts'
import { duplicateFailure } from '../duplicates/refuse.ts'
import {
  type Gone,
  lockReturning,
  type Met,
  metReturning,
  type Returning,
  sortReturning,
} from '../duplicates/returning.ts'
import { plainKinds } from '../duplicates/rules.ts'
import { toldInBulk } from '../duplicates/told.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { lockCustomer } from './lock.ts'
import { lockMany } from './many.ts'
import { shownCustomerName } from './name.ts'

export async function deleteCustomer(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockCustomer(trx, viewer, id, { to: 'delete' })
  await moveToTrash(trx, viewer, [id])
}

export async function deleteCustomers(trx: Db, viewer: Viewer, ids: number[]) {
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, { to: 'delete' })
  await moveToTrash(trx, viewer, able)
  return { deleted: able, leftAlone, unknown }
}

/**
 * Like an entry it is refused for what a rule blocks, or for what is registered for another owner, if that came since it was
 * deleted. @returns what it may be the same as
 */
export async function restoreCustomer(trx: Db, viewer: Viewer, id: number): Promise<Duplicate[]> {
  await lockReturning(trx, [id])
  await lockCustomer(trx, viewer, id, { to: 'delete', trash: true })
  const { refused, alike } = await bringBackUnlessRefused(trx, viewer, [id])
  if (refused[0]) throw duplicateFailure(refused[0])
  return alike.slice(0, mostTold)
}

/**
 * Those that can't come back stay in the trash; of those that somebody brought back already nothing is said. In bulk it isn't
 * told whose the others are. @returns with what was met, to be recorded
 */
export async function restoreCustomers(trx: Db, viewer: Viewer, ids: number[]) {
  await lockReturning(trx, ids)
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, { to: 'delete', trash: true })
  const { back, refused, alike } = await bringBackUnlessRefused(trx, viewer, able)
  const told = toldInBulk(viewer)
  const shownAlike = alike.filter(({ kinds }) => plainKinds(kinds).every((kind) => told.includes(kind)))
  return {
    restored: back,
    alike: new Set(shownAlike.map(({ returningId }) => returningId)).size,
    leftAlone: [
      ...leftAlone.map(({ id, name }) => ({ id, name, why: 'not_allowed' as const })),
      ...(await namesOf(trx, viewer, refused)).map((one) => ({ ...one, why: 'duplicate' as const })),
    ],
    unknown,
    met: [...refused, ...shownAlike],
  }
}

/** No more than hits of one kind are looked at: those that came back with it must not stand before others. */
const portion = 20

/** What comes back is met once it is there; of those that are refused nothing is to stand in the history. */
async function bringBackUnlessRefused(trx: Db, viewer: Viewer, ids: readonly number[]): Promise<Returning> {
  const sorted: Returning = { back: [], refused: [], alike: [] }
  const { rows: gone } = await sql<Gone>`
    select id, deleted_at as "deletedAt" from customer where id = any(${[...ids]}::bigint[]) order by id`.execute(
    trx,
  )
  for (let from = 0; from < gone.length; from += portion) {
    const some = gone.slice(from, from + portion)
    await sql`savepoint in_trash`.execute(trx)
    await bringBack(trx, some)
    const { back, refused, alike } = sortReturning(some, await metReturning(trx, viewer, some))
    if (refused.length > 0) {
      await sql`rollback to savepoint in_trash`.execute(trx)
      await bringBack(
        trx,
        some.filter(({ id }) => back.includes(id)),
      )
    }
    sorted.back.push(...back)
    sorted.refused.push(...refused)
    sorted.alike.push(...alike)
  }
  return sorted
}

async function namesOf(trx: Db, viewer: Viewer, refused: readonly Met[]) {
  const { rows } = await sql<{ id: number; type: Customer['type']; name: string }>`
    select id, type, name from customer where id = any(${refused.map(({ returningId }) => returningId)}::bigint[])
    order by id`.execute(trx)
  return rows.map((row) => ({ id: row.id, name: shownCustomerName(viewer, row) }))
}

/** Customers that who calls has locked and may delete. */
const moveToTrash = (trx: Db, { userId }: Viewer, ids: number[]) =>
  sql`
    update customer set deleted_at = now(), deleted_by = ${userId}, version = version + 1
    where id = any(${ids}::bigint[])`.execute(trx)

const bringBack = (trx: Db, gone: readonly Gone[]) =>
  sql`
    update customer set deleted_at = null, deleted_by = null, version = version + 1
    where id = any(${gone.map(({ id }) => id)}::bigint[])`.execute(trx)
