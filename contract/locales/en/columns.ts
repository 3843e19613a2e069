import type { Shape } from '../shape.ts'
import type { columns as zh } from '../zh-CN/columns.ts'

export const columns: Shape<typeof zh> = {
  choose: 'Columns',
  ofContact: 'Contact: {{field}}',
  onCards: 'Shown on cards',
  find: 'Find a field',
  shown: 'Shown',
  customer: 'Customer',
  contact: 'Primary contact',
  custom: 'Custom fields',
  up: 'Move {{column}} up',
  down: 'Move {{column}} down',
  frozen: 'Columns kept in sight',
  density: 'Row height',
  compact: 'Compact',
  normal: 'Normal',
  wide: 'Wide',
  reset: 'Default columns',
}
