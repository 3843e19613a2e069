import type { RawBuilder } from 'kysely'
import {
  type BuiltInFilterField,
  conditionsIn,
  type FilterCondition,
  type FilterNode,
  filterKinds,
  isCustomField,
  readCustomerFilter,
} from '../../contract/customer-filter.ts'
import { customCompared } from '../custom-fields/filter.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { protectedCustomers } from '../registrations/standing.ts'
import { columnIn, type RangeField, rangeIn } from './columns.ts'
import { compared, type FilterColumns } from './filter-comparisons.ts'
import { guardOf } from './guard-of.ts'

/**
 * The filter builder's conditions as one condition on customer `c`. By what the viewer doesn't see in clear there is no
 * looking: the rows that are left would tell the value. @throws input.invalid naming `filter`
 */
export function filterTree(viewer: Viewer, text: string): RawBuilder<unknown> {
  const tree = readCustomerFilter(text)
  if (!tree) throw invalid('filter', 'filter.unreadable')
  if (conditionsIn(tree).some(({ field }) => !isClear(levelOf(viewer, guardOf(field)))))
    throw invalid('filter', 'field.not_shown')
  return nodeAsSql(viewer, tree)
}

function nodeAsSql(viewer: Viewer, node: FilterNode): RawBuilder<unknown> {
  if ('field' in node) return conditionAsSql(viewer, node)
  const parts = 'all' in node ? allAsSql(viewer, node.all) : node.any.map((part) => nodeAsSql(viewer, part))
  // A group that holds nothing yet narrows nothing: while it is being put together, the list stays.
  if (parts.length === 0) return sql`true`
  return sql`(${sql.join(parts, 'all' in node ? sql` and ` : sql` or `)})`
}

/** Conditions on contacts side by side are met by one of them: a technician here and a birthday there is nobody. */
function allAsSql(viewer: Viewer, parts: FilterNode[]): RawBuilder<unknown>[] {
  const together = parts.filter(isOfOneContact)
  const others = parts.filter((part) => !isOfOneContact(part)).map((part) => nodeAsSql(viewer, part))
  return together.length > 0 ? [hasContact(viewer, together), ...others] : others
}

/** Says something of a contact who is there; "none of", "lacks" and "empty" speak of all contacts. */
const isOfOneContact = (part: FilterNode): part is FilterCondition =>
  'field' in part &&
  part.field.startsWith('contact.') &&
  part.none === undefined &&
  part.lacks === undefined &&
  part.empty !== true

const hasContact = (viewer: Viewer, conditions: readonly FilterCondition[]) => sql`
  c.id in (select k.customer_id from ${hangingOnSeen('contact')} k where k.deleted_at is null
    and ${sql.join(
      conditions.map((condition) => ofContact(viewer, condition)),
      sql` and `,
    )})`

function conditionAsSql(viewer: Viewer, condition: FilterCondition): RawBuilder<unknown> {
  const { field } = condition
  if (field === 'protectedUntil') return isProtected(viewer, condition)
  if (!field.startsWith('contact.')) return ofCustomer(viewer, condition)
  const anyWith = (wanted: FilterCondition) => hasContact(viewer, [wanted])
  if (condition.none) return sql`not ${anyWith({ field, any: condition.none })}`
  if (condition.lacks) return sql`not ${anyWith({ field, contains: condition.lacks })}`
  if (condition.empty) return sql`not ${anyWith({ field, empty: false })}`
  return anyWith(condition)
}

/** Who has no registration that holds has no day. */
function isProtected(viewer: Viewer, { empty, ...wanted }: FilterCondition): RawBuilder<unknown> {
  const isAny = empty !== undefined
  const lastDay = isAny ? sql`true` : compared(viewer, wanted, 'day', { value: sql.ref('r.until') })
  const held = sql`c.id in (${protectedCustomers(lastDay)})`
  return empty ? sql`not ${held}` : held
}

const ofCustomer = (viewer: Viewer, { field, ...wanted }: FilterCondition) =>
  isCustomField(field)
    ? customCompared(sql`c.custom`, field, wanted)
    : compared(viewer, wanted, filterKinds[field], columnsOf(field as OwnFilterField))

const ofContact = (viewer: Viewer, { field, ...wanted }: FilterCondition) =>
  isCustomField(field)
    ? customCompared(sql`k.custom`, field, wanted)
    : compared(viewer, wanted, filterKinds[field], { value: contactColumns[field as ContactFilterField] })

type ContactFilterField = Extract<BuiltInFilterField, `contact.${string}`>
type OwnFilterField = Exclude<BuiltInFilterField, ContactFilterField | 'protectedUntil'>

const one = (field: Parameters<typeof columnIn>[0]): FilterColumns => ({ value: columnIn(field) })
const range = (field: RangeField): FilterColumns => {
  const { from, upTo } = rangeIn(field)
  return { value: from, upTo }
}

function columnsOf(field: OwnFilterField): FilterColumns {
  switch (field) {
    case 'name':
      return { value: sql.ref('c.name_norm') }
    case 'tags':
      return { value: sql.ref('c.id') }
    case 'headcount':
    case 'annualRevenue':
    case 'budget':
      return range(field)
    default:
      return one(field)
  }
}

const contactColumns: Record<ContactFilterField, RawBuilder<unknown>> = {
  'contact.name': sql.ref('k.name'),
  'contact.jobTitle': sql.ref('k.job_title'),
  'contact.email': sql.ref('k.email'),
  'contact.relation': sql.ref('k.relation'),
  'contact.influence': sql.ref('k.influence'),
  'contact.attitude': sql.ref('k.attitude'),
}
