import { contactNow, customerNow } from '../../customers/logged-fields.ts'
import { type Db, sql } from '../../platform/database.ts'
import { hangingOnSeen } from '../../platform/visibility.ts'
import type { ExclusiveGroups, KnownCustomer } from './changes.ts'

/**
 * Known customers as they stand. It goes around `seenBy`: which of them the importer may edit was asked by who calls
 * (mark.ts), and of the others nothing is read.
 */
export async function readKnown(db: Db, ids: readonly number[]): Promise<Map<number, KnownCustomer>> {
  const { rows } = await sql<KnownCustomer>`
    select c.id, ${customerNow} as fields, (select name from company_group where id = c.group_id) as "groupName",
      (select coalesce(jsonb_agg(tag_id order by tag_id), '[]') from ${hangingOnSeen('customer_tag')} where customer_id = c.id) as tags,
      (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'nameNorm', k.name_norm, 'fields', ${contactNow}) order by k.ordinal), '[]')
       from ${hangingOnSeen('contact')} k where k.customer_id = c.id and k.deleted_at is null) as contacts
    from ${hangingOnSeen('customer')} c where c.id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of the groups that take one tag, which tag is of which. */
export async function readExclusive(db: Db): Promise<ExclusiveGroups> {
  const { rows } = await sql<{ id: number; groupId: number }>`
    select t.id, t.group_id as "groupId" from tag t join tag_group g on g.id = t.group_id where g.exclusive`.execute(
    db,
  )
  return new Map(rows.map(({ id, groupId }) => [id, groupId]))
}
