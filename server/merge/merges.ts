import type { Customer } from '../../contract/customers.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  type mergedInto as intoEndpoint,
  type listMerges as listEndpoint,
  undoableDays,
} from '../../contract/merge.ts'
import { shownCustomerName } from '../customers/name.ts'
import { requireCustomer } from '../customers/queries.ts'
import { named } from '../customers/row.ts'
import { type Database, type Db, selectRows, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import { hangingOnSeen, mayTo, seenBy, type Viewer } from '../platform/visibility.ts'

export type Merge = {
  id: number
  keepId: number
  /** Those that became part of it, in the order of their ids. */
  ids: number[]
  was: { lastOrdinal: number; noNextReason: string | null; noNextWords: string | null }
  actorId: number | null
  undoneAt: string | null
  /** Whether something became part of the one that stayed after this, or it of another one. */
  isFollowed: boolean
  isOver: boolean
}

const until = sql`g.at + make_interval(days => ${sql.lit(undoableDays)})`

/** A merge `g` is taken back after those that came later: what they found is as they left it. */
const isFollowed = sql`(
  exists (select from ${hangingOnSeen('customer_merge')} l where l.customer_id = g.customer_id and l.id > g.id and l.undone_at is null)
  or exists (select from ${hangingOnSeen('merged_customer')} m where m.merged_id = g.customer_id))`

/** Of a customer that the viewer sees, or that is part of one by now. @throws record.not_found */
export async function findMerge(db: Db, viewer: Viewer, id: number): Promise<Merge> {
  const { rows } = await sql<Merge>`
    select g.id, g.customer_id as "keepId", array(
        select (m.value ->> 'id')::bigint from jsonb_array_elements(g.merged) m order by 1) as ids,
      g.was, g.actor_id as "actorId", g.undone_at as "undoneAt", ${isFollowed} as "isFollowed", ${until} < now() as "isOver"
    from ${hangingOnSeen('customer_merge')} g where g.id = ${id}::bigint and (
      g.customer_id in (select c.id from ${seenBy(viewer, 'customer')} c)
      or g.customer_id in (select m.merged_id from ${seenBy(viewer, 'merged_customer')} m))`.execute(db)
  if (!rows[0]) throw failure('record.not_found')
  return rows[0]
}

type Row = {
  id: number
  at: string
  byId: number | null
  byName: string | null
  merged: { id: number; number: string | null }[]
  undoneAt: string | null
  undoneById: number | null
  undoneByName: string | null
  undoableUntil: string
  isOpen: boolean
  gone: { id: number; ownerId: number | null; departmentId: number }[] | null
}

/** The latest first. */
export async function listMerges(
  database: Database,
  viewer: Viewer,
  customerId: number,
): Promise<ResultOf<typeof listEndpoint>> {
  const customer = await requireCustomer(database, viewer, customerId)
  const rows = await selectRows<Row>(
    database,
    sql`
      select g.id, g.at, g.actor_id as "byId", a.name as "byName", g.merged, g.undone_at as "undoneAt",
        g.undone_by as "undoneById", b.name as "undoneByName", ${until} as "undoableUntil",
        g.undone_at is null and ${until} > now() and not ${isFollowed} as "isOpen",
        (select jsonb_agg(jsonb_build_object('id', c.id, 'ownerId', c.owner_id, 'departmentId', c.department_id))
         from ${hangingOnSeen('customer')} c
         where c.merged_into_id = g.customer_id and g.merged @> jsonb_build_array(jsonb_build_object('id', c.id))) as gone
      from ${seenBy(viewer, 'customer_merge')} g
      left join user_account a on a.id = g.actor_id left join user_account b on b.id = g.undone_by
      where g.customer_id = ${customerId}::bigint order by g.id desc`,
  )
  const mayEdit = mayTo(viewer, 'edit', customer)
  return {
    rows: rows.map(({ byId, byName, undoneById, undoneByName, isOpen, gone, ...row }) => ({
      ...row,
      by: named(byId, byName),
      undoneBy: named(undoneById, undoneByName),
      can: {
        undo:
          isOpen &&
          mayEdit &&
          (byId === viewer.userId || (gone ?? []).every((one) => mayTo(viewer, 'merge', one))),
      },
    })),
  }
}

/** Where an old link leads. @throws record.not_found where it leads to nothing that the viewer sees */
export async function mergedInto(
  database: Database,
  viewer: Viewer,
  id: number,
): Promise<ResultOf<typeof intoEndpoint>> {
  const [row] = await selectRows<{
    number: string | null
    id: number
    intoNumber: string | null
    type: Customer['type']
    name: string
    ownerId: number | null
  }>(
    database,
    sql`
      select m.number, c.id, c.number as "intoNumber", c.type, c.name, c.owner_id as "ownerId"
      from ${hangingOnSeen('merged_customer')} m join ${seenBy(viewer, 'customer')} c on c.id = m.customer_id
      where m.merged_id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  const name = shownCustomerName(viewer, row, isOwn(viewer, row))
  return { number: row.number, into: { id: row.id, number: row.intoNumber, name } }
}
