import type { BodyOf } from '../../contract/endpoint.ts'
import type {
  approveEntries as approveEndpoint,
  ReviewStatus,
  ReviewStep,
  returnEntries as returnEndpoint,
} from '../../contract/reviews.ts'
import { lockCustomer } from '../customers/lock.ts'
import { lockMany, type Many } from '../customers/many.ts'
import { shownCustomerName } from '../customers/name.ts'
import { requireCustomer } from '../customers/queries.ts'
import { isAskable } from '../field-sets/rules.ts'
import { type Database, type Db, sql, transaction } from '../platform/database.ts'
import { Failure, failure, invalid } from '../platform/errors.ts'
import { eventAbout } from '../platform/events.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { approve } from './approve.ts'
import { missingAtSubmission } from './missing.ts'
import { after } from './rules.ts'

/** @throws review.incomplete with what is missing, review.not_open unless it is a draft or was returned */
export async function submitEntry(database: Database, viewer: Viewer, id: number) {
  if (!mayTo(viewer, 'edit', await requireCustomer(database, viewer, id))) throw failure('permission.denied')
  const missing = await missingAtSubmission(database, viewer, id)
  if (missing.length > 0)
    throw new Failure('review.incomplete', {
      data: { count: missing.length },
      fields: missing.map(({ field, why }) => ({
        path: field,
        code: why === 'vague' ? 'need.vague' : 'required',
      })),
    })
  return transaction(database.db, actorOf(viewer), (trx) => submitComplete(trx, viewer, id))
}

/** Of an entry that was found complete. @throws review.not_open */
export async function submitComplete(trx: Db, viewer: Viewer, id: number) {
  const customer = await lockCustomer(trx, viewer, id, { to: 'edit' })
  await requireStep(trx, id, 'submitted')
  await sql`update customer set review_status = 'submitted', submitted_at = now() where id = ${id}`.execute(
    trx,
  )
  await keepStep(trx, viewer, [id], { step: 'submitted' })
  if (!mayTo(viewer, 'approve', customer)) return { reviewStatus: 'submitted' as const, number: null }
  const [approved] = await approve(trx, viewer.userId, [id])
  return { reviewStatus: 'approved' as const, number: approved?.number ?? null }
}

/** @throws review.not_open unless it waits for review */
export async function withdrawEntry(trx: Db, viewer: Viewer, id: number): Promise<void> {
  await lockCustomer(trx, viewer, id, { to: 'edit' })
  await requireStep(trx, id, 'withdrawn')
  await sql`update customer set review_status = 'draft', submitted_at = null where id = ${id}`.execute(trx)
  await keepStep(trx, viewer, [id], { step: 'withdrawn' })
}

async function requireStep(trx: Db, id: number, step: ReviewStep['step']): Promise<void> {
  const { rows } = await sql<{ status: ReviewStatus }>`
    select review_status as status from customer where id = ${id}`.execute(trx)
  if (!rows[0] || after(rows[0].status, step) === null) throw failure('review.not_open')
}

export async function approveEntries(trx: Db, viewer: Viewer, { rows }: BodyOf<typeof approveEndpoint>) {
  const { able, ...left } = await lockReviewed(trx, viewer, rows)
  return { approved: await approve(trx, viewer.userId, able), ...left }
}

/** @throws input.invalid at `note` where nothing says why, at `reasons` for a field that there isn't */
export async function returnEntries(
  trx: Db,
  viewer: Viewer,
  { rows, reasons, note }: BodyOf<typeof returnEndpoint>,
) {
  if (!note && Object.keys(reasons).length === 0) throw invalid('note', 'required')
  const unknown = Object.keys(reasons).find((field) => !isAskable(field))
  if (unknown !== undefined) throw invalid('reasons', 'reference')
  const { able, ...left } = await lockReviewed(trx, viewer, rows)
  await sql`update customer set review_status = 'returned' where id = any(${able}::bigint[])`.execute(trx)
  await keepStep(trx, viewer, able, { step: 'returned', reasons, note })
  return { returned: able, ...left }
}

type Left = { id: number; name: string; why: 'not_allowed' | 'already' | 'changed' }
type Reviewed = Omit<Many, 'leftAlone'> & { leftAlone: Left[] }

/** Those that wait and are as the reviewer read them; the others are left alone. */
async function lockReviewed(
  trx: Db,
  viewer: Viewer,
  given: readonly { id: number; version?: number | undefined }[],
): Promise<Reviewed> {
  const ids = given.map(({ id }) => id)
  const read = new Map(given.map(({ id, version }) => [id, version]))
  const locked = await lockMany(trx, viewer, ids, {
    to: 'approve',
    already: sql`c.review_status <> 'submitted'`,
  })
  const { rows } = await sql<{ id: number; type: 'company' | 'individual'; name: string; version: number }>`
    select id, type, name, version from customer where id = any(${locked.able}::bigint[]) order by id`.execute(
    trx,
  )
  const changed = rows.filter(({ id, version }) => (read.get(id) ?? version) !== version)
  return {
    ...locked,
    able: locked.able.filter((id) => !changed.some((row) => row.id === id)),
    leftAlone: [
      ...locked.leftAlone,
      ...changed.map((row) => ({
        id: row.id,
        name: shownCustomerName(viewer, row),
        why: 'changed' as const,
      })),
    ],
  }
}

type Kept = { step: ReviewStep['step']; reasons?: Record<string, string>; note?: string | null | undefined }

async function keepStep(
  trx: Db,
  viewer: Viewer,
  ids: readonly number[],
  { step, reasons = {}, note = null }: Kept,
): Promise<void> {
  const customers = sql`(select id from unnest(${[...ids]}::bigint[]) as id)`
  await sql`
    insert into review_step (customer_id, actor_id, step, reasons, note)
    select c.id, ${viewer.userId}, ${step}, ${JSON.stringify(reasons)}::jsonb, ${note} from ${customers} c`.execute(
    trx,
  )
  await eventAbout(customers, { kind: `customer.${step}`, actorId: viewer.userId }).execute(trx)
}
