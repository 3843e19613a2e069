import type { BodyOf } from '../../contract/endpoint.ts'
import type { mergeCustomers as endpoint } from '../../contract/merge.ts'
import type { LossReason } from '../../contract/stage.ts'
import { columnsOf } from '../customers/columns.ts'
import { lockCustomer } from '../customers/lock.ts'
import { shownCustomerName } from '../customers/name.ts'
import { moveStages } from '../customers/stage.ts'
import { nameColumns } from '../customers/writes.ts'
import { refuseDuplicateCode } from '../duplicates/refuse.ts'
import { settleCustomer } from '../followups/writes.ts'
import { holdHousehold } from '../household/hold.ts'
import { carryBasis } from '../household/merged.ts'
import { writeCustomers } from '../imports/known/write.ts'
import { type Db, sql } from '../platform/database.ts'
import { Failure, failure, invalid } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { mergedFields, type Taken, takenValues } from './choices.ts'
import { carryMarks, readMarks, setAside } from './marks.ts'
import { moveAttached } from './move.ts'
import { isProposed, pairsOf } from './pairs.ts'
import { type Merging, type MergingContact, readContacts, readMerging } from './read.ts'
import { refuseChanged } from './refuse-changed.ts'
import { comparedBy, mayChoose, mayStay } from './rights.ts'
import { tellMerged } from './tell.ts'
import { giveShares, giveTags, uniteContacts } from './unite.ts'

type Asked = BodyOf<typeof endpoint>

/**
 * The customers become one, by one transaction. Each is locked in the order of the ids, as wherever many are written: two
 * merges that have one in common wait for each other, and the second one no longer finds it.
 */
export async function mergeCustomers(
  trx: Db,
  viewer: Viewer,
  { keepId, customers: asked, choices, unite }: Asked,
): Promise<{ mergeId: number; version: number }> {
  await holdHousehold(trx)
  const ids = asked.map(({ id }) => id).toSorted((a, b) => a - b)
  if (new Set(ids).size !== ids.length) throw invalid('customers', 'merge.twice')
  if (!ids.includes(keepId)) throw invalid('keepId', 'reference')
  for (const id of ids) await lockCustomer(trx, viewer, id, { to: id === keepId ? 'edit' : 'merge' })
  const customers = await readMerging(trx, viewer, ids)
  const keep = customers.find(({ id }) => id === keepId)
  if (!keep) throw failure('record.not_found')
  if (customers.some(({ type }) => type !== keep.type)) throw failure('merge.types_differ')
  if (!mayStay(keep, customers))
    throw failure('merge.not_approved', { name: shownCustomerName(viewer, keep, isOwn(viewer, keep)) })
  requireChoosable(viewer, customers, choices)
  for (const { id, version } of asked) {
    const customer = customers.find((one) => one.id === id)
    if (customer) await refuseChanged(trx, customer, version, choices, id === keepId)
  }
  requireKnown(customers, choices)
  const others = ids.filter((id) => id !== keepId)
  const contacts = await readContacts(trx, viewer, ids, keepId)
  const united = unitedBy(viewer, contacts, keepId, unite)
  const taken = takenValues(customers, keepId, choices, (field) => mayChoose(viewer, customers, field))

  const mergeId = await begin(trx, viewer, keep, customers)
  await takeAway(trx, viewer, keepId, others)
  await moveAttached(trx, { mergeId, keep, others, united })
  await uniteContacts(trx, viewer, contacts, united)
  await carryBasis(trx, united)
  await giveTags(trx, viewer, keepId, others)
  if (mayTo(viewer, 'share', keep)) await giveShares(trx, viewer, keepId, others)
  const marks = await readMarks(trx, keepId)
  await writeTaken(trx, viewer, keep, taken)
  await setAside(trx, mergeId, marks)
  await carryMarks(trx, { mergeId, keepId, others, united })
  await settleCustomer(trx, keepId)
  await tellMerged(trx, viewer, 'customer.merged', { mergeId, keepId, others })
  return { mergeId, version: await settleContacts(trx, viewer, keepId) }
}

/** Before anything is told of a field: whether it is empty or has changed, too. @throws permission.denied */
function requireChoosable(viewer: Viewer, customers: readonly Merging[], choices: Asked['choices']): void {
  const refused = Object.keys(choices)
    .filter((field) => !mayChoose(viewer, customers, field))
    .map((field) => ({ path: `choices.${field}`, code: 'field.not_writable' }))
  if (refused.length > 0) throw new Failure('permission.denied', { fields: refused })
}

