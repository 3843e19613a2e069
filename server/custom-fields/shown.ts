import type { CustomObject } from '../../contract/custom-fields.ts'
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
  values: Values,
  keys: readonly string[],
): Record<string, unknown> {
  if (keys.length === 0) return {}
  const asked = Object.entries(values).filter(([key]) => keys.includes(key))
  return shownCustom(viewer, 'customer', Object.fromEntries(asked))
}
