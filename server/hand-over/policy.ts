import { failure } from '../platform/errors.ts'
import { mayAtAll, scopeOf, type Viewer } from '../platform/visibility.ts'

/** Whoever manages people, and whoever assigns the customers of all that person's department (DOMAIN §15). */
export function requireHandOver(viewer: Viewer, { departmentId }: { departmentId: number }): void {
  if (!mayHandOver(viewer, departmentId)) throw failure('permission.denied')
}

export function mayHandOver(viewer: Viewer, departmentId: number): boolean {
  if (mayAtAll(viewer, 'people.manage')) return true
  switch (scopeOf(viewer, 'customer.assign')) {
    case 'all':
      return true
    case 'below':
      return viewer.departmentsBelow.includes(departmentId)
    case 'department':
      return viewer.departmentId === departmentId
    default:
      return false
  }
}

/** Whether one could at all: others don't learn who exists. */
export function requireSomeHandOver(viewer: Viewer): void {
  if (!mayAtAll(viewer, 'people.manage') && !mayAtAll(viewer, 'customer.assign'))
    throw failure('permission.denied')
}