/** @throws input.invalid for a field that none of them has, or a customer that isn't among them */
function requireKnown(customers: readonly Merging[], choices: Asked['choices']): void {
  const known = new Set(mergedFields(customers))
  for (const [field, id] of Object.entries(choices))
    if (!known.has(field) || customers.every((customer) => customer.id !== id))
      throw invalid(`choices.${field}`, 'reference')
}

/** Which contact becomes part of which. @throws input.invalid */
function unitedBy(
  viewer: Viewer,
  contacts: readonly MergingContact[],
  keepId: number,
  asked: Asked['unite'],
): ReadonlyMap<number, number> {
  if (asked === undefined) {
    const pairs = pairsOf(contacts, keepId, comparedBy(viewer)).filter(isProposed)
    return new Map(pairs.map(({ contact, other }) => [contact.id, other.id]))
  }
  const united = new Map(asked.map(({ id, withId }) => [id, withId]))
  for (const [index, { id, withId }] of asked.entries()) {
    const contact = contacts.find((one) => one.id === id)
    const other = contacts.find((one) => one.id === withId)
    const isPair =
      contact && other && contact.customerId !== other.customerId && contact.customerId !== keepId
    if (!isPair || united.has(withId)) throw invalid(`unite.${index}`, 'reference')
  }
  return united
}

async function begin(trx: Db, viewer: Viewer, keep: Merging, customers: readonly Merging[]): Promise<number> {
  const gone = customers.filter(({ id }) => id !== keep.id).map(({ id, number }) => ({ id, number }))
  const { lastOrdinal, noNextReason, noNextWords } = keep
  const { rows } = await sql<{ id: number }>`
    insert into customer_merge (customer_id, merged, was, actor_id)
    values (${keep.id}, ${JSON.stringify(gone)}::jsonb, ${JSON.stringify({ lastOrdinal, noNextReason, noNextWords })}::jsonb,
      ${viewer.userId}) returning id`.execute(trx)
  // What led to one of those that go leads on.
  await sql`
    update merged_customer set customer_id = ${keep.id} where customer_id = any(${gone.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  )
  await sql`
    insert into merged_customer (merged_id, number, customer_id)
    select id, number, ${keep.id} from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g(id bigint, number text)`.execute(
    trx,
  )
  return rows[0]?.id ?? 0
}

/** As to the trash; but where they are part of another one, nobody finds them there. */
const takeAway = (trx: Db, { userId }: Viewer, keepId: number, others: readonly number[]) =>
  sql`
    update customer set deleted_at = now(), deleted_by = ${userId}, merged_into_id = ${keepId}, version = version + 1
    where id = any(${others}::bigint[])`.execute(trx)

async function writeTaken(trx: Db, viewer: Viewer, keep: Merging, taken: Taken): Promise<void> {
  const { fields, custom, groupId, stageOf } = taken
  if (fields.creditCode) await refuseDuplicateCode(trx, fields.creditCode, keep.id, 'choices.')
  const columns = {
    ...columnsOf(fields),
    ...(fields.name !== undefined && nameColumns(fields.name)),
    ...(groupId !== undefined && { group_id: groupId }),
  }
  await writeCustomers(trx, viewer.userId, [{ id: keep.id, columns, custom }])
  if (stageOf !== keep.id) await takeStage(trx, viewer, keep, stageOf)
}

/** With what was said when the other one reached it. */
async function takeStage(trx: Db, viewer: Viewer, keep: Merging, stageOf: number): Promise<void> {
  const { rows } = await sql<{
    stage: 'prospect' | 'interested' | 'deal' | 'lost'
    reason: LossReason | null
    note: string | null
  }>`
    select c.stage, s.reason, s.note from customer c
    left join stage_change s on s.customer_id = c.id and s.to_stage = c.stage
    where c.id = ${stageOf} order by s.version desc nulls last limit 1`.execute(trx)
  const [step] = rows
  if (step && step.stage !== keep.fields.stage) await moveStages(trx, viewer, [keep.id], step, 'merge')
}

/** The version goes on whatever was chosen: an open form meets what has come. */
async function settleContacts(trx: Db, { userId }: Viewer, keepId: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update customer set version = version + 1, updated_at = now(), updated_by = ${userId},
      contact_count = (select count(*) from contact where customer_id = ${keepId} and deleted_at is null)
    where id = ${keepId} returning version`.execute(trx)
  return rows[0]?.version ?? 0
}
