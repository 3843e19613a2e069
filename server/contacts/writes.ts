import type { ContactChanges } from '../../contract/contacts.ts'
import { overlaid } from '../custom-fields/values.ts'
import { type Db, sql } from '../platform/database.ts'
import { columnsOf } from './columns.ts'
import { parsePhones, replacePhones } from './phones.ts'

/** @returns the new version */
export async function writeContact(
  trx: Db,
  contact: { id: number; customerId: number },
  actorId: number,
  changes: ContactChanges,
) {
  if (changes.isPrimary === true) await clearPrimary(trx, contact.customerId, contact.id)
  const columns = columnsOf(changes)
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const laidOver = overlaid(changes.custom ?? {})
  if (laidOver) sets.push(sql`custom = ${laidOver}`)
  const { rows } = await sql<{ version: number }>`
    update contact set ${sql.join([...sets, sql`version = version + 1`, sql`updated_at = now()`, sql`updated_by = ${actorId}`])}
    where id = ${contact.id} returning version`.execute(trx)
  if (changes.phones !== undefined)
    await replacePhones(trx, contact, parsePhones(changes.phones, 'changes.phones'))
  if (!rows[0]) throw new Error('update without a row')
  return rows[0].version
}

export const clearPrimary = (trx: Db, customerId: number, exceptId = 0) =>
  sql`
    update contact set is_primary = false, version = version + 1
    where customer_id = ${customerId} and is_primary and deleted_at is null and id <> ${exceptId}`.execute(
    trx,
  )
