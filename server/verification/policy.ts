import type { FieldLevel } from '../../contract/field-levels.ts'
import type { MarkableField } from '../../contract/verification.ts'
import { type CustomerKey, mayAtAll, mayTo, type Purpose, type Viewer } from '../platform/visibility.ts'

/** Who may edit a value may mark it: a contact's is edited by the verb of contacts, wherever the customer is seen (DOMAIN §1). */
export const markPurpose = (viewer: Viewer, field: MarkableField): Purpose =>
  field.startsWith('contact.') && mayAtAll(viewer, 'contact.edit') ? 'contribute' : 'edit'

/**
 * What a value's level lets one say of it: verified is what one read in clear and may edit; that a number is dead is found by
 * dialling it, masked or not.
 */
export function levelProblem(
  level: FieldLevel,
  how: string | null,
): 'field.not_shown' | 'field.not_writable' | 'mark.not_clear' | null {
  if (level === 'hidden') return 'field.not_shown'
  if (level === 'read') return 'field.not_writable'
  return level === 'masked' && how !== null ? 'mark.not_clear' : null
}

export const mayMark = (viewer: Viewer, field: MarkableField, customer: CustomerKey): boolean =>
  mayTo(viewer, markPurpose(viewer, field), customer)
