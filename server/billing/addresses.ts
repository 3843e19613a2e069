import type * as contract from '../../contract/addresses.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { refuseCollisions } from '../customers/collisions.ts'
import { lockCustomer } from '../customers/lock.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isOwn, requireWritable } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { regions, showRegion } from '../values/regions.ts'
import { type Columns, deleteKept, insertKept, lockKept, restoreKept, writeKept } from './kept.ts'
import { checkedPhone } from './phone.ts'
import { revealKept } from './reveal.ts'
import { keptColumns, rightsOf, shownKept } from './shown.ts'

const table = 'delivery_address'
type Draft = BodyOf<typeof contract.createAddress>
type Changes = BodyOf<typeof contract.updateAddress>

export async function listAddresses(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof contract.listAddresses>> {
  const customer = await requireCustomer(database, viewer, customerId)
  const rows = await selectRows<Omit<contract.DeliveryAddress, 'regionText'>>(
    database,
    sql`
      select k.id, ${keptColumns[table]}, k.is_default as "isDefault", k.version
      from ${seenBy(viewer, table)} k where k.customer_id = ${customerId}::bigint order by k.is_default desc, k.id`,
  )
  const own = isOwn(viewer, customer)
  return {
    rows: rows.map((row) => withRegion(shownKept(viewer, table, row, own))),
    ...rightsOf(viewer, table, customer, own),
  }
}

const withRegion = <Row extends { regionCode: string | null }>(row: Row) => ({
  ...row,
  regionText: row.regionCode && (showRegion(row.regionCode)?.text ?? row.regionCode),
})

export async function revealAddress(
  database: Database,
  viewer: Viewer,
  id: number,
  body: BodyOf<typeof contract.revealAddress>,
): Promise<ResultOf<typeof contract.revealAddress>> {
  const { regionCode, ...shown } = await revealKept(database, viewer, table, id, body)
  return { ...shown, ...(regionCode !== undefined && withRegion({ regionCode })) }
}

export async function createAddress(trx: Db, viewer: Viewer, customerId: number, draft: Draft) {
  await lockCustomer(trx, viewer, customerId, { to: 'edit' })
  requireWritable(viewer, table, Object.keys(draft))
  return insertKept(trx, table, customerId, viewer.userId, columnsOf(draft))
}

export async function updateAddress(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: Changes,
): Promise<{ version: number }> {
  const row = await lockKept(trx, viewer, table, id)
  requireWritable(viewer, table, Object.keys(changes), 'changes.')
  const columns = columnsOf(changes, 'changes.')
  const given = { ...changes, ...('phone' in columns && { phone: columns.phone }) }
  await refuseCollisions(trx, viewer, table, { id, version, current: row.version, own: row.own }, given)
  return { version: await writeKept(trx, table, row, viewer.userId, columns) }
}

export async function deleteAddress(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await deleteKept(trx, table, await lockKept(trx, viewer, table, id), viewer.userId)
}

export async function restoreAddress(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await restoreKept(trx, table, await lockKept(trx, viewer, table, id, { trash: true }))
}

function columnsOf(fields: Changes['changes'], prefix = ''): Columns {
  const { recipient, regionCode, address, isDefault } = fields
  if (regionCode && !regions.has(regionCode)) throw invalid(`${prefix}regionCode`, 'region.unknown')
  const phone = checkedPhone(fields.phone, `${prefix}phone`)
  return {
    ...(recipient !== undefined && { recipient }),
    ...(phone !== undefined && { phone }),
    ...(regionCode !== undefined && { region_code: regionCode }),
    ...(address !== undefined && { address }),
    ...(isDefault !== undefined && { is_default: isDefault }),
  }
}
