import { type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

/*
 * What several customers have of one kind and the one that stays needs once. Of customers that the viewer sees.
 */

type Ids = readonly number[]

/** Rows that say exactly what one of the customer that stays says, or one before them: they stay where they are. */
const spare = (
  table: 'billing_profile' | 'delivery_address',
  said: RawBuilder<unknown>,
  keepId: number,
  others: Ids,
) => sql`
  select id from (
    select id, customer_id, row_number() over (
      partition by ${said} order by customer_id <> ${keepId}::bigint, customer_id, id) as place
    from ${hangingOnSeen(table)}
    where customer_id = any(${[keepId, ...others]}::bigint[]) and deleted_at is null) as told
  where place > 1 and customer_id <> ${keepId}::bigint`

export const spareBilling = (keepId: number, others: Ids) =>
  spare('billing_profile', sql`title, tax_number, address, phone, bank, account`, keepId, others)

export const spareAddresses = (keepId: number, others: Ids) =>
  spare('delivery_address', sql`recipient, phone, region_code, address`, keepId, others)

/** Tags that come to the one that stays; of a group that takes only one, its own stays, or else the first. */
export const newTags = (keepId: number, others: Ids): RawBuilder<{ id: number }> => sql<{ id: number }>`
  select tag_id as id from (
    select t.tag_id, row_number() over (
      partition by case when g.exclusive then -g.id else t.tag_id end order by t.customer_id, t.tag_id) as place
    from ${hangingOnSeen('customer_tag')} t join tag on tag.id = t.tag_id join tag_group g on g.id = tag.group_id
    where t.customer_id = any(${others}::bigint[]) and not exists (
      select from ${hangingOnSeen('customer_tag')} h join tag held on held.id = h.tag_id
      where h.customer_id = ${keepId}::bigint
        and (h.tag_id = t.tag_id or (g.exclusive and held.group_id = g.id)))) as given
  where place = 1`

export type NewShare = { userId: number; access: 'read' | 'write'; until: string | null }

/** Who worked on one of the others goes on with the one that stays, with the widest right and for the longest. */
export const newShares = (keepId: number, others: Ids): RawBuilder<NewShare> => sql<NewShare>`
  select s.user_id as "userId", max(s.access) as access,
    case when count(*) = count(s.until) then max(s.until) end as until
  from ${hangingOnSeen('customer_share')} s join user_account u on u.id = s.user_id and u.status = 'active'
  join ${hangingOnSeen('customer')} c on c.id = ${keepId}::bigint
  left join ${hangingOnSeen('customer_share')} h on h.customer_id = c.id and h.user_id = s.user_id
  where s.customer_id = any(${others}::bigint[]) and s.user_id is distinct from c.owner_id
    and (s.until is null or s.until >= (select (now() at time zone time_zone)::date from organisation))
    and (h.user_id is null or (h.access = 'read' and s.access = 'write' and (s.until is null or s.until >= h.until)))
  group by s.user_id`
