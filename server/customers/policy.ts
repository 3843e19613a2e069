import type { Customer } from '../../contract/customers.ts'
import { type CustomerKey, mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'

/**
 * What the viewer may do with this customer, which the viewer sees: every answer carries it, so no page derives it
 * again. Its contacts follow its visibility and have no scope of their own (DOMAIN §1).
 */
export function canOf(viewer: Viewer, customer: CustomerKey): Customer['can'] {
  const edit = mayTo(viewer, 'edit', customer)
  const contribute = mayTo(viewer, 'contribute', customer)
  return {
    edit,
    delete: mayTo(viewer, 'delete', customer),
    assign: edit && mayTo(viewer, 'assign', customer),
    share: mayTo(viewer, 'share', customer),
    reveal: mayTo(viewer, 'reveal', customer),
    createContact: contribute && mayAtAll(viewer, 'contact.create'),
    editContact: contribute && mayAtAll(viewer, 'contact.edit'),
    deleteContact: contribute && mayAtAll(viewer, 'contact.delete'),
    createFollowUp: contribute && mayAtAll(viewer, 'followUp.create'),
    createFile: contribute && mayAtAll(viewer, 'file.create'),
  }
}

export const listCan = (viewer: Viewer) => ({
  create: mayAtAll(viewer, 'customer.create'),
  import: mayAtAll(viewer, 'customer.import'),
  export: mayAtAll(viewer, 'customer.export'),
})
