import type { ResultOf } from '../../contract/endpoint.ts'
import type { listTips as endpoint } from '../../contract/tips.ts'
import { shownCustomerName } from '../customers/name.ts'
import { today } from '../followups/due.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, mayAtAll, seenBy, type Viewer } from '../platform/visibility.ts'

/** The latest of each are listed. */
const mostListed = 100

/**
 * Of customer `c`: whether tips about it are for the viewer: the owner; without one who is appointed to review for its
 * department, or where nobody is, whoever may.
 */
export function isForMe(viewer: Viewer): RawBuilder<unknown> {
  const mine = sql`c.owner_id = ${viewer.userId}::bigint`
  if (!mayAtAll(viewer, 'customer.approve')) return mine
  return sql`(${mine} or (c.owner_id is null
    and coalesce(reviewer_of(c.department_id), ${viewer.userId}::bigint) = ${viewer.userId}::bigint))`
}

/** Tips `x` of customers `c` that the viewer got. */
const received = (viewer: Viewer) => sql`
  ${hangingOnSeen('tip')} x join ${seenBy(viewer, 'customer')} c on c.id = x.customer_id and ${isForMe(viewer)}`

const columns = sql`x.id, x.at, x.words, x.answer, x.answer_words as "answerWords", x.answered_at as "answeredAt", x.due_on as "dueOn", x.answer is null and x.due_on < ${today} as "isOverdue"`

type Told = Omit<ResultOf<typeof endpoint>['sent'][number], 'about'>
type Received = Told & {
  senderId: number
  senderName: string
  customerId: number
  type: 'company' | 'individual'
  name: string
}

export async function listTips(database: Database, viewer: Viewer): Promise<ResultOf<typeof endpoint>> {
  const [rows, sent] = await Promise.all([
    selectRows<Received>(
      database,
      sql`
        select ${columns}, u.id as "senderId", u.name as "senderName", c.id as "customerId", c.type, c.name
        from ${received(viewer)} join user_account u on u.id = x.sender_id
        order by x.answer is not null, x.id desc limit ${sql.lit(mostListed)}`,
    ),
    selectRows<Told & { about: string }>(
      database,
      sql`
        select ${columns}, x.about from ${hangingOnSeen('tip')} x where x.sender_id = ${viewer.userId}::bigint
        order by x.id desc limit ${sql.lit(mostListed)}`,
    ),
  ])
  return {
    received: rows.map(({ senderId, senderName, customerId, type, name, ...row }) => ({
      ...row,
      sender: { id: senderId, name: senderName },
      customer: { id: customerId, name: shownCustomerName(viewer, { type, name }) },
    })),
    sent,
  }
}

/** How many wait for my answer. */
export async function countTips(database: Database, viewer: Viewer): Promise<number> {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`select count(*)::integer as count from ${received(viewer)} where x.answer is null`,
  )
  return row?.count ?? 0
}

/** The tip that the viewer got, to be answered. */
export const receivedTip = (viewer: Viewer, id: number) => sql<{ answer: string | null; customerId: number }>`
  select x.answer, x.customer_id as "customerId" from ${received(viewer)} where x.id = ${id}::bigint for update of x`
