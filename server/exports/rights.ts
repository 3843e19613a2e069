import { type FieldLevel, fieldLevels } from '../../contract/field-levels.ts'
import { type Scope, scopes } from '../../contract/permissions.ts'
import type { Viewer } from '../platform/visibility.ts'

/** What decides over the rows and fields of a file: how far the rights reach, from where, and which fields are restricted. */
export type Rights = {
  view: Scope | null
  export: Scope | null
  departmentId: number
  levels: Record<string, FieldLevel>
}

export const rightsOf = ({ grants, departmentId, levels }: Viewer): Rights => ({
  view: grants.get('customer.view') ?? null,
  export: grants.get('customer.export') ?? null,
  departmentId,
  levels: Object.fromEntries(levels),
})

/** Whether somebody would get less of a file now than when it was made: fewer customers, or less of a field. */
export function hasLess(now: Rights, then: Rights): boolean {
  const isNarrower = reach(now.view) < reach(then.view) || reach(now.export) < reach(then.export)
  const isElsewhere = isOfDepartment(now) && now.departmentId !== then.departmentId
  return (
    isNarrower ||
    isElsewhere ||
    Object.keys(now.levels).some((field) => shown(now, field) < shown(then, field))
  )
}

const reach = (scope: Scope | null) => (scope === null ? -1 : scopes.indexOf(scope))
const isOfDepartment = ({ view, export: reached }: Rights) =>
  [view, reached].some((scope) => scope === 'department' || scope === 'below')

/** Whether a field may be written makes no difference to a file. */
const shown = ({ levels }: Rights, field: string) =>
  Math.min(fieldLevels.indexOf(levels[field] ?? 'edit'), fieldLevels.indexOf('read'))
