import { type Db, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'

type Leaver = { id: number; customerId: number }

/** Another contact of the customer, who is still there. @throws input.invalid */
export async function requireSuccessor(
  trx: Db,
  { id, customerId }: Leaver,
  contactId: number,
): Promise<void> {
  const { rows } = await sql`
    select from contact where id = ${contactId} and customer_id = ${customerId} and id <> ${id}
      and deleted_at is null and left_on is null`.execute(trx)
  if (rows.length === 0) throw invalid('successor.contactId', 'reference')
}

/**
 * Those who report to the leaver report to the successor. A successor who stood below the leaver takes the leaver's place in
 * the chain first, else they would report to each other. The customer is locked by who calls.
 */
export async function moveReports(trx: Db, { id }: Leaver, successorId: number, actorId: number) {
  const touch = sql`version = version + 1, updated_at = now(), updated_by = ${actorId}`
  await sql`
    with recursive above as (
      select id, reports_to_id from contact where id = ${successorId}
      union select k.id, k.reports_to_id from contact k join above a on k.id = a.reports_to_id)
    update contact set reports_to_id = (select reports_to_id from contact where id = ${id}), ${touch}
    where id = ${successorId} and exists (select from above where id = ${id})`.execute(trx)
  await sql`
    update contact set reports_to_id = ${successorId}, ${touch}
    where reports_to_id = ${id} and id <> ${successorId} and deleted_at is null`.execute(trx)
}
