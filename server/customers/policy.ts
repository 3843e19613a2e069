import type { Customer } from '../../contract/customers.ts'
import { mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'

/**
 * What the viewer may do with this customer, which the viewer sees: every answer carries it, so no page derives it
 * again. Its contacts follow its visibility and have no scope of their own (DOMAIN §1).
 */
export function canOf(
  viewer: Viewer,
  customer: { ownerId: number | null; departmentId: number },
): Customer['can'] {
  const edit = mayTo(viewer, 'edit', customer)
  return {
    edit,
    delete: mayTo(viewer, 'delete', customer),
    assign: edit && mayTo(viewer, 'assign', customer),
    createContact: mayAtAll(viewer, 'contact.create'),
    editContact: mayAtAll(viewer, 'contact.edit'),
    deleteContact: mayAtAll(viewer, 'contact.delete'),
  }
}

export const listCan = (viewer: Viewer) => ({
  create: mayAtAll(viewer, 'customer.create'),
  import: mayAtAll(viewer, 'customer.import'),
  export: mayAtAll(viewer, 'customer.export'),
})
