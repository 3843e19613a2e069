import type { Shape } from '../shape.ts'
import type { groups as zh } from '../zh-CN/groups.ts'

export const groups: Shape<typeof zh> = {
  title: 'Same group',
  name: 'Name of the group',
  nameHint: 'Choose one or enter a new name',
  set: 'Put into a group',
  change: 'Change',
  leave: 'Take out',
  left: 'Taken out of “{{name}}”',
  undo: 'Undo',
  empty: 'This customer isn’t part of a group.',
  alone: 'No other members that you can see.',
  more: 'See all members in the list',
  filter: 'Same group',
}
