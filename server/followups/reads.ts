import { type Db, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { dayOf } from './due.ts'

/** What writing asks before it writes, of a customer that is locked by who calls. */

export type Sent = {
  id: number
  version: number
  content: string
  planId: number | null
  planOn: string | null
  done: number[]
}

/** The record that was made the first time, where the same one is sent again. */
export async function findSent(trx: Db, of: { customerId: number; createdBy: number; key: string }) {
  const { rows } = await sql<Sent>`
    select f.id, f.version, f.content, p.id as "planId", ${dayOf(sql`p.due_at`)} as "planOn",
      array(select d.id from follow_up_plan d where d.done_by_follow_up_id = f.id order by d.id) as done
    from follow_up f
    left join follow_up_plan p on p.customer_id = f.customer_id and p.made_by_follow_up_id = f.id and p.status = 'open'
    where f.customer_id = ${of.customerId} and f.created_by = ${of.createdBy} and f.request_key = ${of.key}::uuid`.execute(
    trx,
  )
  return rows[0] ?? null
}

export async function openPlansOf(trx: Db, customerId: number) {
  const { rows } = await sql<{ id: number; ownerId: number; on: string }>`
    select id, owner_id as "ownerId", ${dayOf(sql`due_at`)} as on
    from follow_up_plan where customer_id = ${customerId} and status = 'open' order by due_at, id`.execute(
    trx,
  )
  return rows
}

/** @throws input.invalid where this is no contact of the customer */
export async function requireContact(
  trx: Db,
  customerId: number,
  contactId: number,
  path: string,
): Promise<void> {
  const { rows } = await sql`
    select from contact where id = ${contactId} and customer_id = ${customerId} and deleted_at is null`.execute(
    trx,
  )
  if (rows.length === 0) throw invalid(path, 'reference')
}
