import type { GuardedField } from '../../contract/field-levels.ts'
import { isFollowUpTarget, type MappingTarget } from '../../contract/import-targets.ts'
import { Failure } from '../platform/errors.ts'
import { levelOf } from '../platform/fields.ts'
import { mayAtAll, type Viewer } from '../platform/visibility.ts'

/** Fields that a column fills; the other targets are fields by their own names. */
const fieldsOf: Partial<Record<MappingTarget, GuardedField[]>> = {
  industry: ['customer.industryId'],
  region: ['customer.regionCode'],
  owner: ['customer.ownerId'],
  group: ['customer.groupId'],
  'contact.familyName': ['contact.name'],
  'contact.givenName': ['contact.name'],
  size: ['customer.headcount', 'customer.annualRevenue', 'customer.totalAssets'],
}

/** Given to customers by a step of its own, which asks for more than entering one. */
const givenToCustomers: readonly MappingTarget[] = ['tags', 'group']

/** Whether the viewer may write what a column becomes. */
export function mayFill(viewer: Viewer, target: MappingTarget): boolean {
  if (isFollowUpTarget(target)) return mayAtAll(viewer, 'followUp.create')
  if (givenToCustomers.includes(target) && !mayAtAll(viewer, 'customer.edit')) return false
  const named: GuardedField = target.startsWith('contact.')
    ? (target as `contact.${string}`)
    : `customer.${target}`
  return (fieldsOf[target] ?? [named]).every((field) => {
    const level = levelOf(viewer, field)
    return level === 'edit' || level === 'masked'
  })
}

/** A file is no way around the field levels. @throws permission.denied naming each column */
export function requireFillable(viewer: Viewer, mapping: readonly (MappingTarget | null)[]): void {
  const fields = mapping.flatMap((target, column) =>
    target === null || mayFill(viewer, target)
      ? []
      : [{ path: `mapping.${column}`, code: 'field.not_writable' }],
  )
  if (fields.length > 0) throw new Failure('permission.denied', { fields })
}
