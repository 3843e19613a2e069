import type { MarkableField } from '../../contract/verification.ts'
import { type CustomerKey, mayAtAll, mayTo, type Purpose, type Viewer } from '../platform/visibility.ts'

/** Who may edit a value may mark it: a contact's is edited by the verb of contacts, wherever the customer is seen (DOMAIN §1). */
export const markPurpose = (viewer: Viewer, field: MarkableField): Purpose =>
  field.startsWith('contact.') && mayAtAll(viewer, 'contact.edit') ? 'contribute' : 'edit'

export const mayMark = (viewer: Viewer, field: MarkableField, customer: CustomerKey): boolean =>
  mayTo(viewer, markPurpose(viewer, field), customer)
