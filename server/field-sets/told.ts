import type { GuardedField } from '../../contract/field-levels.ts'
import { sourceNoteField } from '../../contract/field-sets.ts'
import { levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

/** Whether a viewer is told that a field is missing: neither what is hidden, nor what a hidden one asks for. */
export const isToldMissing = (viewer: Viewer, field: string, own = false): boolean =>
  [field, ...(field === sourceNoteField ? ['customer.source'] : [])].every(
    (one) => levelOf(viewer, one as GuardedField, own) !== 'hidden',
  )
