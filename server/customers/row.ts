import type { CustomerRow } from '../../contract/customers.ts'
import { maskPhone } from '../../contract/values/mask.ts'
import { sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'
import { showRegion } from '../values/regions.ts'

export type ListRow = {
  id: number
  number: string
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
  created_at: string
  updated_at: string
  version: number
}

/** What a row of a list shows, of a customer `c`. */
export const rowColumns = sql`
  c.id, c.number, c.name, c.type, c.stage, c.region_code, c.contact_count, c.created_at, c.updated_at, c.version,
  c.industry_id, i.name as industry_name, c.owner_id, o.name as owner_name, c.department_id, d.name as department_name,
  p.id as contact_id, p.name as contact_name, p.job_title as contact_job_title,
  (select e164 from ${hangingOnSeen('contact_phone')} where contact_id = p.id order by position limit 1) as contact_phone`

export const rowJoins = sql`
  join department d on d.id = c.department_id
  left join industry i on i.id = c.industry_id
  left join user_account o on o.id = c.owner_id
  left join ${hangingOnSeen('contact')} p on p.customer_id = c.id and p.is_primary and p.deleted_at is null`

/** Phones are masked in lists for everybody (DOMAIN §1). */
export function asRow(row: ListRow): CustomerRow {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    type: row.type,
    stage: row.stage,
    industry: named(row.industry_id, row.industry_name),
    regionCode: row.region_code,
    regionText: row.region_code && shortRegion(row.region_code),
    primaryContact:
      row.contact_id === null
        ? null
        : {
            id: row.contact_id,
            name: row.contact_name ?? '',
            jobTitle: row.contact_job_title,
            phone: row.contact_phone && maskPhone(row.contact_phone),
          },
    contactCount: row.contact_count,
    owner: named(row.owner_id, row.owner_name),
    department: { id: row.department_id, name: row.department_name },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  }
}

/** City and district: in a column, the province before them says little. */
const shortRegion = (code: string) => showRegion(code)?.names.slice(-2).join('') ?? code

export const named = (id: number | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' }
