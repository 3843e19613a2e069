import type { TFunction } from 'i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import type { Condition } from './conditions.ts'

/** A condition in words: `产线数 3 条 到 10 条`. @param say a value of the field in words */
export function conditionText(
  t: TFunction,
  field: CustomField,
  condition: Condition,
  say: (field: CustomField, value: unknown) => string,
): string {
  const { label } = field
  if ('contains' in condition) return t('customFields.filter.textIs', { label, text: condition.contains })
  if ('is' in condition) return t('customFields.filter.anyIs', { label, options: say(field, condition.is) })
  if ('any' in condition)
    return t('customFields.filter.anyIs', {
      label,
      options: say({ ...field, kind: 'multi' }, condition.any),
    })
  const from = say(field, condition.min)
  const to = say(field, condition.max)
  if (from && to) return t('customFields.filter.rangeIs', { label, from, to })
  return from
    ? t('customFields.filter.fromIs', { label, from })
    : t('customFields.filter.toIs', { label, to })
}
