import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readPerson } from '../privacy/person.ts'
import { holdImports } from '../privacy/rows.ts'
import { hasBasis } from './basis.ts'
import { dropHouseholdExports, emptySamples, emptyStagedOf } from './copies.ts'

/** Customers by a condition on their id. */
export type OfCustomers = (id: RawBuilder<unknown>) => RawBuilder<unknown>

/**
 * Takes what is noted of customers from their records and from all of their history, which goes on to say that there was
 * something, and when it went. Nothing that is undone later brings it back: undoing reads the history.
 * @returns of how many customers
 */
export async function emptyHousehold(trx: Db, { userId }: Viewer, of: OfCustomers): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with emptied as (
      update customer c set household = null, version = version + 1, updated_at = now(), updated_by = ${userId}
      where c.household is not null and ${of(sql`c.id`)} returning c.id)
    select count(*) as count from emptied`.execute(trx)
  const entry = sql`l.record = 'customer' and l.changes ? 'household' and ${of(sql`l.customer_id`)}`
  await sql`delete from change_log l where ${entry} and l.at <> now() and l.changes - 'household' = '{}'`.execute(
    trx,
  )
  // The entries of just now are those of this step.
  await sql`
    update change_log l set changes = case when l.at = now()
      then jsonb_set(l.changes, '{household}', '[null, null]') else l.changes - 'household' end
    where ${entry}`.execute(trx)
  await sql`
    update review_step l set reasons = l.reasons - 'customer.household'
    where l.reasons ? 'customer.household' and ${of(sql`l.customer_id`)}`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Of these customers what stands without a basis now: a merge was taken back, and the basis went where it came from. */
export const emptyUnfounded = (trx: Db, viewer: Viewer, ids: readonly number[]) =>
  emptyHousehold(trx, viewer, (id) => sql`${id} = any(${[...ids]}::bigint[]) and not ${hasBasis(id)}`)

/** @throws household.basis_needed where the contact that goes, or went just now, held the basis of what is noted */
export async function requireBasisLeft(trx: Db, customerId: number): Promise<void> {
  const { rows } = await sql`
    select from customer c where c.id = ${customerId} and c.household is not null and not ${hasBasis(sql`c.id`)}`.execute(
    trx,
  )
  if (rows[0]) throw failure('household.basis_needed')
}

type Withdrawn = { contactId: number; customerId: number; purposeId: number }

/**
 * Somebody took back the basis for a purpose: if it is the one of household data, what is noted goes in the same transaction, with
 * what merges made part of this customer, and their basis.
 * @returns the keys of contents that nobody refers to any more @throws privacy.import_running
 */
export async function emptyWithdrawn(
  trx: Db,
  viewer: Viewer,
  { contactId, customerId, purposeId }: Withdrawn,
): Promise<string[]> {
  const { rows } = await sql`
    select from organisation where household_purpose_id = ${purposeId}::bigint`.execute(trx)
  if (rows.length === 0) return []
  await holdImports(trx)
  await sql`
    update consent n set withdrawn_on = w.withdrawn_on, withdrawn_at = now(), withdrawn_by = ${viewer.userId}
    from consent w
    where w.contact_id = ${contactId} and w.purpose_id = ${purposeId} and w.withdrawn_at = now()
      and n.purpose_id = w.purpose_id and n.withdrawn_on is null and n.contact_id in (
        select e.record_id from merge_entry e join customer_merge m on m.id = e.merge_id and m.undone_at is null
        where e.record = 'contact' and (e.was ->> 'unitedWith')::bigint = ${contactId})`.execute(trx)
  const { rows: parts } = await sql<{ id: number }>`
    with recursive part as (
      select ${customerId}::bigint as id
      union select c.id from customer c join part on c.merged_into_id = part.id)
    select id from part`.execute(trx)
  const ids = parts.map(({ id }) => id)
  const of: OfCustomers = (id) => sql`${id} = any(${ids}::bigint[])`
  await emptyHousehold(trx, viewer, of)
  await emptyStagedOf(trx, await readPerson(trx, { contactId, customerId }))
  await emptySamples(trx)
  return dropHouseholdExports(trx)
}
