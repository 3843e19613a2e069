import type { FastifyRequest } from 'fastify'
import type { BodyOf } from '../../contract/endpoint.ts'
import type { sendTip as endpoint } from '../../contract/tips.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import type { Duplicate } from '../duplicates/find.ts'
import { answerDue } from '../followups/due.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'

type Sent = { request: FastifyRequest; viewer: Viewer; tip: BodyOf<typeof endpoint> }

/**
 * Tips are sent without seeing the customer. To learn whose it is costs as much as a check for duplicates: the same limit,
 * the same record, and never more than the owner (DOMAIN §2).
 */
export function tipSending(database: Database, { check }: DuplicateChecks) {
  /** @throws input.invalid where no customer is called so, rate.limited */
  return async ({ request, viewer, tip }: Sent) => {
    const { about, words } = tip
    const find = (asked: { name: string; creditCode: string | null }) =>
      check({ request, viewer, asked: { ...asked, by: calledBy } })
    let found = surest(await find({ name: about, creditCode: about }))
    if (!found) {
      const numbered = await identityOf(database.db, about)
      if (numbered) found = (await find(numbered)).find(({ id }) => id === numbered.id)
    }
    if (!found) throw invalid('about', 'tip.unknown')
    const customer = found
    return transaction(database.db, actorOf(viewer), (trx) =>
      keepTip(trx, viewer, customer, { about, words }),
    )
  }
}

/**
 * By what somebody calls a customer, the surest first: whatever counts as a duplicate here, a name stays a name. One whose name
 * only sounds alike isn't the one that is meant.
 */
const calledBy = ['creditCode', 'name', 'nameCore'] as const

const surest = (hits: readonly Duplicate[]): Duplicate | undefined =>
  calledBy.flatMap((kind) => hits.filter(({ kinds }) => kinds.includes(kind)))[0]

/** The customer of a number, under which it is then asked for like any other. */
async function identityOf(db: Db, number: string) {
  const { rows } = await sql<{ id: number; name: string; creditCode: string | null }>`
    select id, name, credit_code as "creditCode" from customer
    where number = ${number.toUpperCase()} and deleted_at is null`.execute(db)
  return rows[0]
}

async function keepTip(trx: Db, viewer: Viewer, customer: Duplicate, { about, words }: Sent['tip']) {
  const { rows } = await sql<{ id: number; toId: number | null; toName: string | null }>`
    with made as (
      insert into tip (customer_id, sender_id, about, words, due_on)
      values (${customer.id}, ${viewer.userId}, ${about}, ${words}, ${answerDue}) returning id)
    select made.id, u.id as "toId", u.name as "toName" from made left join user_account u
      on u.id = coalesce(${customer.owner_id}::bigint, reviewer_of(${customer.department_id}::bigint))`.execute(
    trx,
  )
  const [made] = rows
  if (!made) throw new Error('a tip without a row')
  await recordEvent(trx, {
    kind: 'customer.tipped',
    actorId: viewer.userId,
    customerId: customer.id,
    subjectId: made.id,
  })
  return { id: made.id, to: made.toId === null ? null : { id: made.toId, name: made.toName ?? '' } }
}
