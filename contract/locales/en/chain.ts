import type { Shape } from '../shape.ts'
import type { chain as zh } from '../zh-CN/chain.ts'

export const chain: Shape<typeof zh> = {
  title: 'Decision chain',
  note: 'Who reports to whom, their influence and attitude',
  empty: 'Enter whom a contact reports to, and the decision chain is drawn here.',
  fill: 'Influence and attitude can be added in the contacts.',
  influence: 'influence: {{level}}',
  attitude: 'attitude: {{attitude}}',
  unknown: 'attitude unknown',
  left: 'has left',
  open: 'Edit {{name}}',
}
