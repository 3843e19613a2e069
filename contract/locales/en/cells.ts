import type { Shape } from '../shape.ts'
import type { cells as zh } from '../zh-CN/cells.ts'

/** Typing into cells of a list. */
export const cells: Shape<typeof zh> = {
  of: '{{name}}: {{column}}',
  undo: 'Undo',
  filled: '{{count}} cells filled',
  notKept: '{{count}} cells not saved: {{why}}',
  left: '{{count}} cells lie beyond the list or can’t be changed, and were left out',
}
