import type { MergedOne } from '../../contract/merge.ts'
import { loggedChange } from '../customers/logged.ts'
import { facing } from '../customers/name.ts'
import { isClear, isOwn, levelOf } from '../platform/fields.ts'
import { mayTo, type Viewer } from '../platform/visibility.ts'
import type { Compared } from './pairs.ts'
import type { Merging } from './read.ts'

/** An approved customer doesn't become part of an entry: what came of them would have no number. */
export const mayStay = ({ reviewStatus }: Merging, customers: readonly Merging[]): boolean =>
  reviewStatus === 'approved' || customers.every((one) => one.reviewStatus !== 'approved')

/** What stands against one of them. */
export function againstMerging(
  viewer: Viewer,
  customer: Merging,
  { keepId, customers }: { keepId: number; customers: readonly Merging[] },
): MergedOne['why'] {
  if (customer.id !== keepId) return mayTo(viewer, 'merge', customer) ? null : 'not_mergeable'
  if (!mayStay(customer, customers)) return 'not_approved'
  return mayTo(viewer, 'edit', customer) ? null : 'not_editable'
}

/** A field of one of them as the viewer may see it; null where it is hidden. */
export const shownField = (viewer: Viewer, customer: Merging, field: string, value: unknown) =>
  loggedChange(facing(viewer, customer), 'customer', [field, [null, value]], isOwn(viewer, customer))

/** One chooses between values that one sees, of a field that one may write. */
export function mayChoose(viewer: Viewer, customers: readonly Merging[], field: string): boolean {
  return customers.every((customer) => {
    const seenFrom = facing(viewer, customer)
    const written = levelOf(seenFrom, `customer.${field}`)
    const isWritable = written !== 'hidden' && written !== 'read'
    return isWritable && isClear(levelOf(seenFrom, `customer.${field}`, isOwn(viewer, customer)))
  })
}

/** Of masked phones their ends are shown, and four digits in common tell no more than that. */
export const comparedBy = (viewer: Viewer): Compared => ({
  names: isClear(levelOf(viewer, 'contact.name')),
  phones: levelOf(viewer, 'contact.phones') !== 'hidden',
})
