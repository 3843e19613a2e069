import { lockCustomer } from '../customers/lock.ts'
import { type Database, type Db, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { requirePermission, type Viewer } from '../platform/visibility.ts'
import { createContact } from './actions.ts'

/** As long as a contact's name may be; a customer's may be longer. */
const longestName = 100

/** The contact deleted last, with its marks and consents; of one that was erased they are gone. */
const lastInTrash = (customerId: RawBuilder<unknown>) => sql<number | null>`(
  select id from contact where customer_id = ${customerId} and deleted_at is not null and erased_at is null
  order by deleted_at desc limit 1)`

/** Of a customer who is a person: the contact that is the person; whoever was entered without one gets it. @throws person.in_trash */
export async function personOf(trx: Db, viewer: Viewer, customerId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from contact where customer_id = ${customerId} and deleted_at is null
    order by is_primary desc, ordinal limit 1`.execute(trx)
  if (rows[0]) return rows[0].id
  const named = await sql<{ name: string; inTrash: number | null }>`
    select name, ${lastInTrash(sql`customer.id`)} as "inTrash" from customer where id = ${customerId}`.execute(
    trx,
  )
  // Entered anew, somebody who isn't to be contacted would be without that mark.
  if (named.rows[0]?.inTrash) throw failure('person.in_trash')
  const name = (named.rows[0]?.name ?? '').slice(0, longestName)
  return (await createContact(trx, viewer, customerId, { name })).id
}

/**
 * The same by hand: why somebody's data are kept is noted on a contact. The name is the customer's, whoever sees it masked.
 * @throws record.not_found, permission.denied, privacy.erased, person.in_trash, input.invalid for a company
 */
export async function createPerson(trx: Db, viewer: Viewer, customerId: number): Promise<{ id: number }> {
  requirePermission(viewer, 'contact.create')
  const { type } = await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  if (type !== 'individual') throw invalid('id', 'person.company')
  return { id: await personOf(trx, viewer, customerId) }
}

/** Of a customer that is seen, a person without a contact: whom to restore. */
export async function findPersonInTrash(database: Database, customerId: number): Promise<number | null> {
  const [row] = await selectRows<{ id: number | null }>(
    database,
    sql`select ${lastInTrash(sql`${customerId}::bigint`)} as id`,
  )
  return row?.id ?? null
}
