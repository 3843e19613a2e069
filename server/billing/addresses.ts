import type * as contract from '../../contract/addresses.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { shownName } from '../contacts/fields.ts'
import { refuseCollisions } from '../customers/collisions.ts'
import { lockCustomer } from '../customers/lock.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { regions, showRegion } from '../values/regions.ts'
import { type Columns, deleteKept, insertKept, lockKept, restoreKept, writeKept } from './kept.ts'
import { checkedPhone, mayWritePhone, phoneLevel, shownPhone } from './phone.ts'
import { mayReveal } from './reveal.ts'

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
      select a.id, a.recipient, a.phone, a.region_code as "regionCode", a.address, a.is_default as "isDefault", a.version
      from ${seenBy(viewer, table)} a where a.customer_id = ${customerId}::bigint order by a.is_default desc, a.id`,
  )
  const own = isOwn(viewer, customer)
  return {
    rows: rows.map((row) => ({
      ...row,
      recipient: shownName(viewer, row.recipient, own),
      phone: shownPhone(viewer, row.phone, own),
      regionText: row.regionCode && (showRegion(row.regionCode)?.text ?? row.regionCode),
    })),
    phoneMasked: phoneLevel(viewer, own) === 'masked',
    nameMasked: !isClear(levelOf(viewer, 'contact.name', own)),
    can: {
      edit: mayTo(viewer, 'edit', customer),
      editPhone: mayWritePhone(viewer),
      reveal: mayReveal(viewer, table, own),
    },
  }
}

export async function createAddress(trx: Db, viewer: Viewer, customerId: number, draft: Draft) {
  await lockCustomer(trx, viewer, customerId, { to: 'edit' })
  return insertKept(trx, table, customerId, viewer.userId, columnsOf(viewer, draft))
}

export async function updateAddress(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, changes }: Changes,
): Promise<{ version: number }> {
  const row = await lockKept(trx, viewer, table, id)
  const columns = columnsOf(viewer, changes, 'changes.')
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

function columnsOf(viewer: Viewer, fields: Changes['changes'], prefix = ''): Columns {
  const { recipient, regionCode, address, isDefault } = fields
  if (regionCode && !regions.has(regionCode)) throw invalid(`${prefix}regionCode`, 'region.unknown')
  const phone = checkedPhone(viewer, fields.phone, `${prefix}phone`)
  return {
    ...(recipient !== undefined && { recipient }),
    ...(phone !== undefined && { phone }),
    ...(regionCode !== undefined && { region_code: regionCode }),
    ...(address !== undefined && { address }),
    ...(isDefault !== undefined && { is_default: isDefault }),
  }
}
