import type { FastifyRequest } from 'fastify'
import type { askForCustomer as endpoint } from '../../contract/clashes.ts'
import type { BodyOf, ResultOf } from '../../contract/endpoint.ts'
import type { DuplicateChecks } from '../duplicates/checks.ts'
import { type Asked, type Duplicate, isSeen } from '../duplicates/find.ts'
import { plainKinds } from '../duplicates/rules.ts'
import { answerDue } from '../followups/due.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { isOpen } from './open.ts'
import { namedRulers } from './rulers.ts'

type Asking = { request: FastifyRequest; viewer: Viewer; body: BodyOf<typeof endpoint> }

/**
 * Whoever meets a customer as a duplicate may ask for it without seeing it: it is found anew by what was entered, under the
 * limit and the record of a check, so no id of an unseen customer ever leaves.
 */
export function clashAsking({ db }: Database, { check }: DuplicateChecks) {
  /** @throws input.invalid where no such customer of that owner is met any more, clash.asked, rate.limited */
  return async ({
    request,
    viewer,
    body: { ownerId, matched, reason, ...asked },
  }: Asking): Promise<ResultOf<typeof endpoint>> => {
    const hits = await check({ request, viewer, asked })
    const met = hits.filter(
      (hit) =>
        hit.owner_id === ownerId &&
        hit.owner_id !== viewer.userId &&
        plainKinds(hit.kinds).join() === matched.join(),
    )
    // Of several of one owner those that aren't asked for yet come first.
    const customer = met.find((hit) => !hit.is_asked) ?? met[0]
    if (!customer) throw invalid('ownerId', 'clash.not_met')
    return transaction(db, actorOf(viewer), (trx) =>
      keepClash(trx, viewer, customer, { ...calledBy(asked), reason }),
    )
  }
}

type Called = { about: string; kind: 'name' | 'creditCode' | 'website' | 'phones' | 'email' }

/** What stands for the customer in the asker's list: the first thing that was entered. */
function calledBy({ name, creditCode, website, phones = [], emails = [] }: Asked): Called {
  const entered = { name, creditCode, website, phones: phones[0], email: emails[0] }
  const [kind, about] = Object.entries(entered).find(([, text]) => text) ?? []
  if (!kind || !about) throw invalid('ownerId', 'clash.not_met')
  return { kind: kind as Called['kind'], about }
}

async function keepClash(trx: Db, viewer: Viewer, customer: Duplicate, words: Called & { reason: string }) {
  // Two requests of one person at once wait for each other here, and the second one sees the first.
  const { rows: there } = await sql`
    select from customer where id = ${customer.id} and deleted_at is null for no key update`.execute(trx)
  if (!there[0]) throw invalid('ownerId', 'clash.not_met')
  const { rows: open } = await sql`
    select from clash x where x.customer_id = ${customer.id} and x.asker_id = ${viewer.userId} and ${isOpen}`.execute(
    trx,
  )
  if (open[0]) throw failure('clash.asked')
  const { rows } = await sql<{ id: number; dueOn: string }>`
    insert into clash (customer_id, asker_id, about, about_kind, met_seen, reason, due_on)
    values (${customer.id}, ${viewer.userId}, ${words.about}, ${words.kind}, ${isSeen(viewer, customer)}, ${words.reason},
      ${answerDue})
    returning id, due_on as "dueOn"`.execute(trx)
  const [made] = rows
  if (!made) throw new Error('a clash without a row')
  await recordEvent(trx, {
    kind: 'customer.clash_asked',
    actorId: viewer.userId,
    customerId: customer.id,
    subjectId: made.id,
  })
  const { rows: rulers } = await sql<{ id: number; name: string }>`${namedRulers({
    customer: sql`${customer.department_id}::bigint`,
    asker: sql`${viewer.departmentId}::bigint`,
    people: sql`${[viewer.userId, customer.owner_id ?? 0]}::bigint[]`,
  })}`.execute(trx)
  return { ...made, rulers }
}
