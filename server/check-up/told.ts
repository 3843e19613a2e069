import type { FindingKind } from '../../contract/check-up.ts'
import { sourceNoteField } from '../../contract/field-sets.ts'
import { isToldMissing } from '../field-sets/told.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

/**
 * Whether a viewer is told of a kind at all: it must not tell what a role hides. A mask may be seen to be wrong, as it may be
 * seen to hide something (DOMAIN §1); which others hide the same it must not say, see `hasFinding`.
 */
export function isTold(viewer: Viewer, kind: FindingKind): boolean {
  switch (kind) {
    case 'same_code':
    case 'invalid_code':
      return isClear(levelOf(viewer, 'customer.creditCode'))
    case 'same_phone':
    case 'invalid_phone':
      return levelOf(viewer, 'contact.phones') !== 'hidden'
    case 'no_contact':
      // Contacts who have left don't count.
      return isClear(levelOf(viewer, 'contact.leftOn'))
    default:
      return true
  }
}

/**
 * Whether the viewer is told of all findings of a kind and not of a part of them: only then may it stand in figures, which
 * were counted for everybody. @param required the required fields in force
 */
export function isToldWhole(viewer: Viewer, kind: FindingKind, required: readonly string[]): boolean {
  switch (kind) {
    case 'same_name':
      return isClear(levelOf(viewer, 'contact.name'))
    case 'same_phone':
      return isClear(levelOf(viewer, 'contact.phones'))
    case 'missing_required':
      return [...required, sourceNoteField].every((field) => isToldMissing(viewer, field))
    default:
      return isTold(viewer, kind)
  }
}
