import { recordReveal } from '../customers/reveals.ts'
import { type Database, selectRows, sql, transaction } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { mayAtAll, seenBy, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import type { Kept } from './kept.ts'
import { phoneLevel } from './phone.ts'

type Shown = { phone?: string | null; recipient?: string }

/** What is masked of billing data or an address, in clear: the same right, record and limit as for a contact's. */
export async function revealKept(
  database: Database,
  viewer: Viewer,
  table: Kept,
  id: number,
  { reason }: { reason?: string | undefined },
): Promise<Shown> {
  const [row] = await selectRows<{ customerId: number; ownerId: number | null; values: Shown }>(
    database,
    sql`
      select c.id as "customerId", c.owner_id as "ownerId", to_jsonb(k) as values
      from ${seenBy(viewer, table)} k join ${seenBy(viewer, 'customer')} c on c.id = k.customer_id
      where k.id = ${id}::bigint`,
  )
  if (!row) throw failure('record.not_found')
  const { customerId, values } = row
  const fields = maskedOf(viewer, table, isOwn(viewer, row))
  if (fields.length > 0)
    await transaction(database.db, actorOf(viewer), (trx) =>
      recordReveal(trx, viewer, { customerId, of: { kind: table, id }, fields, reason }),
    )
  return Object.fromEntries(fields.map((field) => [field, values[field]]))
}

/** Guarded as those of contacts are. @param own the customer is the viewer's */
function maskedOf(viewer: Viewer, table: Kept, own: boolean): (keyof Shown)[] {
  const fields: (keyof Shown)[] = []
  if (phoneLevel(viewer, own) === 'masked') fields.push('phone')
  if (table === 'delivery_address' && !isClear(levelOf(viewer, 'contact.name', own))) fields.push('recipient')
  return fields
}

export const mayReveal = (viewer: Viewer, table: Kept, own: boolean): boolean =>
  maskedOf(viewer, table, own).length > 0 && mayAtAll(viewer, 'contact.reveal')
