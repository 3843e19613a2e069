import { recordAccess } from '../platform/access-log.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'

type Looked = {
  customerId: number
  /** What the values stand on. */
  of: { kind: 'customer' | 'contact' | 'billing_profile' | 'delivery_address'; id: number }
  fields: string[]
  reason: string | undefined
}

/**
 * Records that somebody looks at masked values, before they are shown: who, when, whose, why (DOMAIN §1). The reason
 * stands in `reveal` alone; event and access log carry ids.
 * @throws input.invalid where a reason is wanted; reveal.limit_reached
 */
export async function recordReveal(
  trx: Db,
  viewer: Viewer,
  { customerId, of: { kind, id }, fields, reason }: Looked,
): Promise<void> {
  const day = await revealsToday(trx, viewer)
  if (day.reasonRequired && reason === undefined) throw invalid('reason', 'required')
  if (day.count >= day.limit) throw failure('reveal.limit_reached', { limit: day.limit, until: day.until })
  const { rows } = await sql<{ id: number }>`
    insert into reveal (user_id, customer_id, contact_id, fields, reason)
    values (${viewer.userId}, ${customerId}, ${kind === 'contact' ? id : null}, ${fields}::text[], ${reason ?? null})
    returning id`.execute(trx)
  await recordEvent(trx, { kind: `${kind}.revealed`, actorId: viewer.userId, customerId, subjectId: id })
  await recordAccess(trx, {
    actorId: viewer.userId,
    action: `${kind}.revealed`,
    objectKind: kind,
    objectId: id,
    customerId,
    data: { revealId: rows[0]?.id, fields },
  })
}

type Day = { limit: number; reasonRequired: boolean; count: number; until: string }

/** The person's lock first, in a statement of its own: of two looks at once the second counts the first. */
async function revealsToday(trx: Db, { userId }: Viewer): Promise<Day> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveals of ${userId}`}, 0))`.execute(trx)
  const { rows } = await sql<Day>`
    select reveal_daily_limit as "limit", reveal_reason_required as "reasonRequired",
      to_char(today + 1, 'YYYY-MM-DD') as until,
      (select count(*)::integer from reveal where user_id = ${userId} and at >= today::timestamp at time zone time_zone) as count
    from (select *, (now() at time zone time_zone)::date as today from organisation) o`.execute(trx)
  if (!rows[0]) throw new Error('no organisation')
  return rows[0]
}
