import { lockCustomer } from '../customers/lock.ts'
import { type Db, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { createContact } from './actions.ts'

/** As long as a contact's name may be; a customer's may be longer. */
const longestName = 100

/** Of a customer who is a person: the contact that is the person; whoever was entered without one gets it. */
export async function personOf(trx: Db, viewer: Viewer, customerId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from contact where customer_id = ${customerId} and deleted_at is null
    order by is_primary desc, ordinal limit 1`.execute(trx)
  if (rows[0]) return rows[0].id
  const named = await sql<{ name: string }>`select name from customer where id = ${customerId}`.execute(trx)
  const name = (named.rows[0]?.name ?? '').slice(0, longestName)
  return (await createContact(trx, viewer, customerId, { name })).id
}

/**
 * The same by hand: why somebody's data are kept is noted on a contact. The name is the customer's, whoever sees it masked.
 * @throws record.not_found, permission.denied, privacy.erased, input.invalid for a company
 */
export async function createPerson(trx: Db, viewer: Viewer, customerId: number): Promise<{ id: number }> {
  requirePermission(viewer, 'contact.create')
  const { type } = await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  if (type !== 'individual') throw invalid('id', 'person.company')
  return { id: await personOf(trx, viewer, customerId) }
}
