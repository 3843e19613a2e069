import { lockCustomer } from '../customers/lock.ts'
import { keptDays } from '../customers/trash.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

/** Billing data and delivery addresses are kept alike: several per customer, one the default, deleted ones for a while. */
export type Kept = 'billing_profile' | 'delivery_address'
export type Columns = Record<string, string | boolean | null>
type Row = { id: number; customerId: number; version: number; isDefault: boolean }

/**
 * The row and its customer, locked for an edit. @throws record.not_found, permission.denied
 * @param trash look among the deleted ones
 */
export async function lockKept(
  trx: Db,
  viewer: Viewer,
  table: Kept,
  id: number,
  { trash = false } = {},
): Promise<Row & { own: boolean }> {
  const { rows } = await sql<{ customerId: number }>`
    select k.customer_id as "customerId" from ${sql.table(table)} k
    join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
    where k.id = ${id}::bigint and (k.deleted_at is not null) = ${trash}`.execute(trx)
  if (!rows[0]) throw failure('record.not_found')
  const customer = await lockCustomer(trx, viewer, rows[0].customerId, { to: 'edit' })
  // It may have been deleted or restored while the customer's lock was waited for.
  const locked = await sql<Row>`
    select id, customer_id as "customerId", version, is_default as "isDefault" from ${sql.table(table)}
    where id = ${id}::bigint and (deleted_at is not null) = ${trash} for update`.execute(trx)
  if (!locked.rows[0]) throw failure('record.not_found')
  return { ...locked.rows[0], own: isOwn(viewer, customer) }
}

/** The customer is locked by who calls. The first one becomes the default. */
export async function insertKept(
  trx: Db,
  table: Kept,
  customerId: number,
  actorId: number,
  columns: Columns,
) {
  const others = await sql<{ there: boolean }>`
    select exists (select from ${sql.table(table)} where customer_id = ${customerId} and is_default and deleted_at is null) as there`.execute(
    trx,
  )
  const isDefault = columns.is_default === true || !others.rows[0]?.there
  if (isDefault) await clearDefault(trx, table, customerId)
  const whole = {
    ...columns,
    is_default: isDefault,
    customer_id: customerId,
    created_by: actorId,
    updated_by: actorId,
  }
  const { rows } = await sql<{ id: number; version: number }>`
    insert into ${sql.table(table)} (${sql.join(Object.keys(whole).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(whole))}) returning id, version`.execute(trx)
  if (!rows[0]) throw new Error('insert without a row')
  return rows[0]
}

/** @returns the new version */
export async function writeKept(
  trx: Db,
  table: Kept,
  row: Row,
  actorId: number,
  columns: Columns,
): Promise<number> {
  const { is_default: wish, ...others } = columns
  if (wish === true && !row.isDefault) await clearDefault(trx, table, row.customerId)
  const successor = wish === false && row.isDefault ? await nextOf(trx, table, row) : null
  const isDefault = wish === true || (row.isDefault && successor === null)
  if (Object.keys(others).length === 0 && isDefault === row.isDefault) return row.version
  const sets = Object.entries({ ...others, is_default: isDefault }).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  )
  const { rows } = await sql<{ version: number }>`
    update ${sql.table(table)} set ${sql.join(sets)}, version = version + 1, updated_at = now(), updated_by = ${actorId}
    where id = ${row.id} returning version`.execute(trx)
  if (successor !== null) await makeDefault(trx, table, successor)
  return rows[0]?.version ?? row.version
}

/** The next one becomes the default in its place. */
export async function deleteKept(trx: Db, table: Kept, row: Row, actorId: number): Promise<void> {
  const successor = row.isDefault ? await nextOf(trx, table, row) : null
  await sql`
    update ${sql.table(table)} set deleted_at = now(), deleted_by = ${actorId}, is_default = false, version = version + 1
    where id = ${row.id}`.execute(trx)
  if (successor !== null) await makeDefault(trx, table, successor)
}

export const restoreKept = (trx: Db, table: Kept, { id, customerId }: Row) =>
  sql`
    update ${sql.table(table)} set deleted_at = null, deleted_by = null, version = version + 1,
      is_default = not exists (select from ${sql.table(table)} where customer_id = ${customerId} and is_default and deleted_at is null)
    where id = ${id}`.execute(trx)

const clearDefault = (trx: Db, table: Kept, customerId: number) =>
  sql`
    update ${sql.table(table)} set is_default = false, version = version + 1
    where customer_id = ${customerId} and is_default and deleted_at is null`.execute(trx)

const makeDefault = (trx: Db, table: Kept, id: number) =>
  sql`update ${sql.table(table)} set is_default = true, version = version + 1 where id = ${id}`.execute(trx)

async function nextOf(trx: Db, table: Kept, { id, customerId }: Row): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(table)} where customer_id = ${customerId} and deleted_at is null and id <> ${id}
    order by id limit 1`.execute(trx)
  return rows[0]?.id ?? null
}

/** Removes for good what was deleted longer ago than it can be brought back. Run daily. */
export async function clearOutKept(db: Db): Promise<void> {
  for (const table of ['billing_profile', 'delivery_address'] as const)
    await sql`delete from ${sql.table(table)} where deleted_at < now() - make_interval(days => ${keptDays})`.execute(
      db,
    )
}
