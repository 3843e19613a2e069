import { type CustomObject, listKeyOf } from '../../contract/custom-fields.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'

type Values = Readonly<Record<string, unknown>>

/** Values as the viewer may see them: hidden and masked ones are left out. `own`: the customer is the viewer's. */
export const shownCustom = (viewer: Viewer, object: CustomObject, values: Values, own = false) =>
  Object.fromEntries(
    Object.entries(values).filter(([key]) => isClear(levelOf(viewer, `${object}.custom.${key}`, own))),
  )

/** The same of a row in a list: only those columns that were asked for. */
export function listedCustom(
  viewer: Viewer,
  object: CustomObject,
  values: Values,
  columns: readonly string[],
): Record<string, unknown> {
  if (columns.length === 0) return {}
  const asked = Object.entries(values).filter(([key]) => columns.includes(listKeyOf({ object, key })))
  return shownCustom(viewer, object, Object.fromEntries(asked))
}
