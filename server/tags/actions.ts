import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/tags.ts'
import { lockCustomer } from '../customers/lock.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { requirePermission, seenBy, type Viewer } from '../platform/visibility.ts'
import { type Change, changeHeld, readHeld } from './held.ts'
import { checkedChanges, type KnownTag } from './rules.ts'

type Changes = contract.TagChanges

export async function tagCustomer(trx: Db, viewer: Viewer, id: number, changes: Changes) {
  await lockCustomer(trx, viewer, id, { to: 'edit' })
  const replaced = checkedChanges('customer', changes, await readTags(trx, changes.add))
  const told = await changeHeld(
    trx,
    'customer',
    [{ id, customerId: id }],
    { ...changes, replaced },
    viewer.userId,
  )
  await tellCustomers(trx, viewer, told)
  return { tags: await readHeld(trx, 'customer', id) }
}

/** A contact follows its customer: who may edit contacts there may tag them. */
export async function tagContact(trx: Db, viewer: Viewer, id: number, changes: Changes) {
  requirePermission(viewer, 'contact.edit')
  const customerId = await customerOf(trx, viewer, id)
  await lockCustomer(trx, viewer, customerId, { to: 'contribute' })
  // It may have been deleted while the lock was waited for.
  await customerOf(trx, viewer, id)
  const replaced = checkedChanges('contact', changes, await readTags(trx, changes.add))
  const told = await changeHeld(trx, 'contact', [{ id, customerId }], { ...changes, replaced }, viewer.userId)
  for (const { added, removed } of told) {
    const data = { added, removed }
    await recordEvent(trx, {
      kind: 'contact.tagged',
      actorId: viewer.userId,
      customerId,
      subjectId: id,
      data,
    })
  }
  return { tags: await readHeld(trx, 'contact', id) }
}

async function customerOf(trx: Db, viewer: Viewer, contactId: number): Promise<number> {
  const { rows } = await sql<{ customerId: number }>`
    select k.customer_id as "customerId" from ${seenBy(viewer, 'contact')} k where k.id = ${contactId}::bigint`.execute(
    trx,
  )
  if (!rows[0]) throw failure('record.not_found')
  return rows[0].customerId
}

/** Those that can be changed are, in one transaction; the others say why not. */
export async function tagCustomers(
  trx: Db,
  viewer: Viewer,
  { ids: given, ...changes }: BodyOf<typeof contract.tagCustomers>,
): Promise<ResultOf<typeof contract.tagCustomers>> {
  const ids = [...new Set(given)]
  // In the order of their ids, so that two batches over the same customers can't wait for each other.
  const { rows } = await sql<{ id: number; allowed: boolean }>`
    select c.id, exists (select from ${seenBy(viewer, 'customer', { action: 'edit' })} a where a.id = c.id) as allowed
    from ${seenBy(viewer, 'customer')} c where c.id = any(${ids}::bigint[]) order by c.id for update of c`.execute(
    trx,
  )
  const seen = new Map(rows.map(({ id, allowed }) => [id, allowed]))
  const replaced = checkedChanges('customer', changes, await readTags(trx, changes.add))
  const records = ids.filter((id) => seen.get(id)).map((id) => ({ id, customerId: id }))
  const told = await changeHeld(trx, 'customer', records, { ...changes, replaced }, viewer.userId)
  await tellCustomers(trx, viewer, told)
  const changed = new Set(told.map(({ id }) => id))
  return {
    rows: ids.map((id) => {
      const allowed = seen.get(id)
      if (allowed) return { id, outcome: changed.has(id) ? 'changed' : 'unchanged', reason: null }
      const reason = allowed === undefined ? 'record.not_found' : 'permission.denied'
      return { id, outcome: 'refused', reason }
    }),
  }
}

/** Locked for sharing: no group becomes exclusive or retired while its tags are being given out. */
async function readTags(trx: Db, ids: readonly number[]): Promise<KnownTag[]> {
  const { rows } = await sql<KnownTag>`
    select t.id, t.group_id as "groupId", g.exclusive, t.active and g.active as offered, g.applies_to as "appliesTo"
    from tag t join tag_group g on g.id = t.group_id where t.id = any(${ids}::bigint[])
    order by g.id for share of g`.execute(trx)
  return rows
}

/** One event per customer, all by one statement. */
async function tellCustomers(trx: Db, viewer: Viewer, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into event (kind, actor_id, customer_id, data)
    select 'customer.tagged', ${viewer.userId}::bigint, id, jsonb_build_object('added', added, 'removed', removed)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x(id bigint, added jsonb, removed jsonb)`.execute(
    trx,
  )
}
