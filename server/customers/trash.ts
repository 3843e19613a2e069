import type { Customer } from '../../contract/customers.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { shownCustomerName } from './name.ts'
import { beyondKey, pageKey } from './page-key.ts'
import { removeForGood } from './remove.ts'
import { named } from './row.ts'

/** Days for which a customer can be brought back. UX.md, principle 6. */
export const keptDays = 30

type Row = {
  id: number
  number: string
  type: Customer['type']
  name: string
  owner_id: number | null
  owner_name: string | null
  by_id: number | null
  by_name: string | null
  deletedAt: string
  purgedOn: string
}

export async function listTrash(
  database: Database,
  viewer: Viewer,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const rows = await selectRows<Row>(
    database,
    sql`
      select c.id, c.number, c.type, c.name, c.owner_id, o.name as owner_name, c.deleted_by as by_id, b.name as by_name,
        c.deleted_at as "deletedAt", (c.deleted_at + make_interval(days => ${keptDays}))::date as "purgedOn"
      from ${seenBy(viewer, 'customer', { action: 'delete', trash: true })} c
      left join user_account o on o.id = c.owner_id
      left join user_account b on b.id = c.deleted_by
      where ${beyondKey(sql`c.deleted_at`, after)}
      order by c.deleted_at desc, c.id desc limit ${sql.lit(limit + 1)}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ type, name, owner_id, owner_name, by_id, by_name, ...row }) => ({
      ...row,
      name: shownCustomerName(viewer, { type, name }),
      owner: named(owner_id, owner_name),
      deletedBy: named(by_id, by_name),
    })),
    next: rows.length > limit && last ? pageKey(last.deletedAt, last.id) : null,
  }
}

/** Removes for good what has been in the trash for longer; contacts and phones go with it. Run daily. */
export const purgeTrash = (db: Db): Promise<number> =>
  removeForGood(db, sql`deleted_at < now() - make_interval(days => ${keptDays}) and merged_into_id is null`)
