import { shownCustomerName } from '../customers/name.ts'
import { type ListRow, labelLineOfRow, rowColumns, rowJoins } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { requirePattern } from './settings.ts'

const examples = 3

/** What a pattern would make of customers that the viewer sees; those with tags show most of it. */
export async function previewLabelLine(database: Database, viewer: Viewer, pattern: string) {
  await requirePattern(database.db, pattern)
  const rows = await selectRows<ListRow>(
    database,
    sql`
      select ${rowColumns} from (
        select c.*, exists (select from ${hangingOnSeen('customer_tag')} t where t.customer_id = c.id) as has_tags
        from (select * from ${seenBy(viewer, 'customer')} s order by s.created_at desc, s.id desc limit 500) c
        order by has_tags desc, c.created_at desc, c.id desc limit ${sql.lit(examples)}) c
      ${rowJoins}
      order by c.has_tags desc, c.created_at desc, c.id desc`,
  )
  return rows.map((row) => ({
    id: row.id,
    name: shownCustomerName(viewer, row),
    line: labelLineOfRow(viewer, { ...row, pattern }),
  }))
}
