import type { CustomValue, CustomValues } from '../../contract/custom-fields.ts'

/** What a form holds of custom fields, by key. An amount that can't be read stays text. */
export type CustomFormValues = Record<string, unknown>

const tidy = (value: unknown): CustomValue => {
  if (typeof value === 'string') return value.trim() || null
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null
  return value as CustomValue
}

/** Only what differs; a key that the form doesn't show is left alone. */
export function customChanges(before: CustomFormValues = {}, after: CustomFormValues = {}): CustomValues {
  return Object.fromEntries(
    Object.entries(after)
      .map(([key, value]) => [key, tidy(value)] as const)
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(tidy(before[key]))),
  )
}

/** Of a new record: what was filled in. */
export const customDraft = (values: CustomFormValues = {}): CustomValues => customChanges({}, values)

/** What was typed over what the record has: a form shows neither retired fields nor those that it is still fetching. */
export const withKept = <Values extends { custom?: CustomFormValues }>(
  values: Values,
  base: Values,
): Values => ({
  ...values,
  custom: { ...base.custom, ...values.custom },
})
