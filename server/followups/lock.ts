import type { Permission } from '../../contract/permissions.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { type CustomerKey, mayAtAll, seenBy, type Viewer } from '../platform/visibility.ts'
import { mayChangeFollowUp, mayChangePlan } from './policy.ts'

type Locked = { customerId: number; customerOwnerId: number | null; departmentId: number; allowed: boolean }

const customerColumns = (viewer: Viewer) => sql`
  c.id as "customerId", c.owner_id as "customerOwnerId", c.department_id as "departmentId",
  exists (select from ${seenBy(viewer, 'customer', { action: 'contribute' })} a where a.id = c.id) as allowed`

const keyOf = ({ customerId, customerOwnerId, departmentId }: Locked): CustomerKey => ({
  id: customerId,
  ownerId: customerOwnerId,
  departmentId,
})

export type LockedFollowUp = Locked & {
  id: number
  version: number
  createdBy: number | null
  feedback: string | null
  refusalReason: string | null
}

/**
 * A follow-up and its customer, locked until the transaction ends; the customer first, like every other writer.
 * @throws record.not_found, permission.denied
 */
export async function lockFollowUp(
  trx: Db,
  viewer: Viewer,
  id: number,
  permission: Permission,
  { trash = false } = {},
): Promise<LockedFollowUp> {
  const { rows } = await sql<LockedFollowUp>`
    select ${customerColumns(viewer)}, f.id, f.version, f.created_by as "createdBy", f.feedback, f.refusal_reason as "refusalReason"
    from ${seenBy(viewer, 'customer')} c join follow_up f on f.customer_id = c.id
    where f.id = ${id}::bigint and f.deleted_at is ${trash ? sql`not null` : sql`null`}
    for update of c, f`.execute(trx)
  const [found] = rows
  if (!found) throw failure('record.not_found')
  const may = found.allowed && mayAtAll(viewer, permission)
  if (!may || !mayChangeFollowUp(viewer, keyOf(found), found.createdBy)) throw failure('permission.denied')
  return found
}

export type LockedPlan = Locked & {
  id: number
  version: number
  status: 'open' | 'done' | 'cancelled'
  ownerId: number
  on: string
  time: string | null
}

/** The same for a plan. */
export async function lockPlan(trx: Db, viewer: Viewer, id: number): Promise<LockedPlan> {
  const { rows } = await sql<LockedPlan>`
    select ${customerColumns(viewer)}, p.id, p.version, p.status, p.owner_id as "ownerId",
      (p.due_at at time zone o.time_zone)::date as on,
      case when p.has_time then to_char(p.due_at at time zone o.time_zone, 'HH24:MI') end as time
    from ${seenBy(viewer, 'customer')} c join follow_up_plan p on p.customer_id = c.id, organisation o
    where p.id = ${id}::bigint for update of c, p`.execute(trx)
  const [found] = rows
  if (!found) throw failure('record.not_found')
  const may = found.allowed && mayAtAll(viewer, 'followUp.edit')
  if (!may || !mayChangePlan(viewer, keyOf(found), found.ownerId)) throw failure('permission.denied')
  return found
}
