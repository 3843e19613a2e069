import type { revealCustomer as endpoint } from '../../contract/customers.ts'
import type { BodyOf } from '../../contract/endpoint.ts'
import { type Database, transaction } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import { actorOf } from '../session/actions.ts'
import { facing } from './name.ts'
import { findCustomer } from './queries.ts'
import { recordReveal } from './reveals.ts'

/** One masked field in clear. What is hidden stays so: there is nothing of it to see and so nothing to reveal. */
export async function revealCustomer(
  database: Database,
  viewer: Viewer,
  id: number,
  { field, reason }: BodyOf<typeof endpoint>,
): Promise<{ value: unknown }> {
  const found = await findCustomer(database, viewer, id)
  if (!found) throw failure('record.not_found')
  const customer = { id, ownerId: found.ownerId, departmentId: found.department.id }
  if (!mayTo(viewer, 'reveal', customer)) throw failure('permission.denied')
  const value = fieldValue(found, field)
  const level = levelOf(facing(viewer, found), `customer.${field}`, isOwn(viewer, found))
  if (value === undefined || level === 'hidden') throw invalid('field', 'reference')
  if (!isClear(level))
    await transaction(database.db, actorOf(viewer), (trx) =>
      recordReveal(trx, viewer, { customerId: id, of: { kind: 'customer', id }, fields: [field], reason }),
    )
  return { value }
}

/** By its name, or `custom.<key>`; undefined where there is no such field. */
function fieldValue(record: object, field: string): unknown {
  const own = (object: unknown, key: string): unknown =>
    typeof object === 'object' && object !== null && Object.hasOwn(object, key)
      ? (object as Record<string, unknown>)[key]
      : undefined
  const [, key] = /^custom\.(.+)$/.exec(field) ?? []
  return key === undefined ? own(record, field) : (own(own(record, 'custom'), key) ?? null)
}
