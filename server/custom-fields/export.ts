import type { CustomField } from '../../contract/custom-fields.ts'
import { showCustom } from '../../contract/values/customText.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { activeFields, guardOf } from './queries.ts'

type Row = { custom: Record<string, unknown> }

/** The columns of an export behind the built-in ones, as an import takes them in again; without those not seen in clear. */
export const exportedCustom = (viewer: Viewer, fields: readonly CustomField[]) =>
  activeFields(fields, 'customer')
    .filter((field) => isClear(levelOf(viewer, guardOf(field))))
    .map((field) => ({
      head: field.unit === null ? field.label : `${field.label} (${field.unit})`,
      width: field.kind === 'long_text' ? 32 : 16,
      value: ({ custom }: Row) =>
        showCustom(field, custom[field.key], viewer.language, { bare: true }) || null,
    }))
