import type * as contract from '../../contract/billing.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import { refuseCollisions } from '../customers/collisions.ts'
import { lockCustomer } from '../customers/lock.ts'
import { requireCustomer } from '../customers/queries.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { isOwn } from '../platform/fields.ts'
import { mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { type Columns, deleteKept, insertKept, lockKept, restoreKept, writeKept } from './kept.ts'
import { checkedPhone, mayWritePhone, phoneLevel, shownPhone } from './phone.ts'
import { mayReveal } from './reveal.ts'

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
      select b.id, b.title, b.tax_number as "taxNumber", b.address, b.phone, b.bank, b.account,
        b.is_default as "isDefault", b.version
      from ${seenBy(viewer, table)} b where b.customer_id = ${customerId}::bigint order by b.is_default desc, b.id`,
  )
  const own = isOwn(viewer, customer)
  return {
    rows: rows.map((row) => ({ ...row, phone: shownPhone(viewer, row.phone, own) })),
    phoneMasked: phoneLevel(viewer, own) === 'masked',
    can: {
      edit: mayTo(viewer, 'edit', customer),
      editPhone: mayWritePhone(viewer),
      reveal: mayReveal(viewer, table, own),
    },
  }
}

export async function createBillingProfile(trx: Db, viewer: Viewer, customerId: number, draft: Draft) {
  await lockCustomer(trx, viewer, customerId, { to: 'edit' })
  return insertKept(trx, table, customerId, viewer.userId, columnsOf(viewer, draft))
}

export async function updateBillingProfile(
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

export async function deleteBillingProfile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await deleteKept(trx, table, await lockKept(trx, viewer, table, id), viewer.userId)
}

export async function restoreBillingProfile(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await restoreKept(trx, table, await lockKept(trx, viewer, table, id, { trash: true }))
}

function columnsOf(viewer: Viewer, fields: Changes['changes'], prefix = ''): Columns {
  const { title, taxNumber, address, bank, account, isDefault } = fields
  const phone = checkedPhone(viewer, fields.phone, `${prefix}phone`)
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
