import { type RawBuilder, sql } from 'kysely'
import type { CustomerAction, Permission, Scope } from '../../contract/permissions.ts'
import type { Language } from '../../contract/session.ts'
import { failure } from './errors.ts'

/** Who asks: built once per request from the session, its roles and departments. */
export type Viewer = {
  userId: number
  name: string
  language: Language
  departmentId: number
  /** The own department and all below it. */
  departmentsBelow: number[]
  /** The widest scope that any role gives, by permission. */
  grants: Map<string, Scope>
  source: 'form' | 'api'
}

/** Tables whose rows are seen only with their customer. */
export type ScopedTable = 'customer' | 'contact' | 'contact_phone' | 'change_log'

export const scopeOf = (viewer: Viewer, permission: Permission): Scope | null =>
  viewer.grants.get(permission) ?? null

export const mayAtAll = (viewer: Viewer, permission: Permission): boolean => viewer.grants.has(permission)

export function requirePermission(viewer: Viewer, permission: Permission): void {
  if (!mayAtAll(viewer, permission)) throw failure('permission.denied')
}

/** Whether the viewer may do this to a customer of this owner and department: the same rule as `seenBy`, on one row. */
export function mayTo(
  viewer: Viewer,
  action: CustomerAction,
  customer: { ownerId: number | null; departmentId: number },
): boolean {
  switch (scopeOf(viewer, `customer.${action}`)) {
    case 'all':
      return true
    case 'below':
      return customer.ownerId === viewer.userId || viewer.departmentsBelow.includes(customer.departmentId)
    case 'department':
      return customer.ownerId === viewer.userId || customer.departmentId === viewer.departmentId
    case 'own':
      return customer.ownerId === viewer.userId
    default:
      return false
  }
}

/**
 * The rows of a scoped table that the viewer may see (or act on), to stand in FROM:
 * `from ${seenBy(viewer, 'customer')} c`. PostgreSQL flattens it, so it costs what the bare WHERE costs.
 * This is the only way to read these tables. A customer in the trash is seen only with `trash`.
 */
export function seenBy(
  viewer: Viewer,
  table: ScopedTable,
  { action = 'view', trash = false }: { action?: CustomerAction; trash?: boolean } = {},
): RawBuilder<unknown> {
  const life = trash ? sql`deleted_at is not null` : sql`deleted_at is null`
  const customers = sql`select * from customer where ${life} and ${within(viewer, action)}`
  if (table === 'customer') return sql`(${customers})`
  const ids = sql`select id from customer where ${life} and ${within(viewer, action)}`
  const alive = table === 'contact' ? sql`deleted_at is null and` : sql``
  return sql`(select * from ${sql.table(table)} where ${alive} customer_id in (${ids}))`
}

/**
 * A scoped table to be joined, by its key, to a row that came out of `seenBy`: what hangs on a seen customer is seen
 * with it, and asking twice would cost a second look-up per row.
 */
export const hangingOnSeen = (table: ScopedTable) => sql.table(table)

function within(viewer: Viewer, action: CustomerAction): RawBuilder<unknown> {
  switch (scopeOf(viewer, `customer.${action}`)) {
    case 'all':
      return sql`true`
    case 'below':
      return viewer.departmentsBelow.length === 1
        ? sql`department_id = ${viewer.departmentId}::bigint`
        : sql`department_id = any(${viewer.departmentsBelow}::bigint[])`
    case 'department':
      return sql`department_id = ${viewer.departmentId}::bigint`
    case 'own':
      return sql`owner_id = ${viewer.userId}::bigint`
    default:
      return sql`false`
  }
}
