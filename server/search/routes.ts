import type { FastifyInstance } from 'fastify'
import type { Customer } from '../../contract/customers.ts'
import * as contract from '../../contract/search.ts'
import { orderedName, shownCustomerName } from '../customers/name.ts'
import { rowCan } from '../customers/policy.ts'
import { bind } from '../platform/bind.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { waysToMatch } from './matches.ts'

const most = 20

type Found = {
  id: number
  number: string
  type: Customer['type']
  name: string
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  matched: (typeof contract.searchMatches)[number]
  detail: string | null
}

export function searchRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.search, async ({ viewer, query }) => ({
    rows: (await findCustomers(database, viewer, query.q)).map(
      ({ type, name, ownerId, ownerName, departmentId, ...row }) => ({
        ...row,
        name: shownCustomerName(viewer, { type, name }),
        can: { createFollowUp: rowCan(viewer, { id: row.id, ownerId, departmentId }).createFollowUp },
        owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
      }),
    ),
  }))
}

/** Own customers first, then shorter names: what the person works with, and what was meant most closely. */
async function findCustomers(database: Database, viewer: Viewer, q: string): Promise<Found[]> {
  const ways = waysToMatch(viewer, q).map((way) => sql`(${way} limit 200)`)
  if (ways.length === 0) return []
  return selectRows<Found>(
    database,
    sql`
      select c.id, c.number, c.type, c.name, c.owner_id as "ownerId", o.name as "ownerName", c.department_id as "departmentId", f.matched, f.detail
      from (select distinct on (customer_id) customer_id, matched, detail
            from (${sql.join(ways, sql` union all `)}) as ways
            order by customer_id, array_position(array['number', 'creditCode', 'name', 'pinyin', 'contact', 'phone'], matched)) as f
      join ${seenBy(viewer, 'customer')} c on c.id = f.customer_id
      left join user_account o on o.id = c.owner_id
      order by c.owner_id = ${viewer.userId}::bigint desc nulls last, char_length(${orderedName(viewer, 'c.name')}), c.id
      limit ${sql.lit(most)}`,
  )
}
