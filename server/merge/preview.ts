import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { previewMerge as endpoint, MergedField, MovingKind } from '../../contract/merge.ts'
import { shownName } from '../contacts/fields.ts'
import { shownCustomerName } from '../customers/name.ts'
import { named } from '../customers/row.ts'
import { isSameValue } from '../customers/same-value.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'
import { mergedFields, proposedOf } from './choices.ts'
import { isProposed, type Pair, pairsOf } from './pairs.ts'
import { type Merging, type MergingContact, readContacts, readMerging } from './read.ts'
import { againstMerging, comparedBy, mayChoose, mayStay, shownField } from './rights.ts'
import { newShares, newTags, spareAddresses, spareBilling } from './united.ts'

/** What making these one would do; nothing is touched. */
export async function previewMerge(
  database: Database,
  viewer: Viewer,
  { ids, keepId: asked }: BodyOf<typeof endpoint>,
): Promise<ResultOf<typeof endpoint>> {
  if (new Set(ids).size !== ids.length) throw invalid('ids', 'merge.twice')
  const customers = await readMerging(database.db, viewer, ids)
  const keepId = asked ?? oldest(viewer, customers)
  const keep = customers.find(({ id }) => id === keepId)
  if (!keep) throw invalid('keepId', 'reference')
  const contacts = await readContacts(database.db, viewer, ids, keepId)
  const pairs = pairsOf(contacts, keepId, comparedBy(viewer))
  const others = ids.filter((id) => id !== keepId)
  return {
    keepId,
    customers: customers.map((customer) => asMergedOne(viewer, customer, { keepId, customers })),
    fields: await shownFields(database, viewer, customers, keepId),
    pairs: pairs.map((pair) => shownPair(viewer, customers, pair)),
    moving: await countMoving(database, viewer, keep, others, pairs.filter(isProposed).length),
    typesDiffer: new Set(customers.map(({ type }) => type)).size > 1,
  }
}

/** Of those that may stay. */
function oldest(viewer: Viewer, customers: readonly Merging[]): number {
  const staying = customers.filter((customer) => mayStay(customer, customers))
  const able = staying.filter((customer) => mayTo(viewer, 'edit', customer))
  const [first] = (able.length > 0 ? able : staying).toSorted(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id,
  )
  return first?.id ?? 0
}

const asMergedOne = (
  viewer: Viewer,
  customer: Merging,
  among: { keepId: number; customers: readonly Merging[] },
) => ({
  id: customer.id,
  number: customer.number,
  name: shownCustomerName(viewer, customer, isOwn(viewer, customer)),
  type: customer.type,
  owner: named(customer.ownerId, customer.ownerName),
  department: { id: customer.departmentId, name: customer.departmentName },
  createdAt: customer.createdAt,
  version: customer.version,
  reviewStatus: customer.reviewStatus,
  mayStay: mayStay(customer, among.customers),
  why: againstMerging(viewer, customer, among),
})

async function shownFields(
  { db }: Database,
  viewer: Viewer,
  customers: readonly Merging[],
  keepId: number,
): Promise<MergedField[]> {
  const groupIds = customers.flatMap(({ fields }) =>
    fields.groupId === null ? [] : [Number(fields.groupId)],
  )
  const groups =
    groupIds.length === 0
      ? []
      : await db.selectFrom('company_group').select(['id', 'name']).where('id', 'in', groupIds).execute()
  const told = (field: string, value: unknown) =>
    field === 'groupId' ? (groups.find(({ id }) => id === value)?.name ?? null) : value
  return mergedFields(customers).flatMap((field): MergedField[] => {
    const values = customers.flatMap((customer) => {
      const value = customer.fields[field] ?? null
      const shown = shownField(viewer, customer, field, told(field, value))
      if (shown === null) return []
      const { after, masked } = shown
      const at = customer.changedAt[field] ?? customer.createdAt
      return [{ id: customer.id, value: after ?? null, at, ...(masked && { masked }) }]
    })
    if (values.length < customers.length) return []
    const [first, ...rest] = customers.map(({ fields }) => fields[field] ?? null)
    return [
      {
        field,
        values,
        differs: rest.some((value) => !isSameValue(value, first)),
        proposed: mayChoose(viewer, customers, field) ? proposedOf(field, customers, keepId) : null,
      },
    ]
  })
}

function shownPair(viewer: Viewer, customers: readonly Merging[], pair: Pair) {
  const told = ({ id, customerId, fields }: MergingContact) => {
    const customer = customers.find((one) => one.id === customerId)
    const own = customer !== undefined && isOwn(viewer, customer)
    const jobTitle = isClear(levelOf(viewer, 'contact.jobTitle', own)) ? fields.jobTitle : null
    return {
      id,
      name: shownName(viewer, String(fields.name), own),
      jobTitle: (jobTitle ?? null) as string | null,
      customerId,
    }
  }
  return { contact: told(pair.contact), other: told(pair.other), by: pair.by, proposed: isProposed(pair) }
}

/** What is seen of the others; of what is in their trash nothing is said. */
async function countMoving(
  database: Database,
  viewer: Viewer,
  keep: Merging,
  others: readonly number[],
  united: number,
): Promise<Record<MovingKind, number>> {
  const of = (condition = sql`true`) => sql`where x.customer_id = any(${others}::bigint[]) and ${condition}`
  const [row] = await selectRows<Record<MovingKind, number>>(
    database,
    sql`
      select (select count(*)::integer from ${seenBy(viewer, 'contact')} x ${of()}) as contacts,
        (select count(*)::integer from ${seenBy(viewer, 'follow_up')} x ${of()}) as "followUps",
        (select count(*)::integer from ${seenBy(viewer, 'follow_up_plan')} x ${of(sql`x.status = 'open'`)}) as plans,
        (select count(*)::integer from ${seenBy(viewer, 'file')} x ${of()}) as files,
        (select count(*)::integer from ${seenBy(viewer, 'billing_profile')} x
          ${of(sql`x.id not in (${spareBilling(keep.id, others)})`)}) as "billingProfiles",
        (select count(*)::integer from ${seenBy(viewer, 'delivery_address')} x
          ${of(sql`x.id not in (${spareAddresses(keep.id, others)})`)}) as "deliveryAddresses",
        (select count(*)::integer from (${newTags(keep.id, others)}) t) as tags,
        ${mayTo(viewer, 'share', keep) ? sql`(select count(*)::integer from (${newShares(keep.id, others)}) s)` : sql`0`} as shares
      from ${hangingOnSeen('customer')} c where c.id = ${keep.id}::bigint`,
  )
  if (!row) throw new Error('counts without a row')
  return { ...row, contacts: row.contacts - united }
}
