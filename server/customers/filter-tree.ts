import type { RawBuilder } from 'kysely'
import {
  type BuiltInFilterField,
  conditionsIn,
  type FilterCondition,
  type FilterField,
  type FilterNode,
  filterKinds,
  isCustomField,
  readCustomerFilter,
} from '../../contract/customer-filter.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import { customCompared, guardOfCustom } from '../custom-fields/filter.ts'
import { sql } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { compared, type FilterColumns } from './filter-comparisons.ts'

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

const guardOf = (field: FilterField): GuardedField => {
  if (isCustomField(field)) return guardOfCustom(field)
  return field.startsWith('contact.') ? (field as GuardedField) : `customer.${field}`
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
  if (!field.startsWith('contact.')) return ofCustomer(viewer, condition)
  const anyWith = (wanted: FilterCondition) => hasContact(viewer, [wanted])
  if (condition.none) return sql`not ${anyWith({ field, any: condition.none })}`
  if (condition.lacks) return sql`not ${anyWith({ field, contains: condition.lacks })}`
  if (condition.empty) return sql`not ${anyWith({ field, empty: false })}`
  return anyWith(condition)
}

const ofCustomer = (viewer: Viewer, { field, ...wanted }: FilterCondition) =>
  isCustomField(field)
    ? customCompared(sql`c.custom`, field, wanted)
    : compared(viewer, wanted, filterKinds[field], columnsOf[field as keyof typeof columnsOf])

const ofContact = (viewer: Viewer, { field, ...wanted }: FilterCondition) =>
  isCustomField(field)
    ? customCompared(sql`k.custom`, field, wanted)
    : compared(viewer, wanted, filterKinds[field], { value: contactColumns[field as ContactFilterField] })

type ContactFilterField = Extract<BuiltInFilterField, `contact.${string}`>

const one = (column: string): FilterColumns => ({ value: sql.ref(`c.${column}`) })
const range = (from: string, to: string): FilterColumns => ({
  value: sql.ref(`c.${from}`),
  upTo: sql.ref(`c.${to}`),
})

const columnsOf: Record<Exclude<BuiltInFilterField, ContactFilterField>, FilterColumns> = {
  name: one('name_norm'),
  shortName: one('short_name'),
  number: one('number'),
  creditCode: one('credit_code'),
  type: one('type'),
  legalNature: one('legal_nature'),
  businessType: one('business_type'),
  stage: one('stage'),
  relationStatus: one('relation_status'),
  urgency: one('urgency'),
  source: one('source'),
  country: one('country'),
  industryId: one('industry_id'),
  groupId: one('group_id'),
  ownerId: one('owner_id'),
  createdBy: one('created_by'),
  departmentId: one('department_id'),
  regionCode: one('region_code'),
  tags: one('id'),
  foundedOn: one('founded_on'),
  expectedStart: one('expected_start'),
  cooperationSince: one('cooperation_since'),
  createdAt: one('created_at'),
  updatedAt: one('updated_at'),
  lastFollowUpAt: one('last_follow_up_at'),
  nextFollowUpAt: one('next_follow_up_at'),
  headcount: range('headcount_min', 'headcount_max'),
  annualRevenue: range('revenue_min', 'revenue_max'),
  budget: range('budget_min', 'budget_max'),
  totalAssets: one('total_assets'),
  contactCount: one('contact_count'),
  address: one('address'),
  website: one('website'),
  mainBusiness: one('main_business'),
  initialNeed: one('initial_need'),
  painPoints: one('pain_points'),
  preferences: one('preferences'),
  highlights: one('highlights'),
}

const contactColumns: Record<ContactFilterField, RawBuilder<unknown>> = {
  'contact.name': sql.ref('k.name'),
  'contact.jobTitle': sql.ref('k.job_title'),
  'contact.email': sql.ref('k.email'),
  'contact.relation': sql.ref('k.relation'),
  'contact.influence': sql.ref('k.influence'),
  'contact.attitude': sql.ref('k.attitude'),
}
