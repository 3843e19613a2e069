import type * as contract from '../../contract/billing.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { refuseCollisions } from '../customers/collisions.ts'
import { lockCustomer } from '../customers/lock.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { isOwn, requireWritable } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { type Columns, deleteKept, insertKept, lockKept, restoreKept, writeKept } from './kept.ts'
import { checkedPhone } from './phone.ts'
import { keptColumns, rightsOf, shownKept } from './shown.ts'

const table = 'billing_profile'
type Draft = BodyOf<typeof contract.createBillingProfile>
type Changes = BodyOf<typeof contract.updateBillingProfile>

export async function listBillingProfiles(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof contract.listBillingProfiles>> {
  const customer = await requireCustomer(database, viewer, customerId)
  const rows = await selectRows<contract.BillingProfile>(
    database,
    sql`
      select k.id, ${keptColumns[table]}, k.is_default as "isDefault", k.version
      from ${seenBy(viewer, table)} k where k.customer_id = ${customerId}::bigint order by k.is_default desc, k.id`,
  )
  const own = isOwn(viewer, customer)
  return {
    rows: rows.map((row) => shownKept(viewer, table, row, own)),
    ...rightsOf(viewer, table, customer, own),
  }
}

export async function createBillingProfile(trx: Db, viewer: Viewer, customerId: number, draft: Draft) {
  await lockCustomer(trx, viewer, customerId, { to: 'edit' })
  requireWritable(viewer, table, Object.keys(draft))
  return insertKept(trx, table, customerId, viewer.userId, columnsOf(draft))
}

export async function updateBillingProfile(
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

export async function deleteBillingProfile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await deleteKept(trx, table, await lockKept(trx, viewer, table, id), viewer.userId)
}

export async function restoreBillingProfile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await restoreKept(trx, table, await lockKept(trx, viewer, table, id, { trash: true }))
}

function columnsOf(fields: Changes['changes'], prefix = ''): Columns {
  const { title, taxNumber, address, bank, account, isDefault } = fields
  const phone = checkedPhone(fields.phone, `${prefix}phone`)
  return {
    ...(title !== undefined && { title }),
    ...(taxNumber !== undefined && { tax_number: taxNumber }),
    ...(address !== undefined && { address }),
    ...(phone !== undefined && { phone }),
    ...(bank !== undefined && { bank }),
    ...(account !== undefined && { account }),
    ...(isDefault !== undefined && { is_default: isDefault }),
  }
}
