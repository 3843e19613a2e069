import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf } from '../../contract/import-targets.ts'
import type { Language } from '../../contract/session.ts'
import { longest, showCustom } from '../../contract/values/customText.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import type { Db } from '../platform/database.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import type { Column } from '../platform/workbook/column.ts'
import { customHead, customTargetName } from './target-name.ts'
import { mayFill } from './writable.ts'

/** The custom fields that the viewer may fill, those of the contact last. */
export const templateFields = async (db: Db, viewer: Viewer): Promise<CustomField[]> =>
  (await readCustomFields(db)).filter((field) => field.active && mayFill(viewer, customTargetOf(field)))

export function customColumn(field: CustomField, language: Language): Column {
  const { kind } = field
  const choices = kind === 'single' ? labels(field) : yesAndNo(language)
  return {
    head: customHead(language, field),
    width: kind === 'long_text' ? 32 : 16,
    kind: 'text',
    ...((kind === 'single' || kind === 'boolean') && { choices }),
  }
}

const labels = ({ options }: CustomField) =>
  options.filter(({ retired }) => !retired).map(({ label }) => label)

const yesAndNo = (language: Language) =>
  [true, false].map((value) =>
    showCustom({ kind: 'boolean', unit: null, decimals: 0, options: [] }, value, language),
  )

/** A row of the sheet that explains: name, need, how, example. */
export function customGuide(field: CustomField, language: Language): string[] {
  const { kind, help, unit } = field
  const maximum = kind === 'text' || kind === 'long_text' || kind === 'link' ? longest[kind] : null
  const how = sentence(language, `imports.server.how.${howOf[kind]}`, {
    maximum,
    unit,
    choices: labels(field).join('、'),
  })
  const need = sentence(language, 'imports.server.template.optional')
  return [
    customTargetName(language, field),
    need,
    [help, how].filter(Boolean).join(' · '),
    exampleOf(field, language),
  ]
}

const howOf: Record<CustomField['kind'], string> = {
  text: 'text',
  long_text: 'text',
  number: 'number',
  money: 'amount',
  date: 'date',
  single: 'choice',
  multi: 'several',
  boolean: 'yesNo',
  link: 'website',
}

const examples: Partial<Record<CustomField['kind'], unknown>> = {
  number: 120,
  money: 3_000_000,
  date: '2026-12-01',
  boolean: true,
  link: 'https://example.com',
}

export function exampleOf(field: CustomField, language: Language): string {
  const options = field.options.filter(({ retired }) => !retired).map(({ key }) => key)
  if (field.kind === 'single') return showCustom(field, options[0], language)
  if (field.kind === 'multi') return showCustom(field, options.slice(0, 2), language)
  return showCustom(field, examples[field.kind], language)
}
