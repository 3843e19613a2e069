import type { Shape } from '../shape.ts'
import type { billing as zh } from '../zh-CN/billing.ts'

export const billing: Shape<typeof zh> = {
  title: 'Billing data',
  add: 'Add',
  addTitle: 'Add billing data',
  editOf: 'Edit “{{name}}”',
  deleteOf: 'Delete “{{name}}”',
  deleted: '“{{name}}” was deleted',
  undo: 'Undo',
  empty: 'No billing data yet',
  default: 'Default',
  asDefault: 'Make it the default',
  copyAll: 'Copy all',
  copyOf: 'Copy all billing data of “{{name}}”',
  /** Between a name and its value, in text to paste. */
  colon: ': ',
  revealOf: 'Show “{{name}}” in full',
  copied: 'Copied',
  taxWarning: 'The tax number may be wrong. {{reason}}',
  required: 'Please enter: {{field}}',
  addresses: 'Delivery addresses',
  addAddress: 'Add a delivery address',
  noAddress: 'No delivery addresses yet',
}
