import type { Db } from './database.ts'

export type NewEvent = {
  kind: string
  actorId: number | null
  customerId?: number
  subjectId?: number
  /** Ids and codes only: nothing that may have to be erased. */
  data?: Record<string, unknown>
}

/** Written in the action's own transaction: what happened is known if and only if it happened. */
export async function recordEvent(
  trx: Db,
  { kind, actorId, customerId, subjectId, data }: NewEvent,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      kind,
      actor_id: actorId,
      customer_id: customerId ?? null,
      subject_id: subjectId ?? null,
      data: JSON.stringify(data ?? {}),
    })
    .execute()
}
