import { recordAccess } from '../platform/access-log.ts'
import type { Db } from '../platform/database.ts'
import { recordEvent } from '../platform/events.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Who took customers out, as a file at once or in the background. */
export async function recordExport(trx: Db, viewer: Viewer, data: Record<string, unknown>): Promise<void> {
  await recordEvent(trx, { kind: 'customer.exported', actorId: viewer.userId, data })
  await recordAccess(trx, { actorId: viewer.userId, action: 'customer.exported', data })
}
