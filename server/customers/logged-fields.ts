import { sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'
import { fieldColumns } from './columns.ts'

/*
 * A record's fields of now as one jsonb, named and shaped like in its change log (database/migrations/0001), so that the
 * log can be taken back from it.
 */

const custom = (column: string) => sql`
  (select coalesce(jsonb_object_agg('custom.' || key, value), '{}') from jsonb_each(${sql.ref(column)}))`

const single = fieldColumns.filter(([alias]) => !/(Min|Max)$/.test(alias))
const range = (column: string) => sql`
  jsonb_build_object('min', ${sql.ref(`c.${column}_min`)}, 'max', ${sql.ref(`c.${column}_max`)})`

/** Of a customer `c`. */
export const customerNow = sql`
  jsonb_build_object(${sql.join(single.map(([alias, column]) => sql`${sql.lit(alias)}, ${sql.ref(`c.${column}`)}`))},
    'headcount', ${range('headcount')}, 'annualRevenue', ${range('revenue')}, 'budget', ${range('budget')},
    'number', c.number, 'departmentId', c.department_id, 'deleted', c.deleted_at is not null)
  || jsonb_build_object('groupId', c.group_id) || ${custom('c.custom')}`

/** Of a contact `k`. */
export const contactNow = sql`
  jsonb_build_object('name', k.name, 'jobTitle', k.job_title, 'email', k.email, 'wechat', k.wechat,
    'relation', k.relation, 'preferredChannels', k.preferred_channels, 'goodHours', k.good_hours,
    'influence', k.influence, 'attitude', k.attitude, 'reportsToId', k.reports_to_id, 'isPrimary', k.is_primary,
    'leftOn', k.left_on, 'remark', k.remark, 'deleted', k.deleted_at is not null,
    'phones', (select coalesce(jsonb_agg(logged_phone(p.e164, p.extension) order by p.position), '[]')
               from ${hangingOnSeen('contact_phone')} p where p.contact_id = k.id))
  || ${custom('k.custom')}`

/** Of billing data `k`. */
export const billingNow = sql`
  jsonb_build_object('title', k.title, 'taxNumber', k.tax_number, 'address', k.address, 'phone', k.phone, 'bank', k.bank,
    'account', k.account, 'isDefault', k.is_default, 'deleted', k.deleted_at is not null)`

/** Of a delivery address `k`. */
export const addressNow = sql`
  jsonb_build_object('recipient', k.recipient, 'phone', k.phone, 'regionCode', k.region_code, 'address', k.address,
    'isDefault', k.is_default, 'deleted', k.deleted_at is not null)`
