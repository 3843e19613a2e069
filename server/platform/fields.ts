import type { FieldLevel, GuardedField, GuardedObject } from '../../contract/field-levels.ts'
import { Failure } from './errors.ts'
import type { Viewer } from './visibility.ts'

/**
 * The field filter: what a viewer sees of a field, and may write of it. The owner of a customer sees in clear what is
 * masked for others (DOMAIN §1), on the record; in bulk (`own` left out) it stays masked.
 */
export function levelOf(viewer: Viewer, field: GuardedField, own = false): FieldLevel {
  const level = viewer.levels.get(field) ?? 'edit'
  return own && level === 'masked' ? 'edit' : level
}

export const isOwn = (viewer: Viewer, { ownerId }: { ownerId: number | null }) => ownerId === viewer.userId

/** Whether the value itself is shown. */
export const isClear = (level: FieldLevel) => level === 'read' || level === 'edit'

/** The fields of an object that are restricted for this viewer, as answers carry them. */
export function restrictedLevels(
  viewer: Viewer,
  object: GuardedObject,
  own = false,
): Record<string, FieldLevel> {
  const restricted: Record<string, FieldLevel> = {}
  for (const field of viewer.levels.keys()) {
    if (!field.startsWith(`${object}.`)) continue
    const level = levelOf(viewer, field as GuardedField, own)
    if (level !== 'edit') restricted[field.slice(object.length + 1)] = level
  }
  return restricted
}

/**
 * Refuses fields that the viewer may not write. A masked one may be overwritten: that shows nothing of it.
 * @throws permission.denied naming each of them
 */
export function requireWritable(
  viewer: Viewer,
  object: GuardedObject,
  given: readonly string[],
  prefix = '',
): void {
  const refused = given.filter((field) => {
    const level = levelOf(viewer, `${object}.${field}`)
    return level === 'hidden' || level === 'read'
  })
  if (refused.length === 0) return
  throw new Failure('permission.denied', {
    fields: refused.map((field) => ({ path: `${prefix}${field}`, code: 'field.not_writable' })),
  })
}
