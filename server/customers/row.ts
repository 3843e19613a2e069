import type { CustomerRow } from '../../contract/customers.ts'
import { maskName, maskPhone } from '../../contract/values/mask.ts'
import { showPhone } from '../../contract/values/phone.ts'
import { listedCustom } from '../custom-fields/shown.ts'
import { dayOf } from '../followups/due.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, type Viewer } from '../platform/visibility.ts'
import { labelLineOf } from '../tags/label-line.ts'
import { shownTags } from '../tags/queries.ts'
import { showRegion } from '../values/regions.ts'
import { listedValues } from './listed.ts'
import { shownCustomerName } from './name.ts'
import { rowCan } from './policy.ts'

export type ListRow = {
  id: number
  number: string | null
  review_status: CustomerRow['reviewStatus']
  name: string
  type: CustomerRow['type']
  stage: CustomerRow['stage']
  region_code: string | null
  contact_count: number
  industry_id: number | null
  industry_name: string | null
  owner_id: number | null
  owner_name: string | null
  department_id: number
  department_name: string
  contact_id: number | null
  contact_name: string | null
  contact_job_title: string | null
  contact_phone: string | null
  contact_custom: Record<string, unknown> | null
  contact_barred: string[] | null
  relation_status: string | null
  custom: Record<string, unknown>
  tags: CustomerRow['tags']
  /** The organisation's, of the label line. */
  pattern: string
  next_on: string | null
  next_overdue: boolean | null
  last_follow_up_at: string | null
  last_on: string | null
  created_at: string
  updated_at: string
  version: number
}

/** What a row of a list shows, of a customer `c`. */
export const rowColumns = sql`
  c.id, c.number, c.review_status, c.name, c.type, c.stage, c.region_code, c.contact_count, c.created_at, c.updated_at, c.version,
  ${dayOf(sql`c.next_follow_up_at`)} as next_on, c.next_follow_up_at < now() as next_overdue, c.last_follow_up_at,
  ${dayOf(sql`c.last_follow_up_at`)} as last_on,
  c.industry_id, i.name as industry_name, c.owner_id, o.name as owner_name, c.department_id, d.name as department_name,
  p.id as contact_id, p.name as contact_name, p.job_title as contact_job_title, p.custom as contact_custom,
  (select e164 from ${hangingOnSeen('contact_phone')} where contact_id = p.id order by position limit 1) as contact_phone,
  (select array_agg(distinct way order by way) from marks_of(p.id) m cross join lateral unnest(m.channels) way) as contact_barred,
  c.relation_status, c.custom, (select label_pattern from organisation) as pattern,
  ${shownTags(hangingOnSeen('customer_tag'), sql`held.customer_id = c.id`)} as tags`

/** With the contact `p` that a condition picks. */
export const rowJoinsTo = (contact: RawBuilder<unknown>) => sql`
  join department d on d.id = c.department_id
  left join industry i on i.id = c.industry_id
  left join user_account o on o.id = c.owner_id
  left join ${hangingOnSeen('contact')} p on p.customer_id = c.id and ${contact} and p.deleted_at is null`

export const rowJoins = rowJoinsTo(sql`p.is_primary`)

/**
 * In bulk, what is masked stays masked for the owner too (DOMAIN §1).
 * @param columns those that the row brings along besides its own
 */
export function asRow(
  viewer: Viewer,
  row: ListRow & { listed?: Record<string, unknown> | null },
  columns: readonly string[] = [],
): CustomerRow {
  const region = isClear(levelOf(viewer, 'customer.regionCode')) ? row.region_code : null
  return {
    id: row.id,
    number: row.number,
    reviewStatus: row.review_status,
    name: shownCustomerName(viewer, row),
    type: row.type,
    stage: row.stage,
    industry: isClear(levelOf(viewer, 'customer.industryId'))
      ? named(row.industry_id, row.industry_name)
      : null,
    regionCode: region,
    regionText: region && shortRegion(region),
    primaryContact:
      row.contact_id === null
        ? null
        : {
            id: row.contact_id,
            name: listedName(viewer, row.contact_name ?? ''),
            jobTitle: isClear(levelOf(viewer, 'contact.jobTitle')) ? row.contact_job_title : null,
            phone: listedPhone(viewer, row.contact_phone),
            isBarred: isCallBarred(row.contact_barred),
            custom: listedCustom(viewer, 'contact', row.contact_custom ?? {}, columns),
          },
    contactCount: row.contact_count,
    tags: row.tags,
    labelLine: labelLineOfRow(viewer, row),
    custom: listedCustom(viewer, 'customer', row.custom, columns),
    listed: listedValues(viewer, row.listed ?? null),
    owner: named(row.owner_id, row.owner_name),
    department: { id: row.department_id, name: row.department_name },
    nextFollowUp: nextOf(row.next_on, row.next_overdue),
    lastFollowUpAt: row.last_follow_up_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    can: rowCan(viewer, { id: row.id, ownerId: row.owner_id, departmentId: row.department_id }),
  }
}

/** Whether somebody asked not to be called. */
export const isCallBarred = (ways: readonly string[] | null): boolean =>
  ways?.some((way) => way === 'all' || way === 'phone') ?? false

export const listedName = (viewer: Viewer, name: string) =>
  isClear(levelOf(viewer, 'contact.name')) ? name : maskName(name)

/** @param phone as E.164 */
export function listedPhone(
  viewer: Viewer,
  phone: string | null,
  extension: string | null = null,
): string | null {
  const level = levelOf(viewer, 'contact.phones')
  if (phone === null || level === 'hidden') return null
  return isClear(level) ? showPhone({ e164: phone, extension }, viewer.language) : maskPhone(phone)
}

/** In bulk, the owner's own rights don't count. */
export const labelLineOfRow = (viewer: Viewer, row: ListRow): string | null =>
  labelLineOf(viewer, row.pattern, {
    stage: row.stage,
    relationStatus: row.relation_status,
    industryName: row.industry_name,
    regionText: row.region_code && shortRegion(row.region_code),
    tags: row.tags,
    ownerId: null,
  })

/** City and district: in a column, the province before them says little. */
export const shortRegion = (code: string) => showRegion(code)?.names.slice(-2).join('') ?? code

export const nextOf = (on: string | null, isOverdue: boolean | null) =>
  on === null ? null : { on, isOverdue: isOverdue === true }

export const named = (id: number | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' }
