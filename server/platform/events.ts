import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

export type NewEvent = {
  kind: string
  actorId: number | null
  subjectId?: number
  /** Ids and codes only: nothing that may have to be erased. */
  data?: Record<string, unknown>
}

/** Written in the action's own transaction: what happened is known if and only if it happened. */
export async function recordEvent(
  trx: Db,
  { customerId, ...event }: NewEvent & { customerId?: number },
): Promise<void> {
  await eventAbout(sql`(select ${customerId ?? null}::bigint as id)`, event).execute(trx)
}

/** The statement that records an event of each customer whose id `customers` gives, to stand in a WITH too. */
export const eventAbout = (
  customers: RawBuilder<unknown>,
  { kind, actorId, subjectId, data }: NewEvent,
) => sql`
  insert into event (kind, actor_id, customer_id, subject_id, data)
  select ${kind}, ${actorId}::bigint, c.id, ${subjectId ?? null}::bigint, ${JSON.stringify(data ?? {})}::jsonb
  from ${customers} c`
