import { maskedFields } from '../contacts/fields.ts'
import { recordReveal } from '../customers/reveals.ts'
import { type Database, selectRows, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isOwn, restrictedLevels } from '../platform/fields.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import type { Kept } from './kept.ts'
import { keptColumns } from './shown.ts'

/** What is masked of billing data or an address, in clear: the same right, record and limit as for a contact's. */
export async function revealKept(
  database: Database,
  viewer: Viewer,
  table: Kept,
  id: number,
  { reason }: { reason?: string | undefined },
): Promise<Record<string, string | null>> {
  const [row] = await selectRows<
    { customerId: number; ownerId: number | null } & Record<string, string | null>
  >(
    database,
    sql`
      select c.id as "customerId", c.owner_id as "ownerId", ${keptColumns[table]}
      from ${seenBy(viewer, table)} k join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  const { customerId, ownerId, ...values } = row
  const fields = maskedFields(restrictedLevels(viewer, table, isOwn(viewer, { ownerId })))
  if (fields.length > 0)
    await transaction(database.db, actorOf(viewer), (trx) =>
      recordReveal(trx, viewer, { customerId, of: { kind: table, id }, fields, reason }),
    )
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]))
}
