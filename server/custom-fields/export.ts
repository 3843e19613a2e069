import type { CustomField, CustomObject } from '../../contract/custom-fields.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { customHead } from '../imports/target-name.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { activeFields, guardOf } from './queries.ts'

type Row = { custom: Record<string, unknown>; contact_custom: Record<string, unknown> | null }

/** The columns of an export as an import takes them in again; without those not seen in clear. */
export const exportedCustom = (viewer: Viewer, object: CustomObject, fields: readonly CustomField[]) =>
  activeFields(fields, object)
    .filter((field) => isClear(levelOf(viewer, guardOf(field))))
    .map((field) => ({
      key: object === 'customer' ? field.key : `contact.${field.key}`,
      head: customHead(viewer.language, field),
      width: field.kind === 'long_text' ? 32 : 16,
      value: ({ custom, contact_custom: ofContact }: Row) => {
        const value = (object === 'customer' ? custom : ofContact)?.[field.key]
        return showCustom(field, value, viewer.language, { bare: true }) || null
      },
    }))
