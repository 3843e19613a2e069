import type { Customer, CustomerRow } from '../../contract/customers.ts'
import { type CustomerKey, mayAtAll, mayTo, type Viewer } from '../platform/visibility.ts'

/** Of rows in bulk: from what each row holds already, without asking the database again. */
export const rowCan = (viewer: Viewer, customer: CustomerKey): CustomerRow['can'] => ({
  edit: mayTo(viewer, 'edit', customer),
  assign: mayTo(viewer, 'assign', customer),
  share: mayTo(viewer, 'share', customer),
  export: mayTo(viewer, 'export', customer),
  delete: mayTo(viewer, 'delete', customer),
  merge: mayTo(viewer, 'merge', customer),
  createFollowUp: mayTo(viewer, 'contribute', customer) && mayAtAll(viewer, 'followUp.create'),
})

/**
 * What the viewer may do with this customer, which the viewer sees: every answer carries it, so no page derives it
 * again. Its contacts follow its visibility and have no scope of their own (DOMAIN §1).
 */
export function canOf(viewer: Viewer, customer: CustomerKey): Customer['can'] {
  const contribute = mayTo(viewer, 'contribute', customer)
  return {
    ...rowCan(viewer, customer),
    reveal: mayTo(viewer, 'reveal', customer),
    createContact: contribute && mayAtAll(viewer, 'contact.create'),
    editContact: contribute && mayAtAll(viewer, 'contact.edit'),
    deleteContact: contribute && mayAtAll(viewer, 'contact.delete'),
    createFile: contribute && mayAtAll(viewer, 'file.create'),
    checkDuplicates: mayAtAll(viewer, 'customer.create'),
  }
}

export const listCan = (viewer: Viewer) => ({
  create: mayAtAll(viewer, 'customer.create'),
  import: mayAtAll(viewer, 'customer.import'),
  export: mayAtAll(viewer, 'customer.export'),
  assign: mayAtAll(viewer, 'customer.assign'),
  delete: mayAtAll(viewer, 'customer.delete'),
})
