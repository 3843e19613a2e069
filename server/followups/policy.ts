import { type CustomerKey, mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'

/**
 * A follow-up is changed by who wrote it; somebody else's only by who may assign the customer, its supervisor. Both
 * need the verb, and the right to write on this customer at all.
 */
export const mayChangeFollowUp = (viewer: Viewer, customer: CustomerKey, createdBy: number | null): boolean =>
  createdBy === viewer.userId || mayTo(viewer, 'assign', customer)

/** A plan is changed by whose it is, by the customer's owner and by who may assign the customer. */
export const mayChangePlan = (viewer: Viewer, customer: CustomerKey, ownerId: number): boolean =>
  ownerId === viewer.userId || customer.ownerId === viewer.userId || mayTo(viewer, 'assign', customer)

/** What the viewer may do to follow-ups and plans of this customer, by whose each of them is. */
export function followUpRights(viewer: Viewer, customer: CustomerKey) {
  const contributes = mayTo(viewer, 'contribute', customer)
  const edits = contributes && mayAtAll(viewer, 'followUp.edit')
  const deletes = contributes && mayAtAll(viewer, 'followUp.delete')
  return {
    create: contributes && mayAtAll(viewer, 'followUp.create'),
    followUp: (createdBy: number | null) => {
      const changes = mayChangeFollowUp(viewer, customer, createdBy)
      return { edit: edits && changes, delete: deletes && changes }
    },
    plan: (ownerId: number) => ({ edit: edits && mayChangePlan(viewer, customer, ownerId) }),
  }
}
