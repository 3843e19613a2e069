import { defaultLevels, type FieldLevel, fieldLevels } from '../../contract/field-levels.ts'
import { type Scope, scopes } from '../../contract/permissions.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Several roles add up: of each permission the widest scope counts. @param grants as `customer.view:own` */
export function widestGrants(grants: string[]): Map<string, Scope> {
  const widest = new Map<string, Scope>()
  for (const grant of grants) {
    const [permission, scope] = grant.split(':') as [string, Scope]
    const known = widest.get(permission)
    if (known === undefined || scopes.indexOf(scope) > scopes.indexOf(known)) widest.set(permission, scope)
  }
  return widest
}

/**
 * Of each field the widest level that any of the roles gives; a role that doesn't name a field gives its default.
 * Only fields that are restricted in the end appear. @param told as `7:customer.budget:masked`
 */
export function widestLevels(roles: number, told: string[]): Map<string, FieldLevel> {
  const given = new Map<string, FieldLevel[]>()
  for (const level of told) {
    const [, field, value] = level.split(':') as [string, string, FieldLevel]
    given.set(field, [...(given.get(field) ?? []), value])
  }
  const widest = new Map<string, FieldLevel>()
  for (const field of new Set([...defaultLevels.keys(), ...given.keys()])) {
    const levels = given.get(field) ?? []
    const silent = levels.length < Math.max(roles, 1) ? [defaultLevels.get(field) ?? 'edit'] : []
    const level = fieldLevels[Math.max(...[...levels, ...silent].map((one) => fieldLevels.indexOf(one)))]
    if (level && level !== 'edit') widest.set(field, level)
  }
  return widest
}

/** @param shares as `12:write` */
export function readShares(shares: string[]): Viewer['shares'] {
  const all: number[] = []
  const write: number[] = []
  for (const share of shares) {
    const [customerId, access] = share.split(':')
    all.push(Number(customerId))
    if (access === 'write') write.push(Number(customerId))
  }
  return { all, write }
}
