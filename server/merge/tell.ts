import type { Db } from '../platform/database.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Which customers it was is told of the one that stays: who sees one of the others doesn't see that one for it. */
export async function tellMerged(
  trx: Db,
  { userId: actorId }: Viewer,
  kind: 'customer.merged' | 'customer.unmerged',
  { mergeId, keepId, others }: { mergeId: number; keepId: number; others: readonly number[] },
): Promise<void> {
  await recordEvent(trx, { kind, actorId, customerId: keepId, data: { mergeId } })
  for (const customerId of others) await recordEvent(trx, { kind, actorId, customerId })
}
