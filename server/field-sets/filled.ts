import type { ContactField } from '../../contract/contacts.ts'
import type { CustomerField } from '../../contract/customer-fields.ts'
import { columnIn, rangeIn } from '../customers/columns.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

const ranges = ['headcount', 'annualRevenue', 'budget'] as const
const isRange = (field: string): field is (typeof ranges)[number] =>
  (ranges as readonly string[]).includes(field)

/** Whether contact `k` has what a set can ask of it. */
export const knownOfContact: Record<
  Exclude<ContactField, 'isPrimary' | 'leftOn' | 'reportsToId'>,
  RawBuilder<unknown>
> = {
  name: sql`true`,
  jobTitle: sql`k.job_title is not null`,
  phones: sql`exists (select from ${hangingOnSeen('contact_phone')} p where p.contact_id = k.id)`,
  email: sql`k.email is not null`,
  wechat: sql`k.wechat is not null`,
  relation: sql`k.relation is not null`,
  preferredChannels: sql`k.preferred_channels <> '{}'`,
  goodHours: sql`k.good_hours is not null`,
  influence: sql`k.influence is not null`,
  attitude: sql`k.attitude is not null`,
  remark: sql`k.remark is not null`,
}

/** Whether customer `c`, or a contact of it who hasn't left, has this field of a set. */
export function isFilledIn(field: string): RawBuilder<unknown> {
  const [, object, isCustom, name = ''] = /^(customer|contact)\.(custom\.)?(\w+)$/.exec(field) ?? []
  if (object === 'contact')
    return sql`exists (select from ${hangingOnSeen('contact')} k
      where k.customer_id = c.id and k.deleted_at is null and k.left_on is null
        and ${isCustom ? sql`k.custom ? ${sql.lit(name)}` : knownOfContact[name as keyof typeof knownOfContact]})`
  if (isCustom) return sql`c.custom ? ${sql.lit(name)}`
  if (isRange(name)) {
    const { from, upTo } = rangeIn(name)
    return sql`(${from} is not null or ${upTo} is not null)`
  }
  return sql`${columnIn(name as Exclude<CustomerField, (typeof ranges)[number]>)} is not null`
}
