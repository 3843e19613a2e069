import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/groups.ts'
import { orderedName, shownCustomerName } from '../customers/name.ts'
import { requireCustomer } from '../customers/queries.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'

const shown = 50

/** A group is told of only to who sees a member: its name would tell of customers that one doesn't see. */
export const findGroups = (database: Database, viewer: Viewer, q: string) =>
  selectRows<{ id: number; name: string }>(
    database,
    sql`
      select g.id, g.name from company_group g
      where strpos(lower(g.name), lower(${q})) > 0
        and exists (select from ${seenBy(viewer, 'customer')} c where c.group_id = g.id)
      order by char_length(g.name), g.name collate "C" limit 20`,
  )

type Member = {
  id: number
  type: Customer['type']
  name: string
  number: string
  stage: 'prospect' | 'interested' | 'deal' | 'lost'
}

export async function readGroup(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof contract.readGroup>> {
  await requireCustomer(database, viewer, customerId)
  const [group] = await selectRows<{ id: number; name: string }>(
    database,
    sql`
      select g.id, g.name from ${seenBy(viewer, 'customer')} c join company_group g on g.id = c.group_id
      where c.id = ${customerId}::bigint`,
  )
  if (!group) return { group: null, members: [], count: 0 }
  const rows = await selectRows<Member & { ownerId: number | null; ownerName: string | null; count: number }>(
    database,
    sql`
      select c.id, c.type, c.name, c.number, c.stage, c.owner_id as "ownerId", o.name as "ownerName",
        (count(*) over ())::integer as count
      from ${seenBy(viewer, 'customer')} c left join user_account o on o.id = c.owner_id
      where c.group_id = ${group.id}::bigint and c.id <> ${customerId}::bigint
      order by ${orderedName(viewer, 'c.name_pinyin')}, c.id limit ${sql.lit(shown)}`,
  )
  return {
    group,
    members: rows.map(({ type, name, ownerId, ownerName, count: _, ...row }) => ({
      ...row,
      name: shownCustomerName(viewer, { type, name }),
      owner: named(ownerId, ownerName),
    })),
    count: rows[0]?.count ?? 0,
  }
}
