import { contactFields } from '../../contract/contacts.ts'
import type { CustomField, CustomObject, CustomOption } from '../../contract/custom-fields.ts'
import { customerFields } from '../../contract/customer-fields.ts'
import type { ErrorData } from '../../contract/errors.ts'
import { languages } from '../../contract/session.ts'
import { labelBreak, labelKey } from '../../contract/values/customText.ts'
import { sentence } from '../platform/sentences.ts'

type GivenOption = {
  key?: string | undefined
  label: string
  colour?: CustomOption['colour'] | undefined
  retired?: boolean | undefined
}

export type DefinitionProblem = { path: string; code: string; data?: ErrorData }

export const hasOptions = (kind: CustomField['kind']) => kind === 'single' || kind === 'multi'

/** Why a definition can't stand; the first reason found. */
export function definitionProblem(
  object: CustomObject,
  { label, kind, options }: { label: string; kind: CustomField['kind']; options: readonly GivenOption[] },
): DefinitionProblem | null {
  if (builtInLabels[object].has(labelKey(label))) return { path: 'label', code: 'custom.label_built_in' }
  if (!hasOptions(kind)) return null
  if (options.every(({ retired }) => retired)) return { path: 'options', code: 'custom.options_none' }
  const seen = new Set<string>()
  for (const [index, option] of options.entries()) {
    const path = `options.${index}.label`
    if (labelBreak.test(option.label)) return { path, code: 'custom.option_break' }
    if (seen.has(labelKey(option.label))) return { path, code: 'custom.option_twice' }
    seen.add(labelKey(option.label))
  }
  return null
}

/** Two fields of one name could not be told apart in a form, nor by the head of a column. */
const builtInLabels = {
  customer: labelsOf('customer', Object.keys(customerFields)),
  contact: labelsOf('contact', Object.keys(contactFields)),
}

function labelsOf(object: CustomObject, fields: readonly string[]): ReadonlySet<string> {
  return new Set(
    languages.flatMap((language) =>
      fields.map((field) => labelKey(sentence(language, `fields.${object}.${field}`))),
    ),
  )
}

/**
 * Options as they are kept: those known keep their key, others get one that no option had before. A key that isn't known
 * is refused. @param draw gives a fresh key
 */
export function keptOptions(
  known: readonly CustomOption[],
  given: readonly GivenOption[],
  draw: () => string,
): CustomOption[] | DefinitionProblem {
  const kept: CustomOption[] = []
  for (const [index, { key, label, colour, retired }] of given.entries()) {
    const path = `options.${index}.key`
    if (key !== undefined && !known.some((option) => option.key === key)) return { path, code: 'reference' }
    if (kept.some((option) => option.key === key)) return { path, code: 'custom.option_twice' }
    kept.push({ key: key ?? draw(), label, colour: colour ?? null, retired: retired ?? false })
  }
  return kept
}
