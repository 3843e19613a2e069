import type { ResultOf } from '../../contract/endpoint.ts'
import type { search } from '../../contract/search.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { waysToContacts } from './matches.ts'
import { type Asked, closeness } from './ranking.ts'

const most = 8
const mostOfWay = 200

type Row = {
  id: number
  name: string
  jobTitle: string | null
  customerId: number
  customerName: string
}

/** Contacts by their name: of customers one works with first, then whose name is what was typed. */
export async function findContacts(
  database: Database,
  viewer: Viewer,
  { q, recent }: Asked,
): Promise<ResultOf<typeof search>['contacts']> {
  const ways = waysToContacts(viewer, q).map((way) => sql`(${way} limit ${sql.lit(mostOfWay)})`)
  if (ways.length === 0) return []
  const norm = normaliseCompanyName(q)
  const rows = await selectRows<Row>(
    database,
    sql`
      select k.id, k.name, k.job_title as "jobTitle", c.id as "customerId", c.name as "customerName"
      from (select distinct on (id) * from (${sql.join(ways, sql` union all `)}) as ways order by id) as k
      join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      order by ${closeness(viewer, recent)}, (k.name_norm = ${norm} or k.name_pinyin = ${norm}) desc, char_length(k.name), k.id
      limit ${sql.lit(most)}`,
  )
  const seesJobTitles = isClear(levelOf(viewer, 'contact.jobTitle'))
  return rows.map(({ customerId, customerName, jobTitle, ...contact }) => ({
    ...contact,
    jobTitle: seesJobTitles ? jobTitle : null,
    customer: { id: customerId, name: customerName },
  }))
}
