import { type RawBuilder, sql } from 'kysely'
import type { FieldLevel } from '../../contract/field-levels.ts'
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
  /** Fields that aren't seen in full and edited, by name; a field that is missing here is. */
  levels: Map<string, FieldLevel>
  /** Customers shared with this person, until today at least. */
  shares: { all: number[]; write: number[] }
  source: 'form' | 'api'
}

/** Tables whose rows are seen only with their customer. */
export type ScopedTable =
  | 'customer'
  | 'customer_share'
  | 'stage_change'
  | 'assigned_customer'
  | 'contact'
  | 'contact_phone'
  | 'change_log'
  | 'follow_up'
  | 'follow_up_plan'
  | 'file'
  | 'billing_profile'
  | 'delivery_address'
  | 'customer_tag'
  | 'contact_tag'
  | 'check_finding'
  | 'review_step'
  | 'customer_merge'
  | 'merged_customer'
  | 'merge_entry'
  | 'field_mark'
  | 'data_check'
  | 'spot_check_item'
  | 'tip'
  | 'registration'
  | 'clash'
  | 'consent'
  | 'do_not_contact'

/**
 * What somebody wants with a customer. To `contribute` is to write what hangs on it (contacts, follow-ups, files): whoever
 * sees it by role may, by the verbs of the role; whom it is shared with only where the share lets them write.
 */
export type Purpose = CustomerAction | 'contribute'

export type CustomerKey = { id: number; ownerId: number | null; departmentId: number }

export const scopeOf = (viewer: Viewer, permission: Permission): Scope | null =>
  viewer.grants.get(permission) ?? null

export const mayAtAll = (viewer: Viewer, permission: Permission): boolean => viewer.grants.has(permission)

export function requirePermission(viewer: Viewer, permission: Permission): void {
  if (!mayAtAll(viewer, permission)) throw failure('permission.denied')
}

const grantFor = (purpose: Purpose): Permission =>
  purpose === 'contribute' ? 'customer.view' : `customer.${purpose}`

/** The customers that a share opens for a purpose: one to read for looking, one to write for working on them too. */
function sharedFor({ shares }: Viewer, purpose: Purpose): number[] {
  if (purpose === 'view') return shares.all
  return purpose === 'edit' || purpose === 'contribute' ? shares.write : []
}

/** Whether the viewer may do this to this customer: the same rule as `seenBy`, on one row. */
export function mayTo(viewer: Viewer, purpose: Purpose, customer: CustomerKey): boolean {
  const scope = scopeOf(viewer, grantFor(purpose))
  if (scope === null) return false
  return inScope(viewer, scope, customer) || sharedFor(viewer, purpose).includes(customer.id)
}

function inScope(viewer: Viewer, scope: Scope, { ownerId, departmentId }: CustomerKey): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'below':
      return ownerId === viewer.userId || viewer.departmentsBelow.includes(departmentId)
    case 'department':
      return ownerId === viewer.userId || departmentId === viewer.departmentId
    case 'own':
      return ownerId === viewer.userId
  }
}

/**
 * The rows of a scoped table that the viewer may see (or act on), to stand in FROM:
 * `from ${seenBy(viewer, 'customer')} c`. PostgreSQL flattens it, so it costs what the bare WHERE costs.
 * This is the only way to read these tables. A customer in the trash is seen only with `trash`, one that became part of
 * another one by nobody.
 */
export function seenBy(
  viewer: Viewer,
  table: ScopedTable,
  { action = 'view', trash = false }: { action?: Purpose; trash?: boolean } = {},
): RawBuilder<unknown> {
  const life = trash ? sql`deleted_at is not null and merged_into_id is null` : sql`deleted_at is null`
  if (table === 'customer') return sql`(select * from customer where ${life} and ${within(viewer, action)})`
  const ids = sql`select id from customer where ${life} and ${within(viewer, action)}`
  const alive = keptInTrash.has(table) ? sql`deleted_at is null and` : sql``
  return sql`(select * from ${sql.table(table)} where ${alive} customer_id in (${ids}))`
}

/**
 * The customers of `seenBy` in parts that have no row in common, each to stand in FROM: one for the owner or for each
 * department, one for what is shared. An index gives each part in the order of a list; for all of them in one condition
 * PostgreSQL reads every row and sorts, so a page asks each part for its first rows (see bench/).
 */
export function seenInParts(viewer: Viewer): RawBuilder<unknown>[] {
  const scope = scopeOf(viewer, 'customer.view')
  const shared = sharedFor(viewer, 'view')
  const parts =
    scope === 'below'
      ? viewer.departmentsBelow.map((id) => sql`department_id = ${id}::bigint`)
      : [scope === null ? sql`false` : scopeCondition(viewer, scope)]
  if (scope !== null && scope !== 'all' && shared.length > 0)
    parts.push(sql`id = any(${shared}::bigint[]) and (${scopeCondition(viewer, scope)}) is not true`)
  return parts.map((part) => sql`(select * from customer where deleted_at is null and ${part})`)
}

/** Tables whose own rows can be deleted and restored. */
const keptInTrash: ReadonlySet<ScopedTable> = new Set([
  'contact',
  'follow_up',
  'file',
  'billing_profile',
  'delivery_address',
])

/**
 * A scoped table to be joined, by its key, to a row that came out of `seenBy`: what hangs on a seen customer is seen
 * with it, and asking twice would cost a second look-up per row.
 */
export const hangingOnSeen = (table: ScopedTable) => sql.table(table)

/**
 * Figures of customers by `department_id` and `owner_id`, of those whom the viewer's role lets see; shares aren't in them.
 * To stand in FROM.
 */
export function figuresSeenBy(viewer: Viewer, table: 'check_figure'): RawBuilder<unknown> {
  const scope = scopeOf(viewer, 'customer.view')
  return sql`(select * from ${sql.table(table)} where ${scope === null ? sql`false` : scopeCondition(viewer, scope)})`
}

function within(viewer: Viewer, purpose: Purpose): RawBuilder<unknown> {
  const scope = scopeOf(viewer, grantFor(purpose))
  if (scope === null) return sql`false`
  const shared = sharedFor(viewer, purpose)
  if (scope === 'all' || shared.length === 0) return scopeCondition(viewer, scope)
  return sql`(${scopeCondition(viewer, scope)} or id = any(${shared}::bigint[]))`
}

function scopeCondition(viewer: Viewer, scope: Scope): RawBuilder<unknown> {
  switch (scope) {
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
  }
}
