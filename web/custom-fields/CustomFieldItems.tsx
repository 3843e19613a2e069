import type { Rule } from 'antd/es/form'
import { useTranslation } from 'react-i18next'
import type { CustomField, CustomObject } from '../../contract/custom-fields.ts'
import { values as sentences } from '../../contract/locales/values.ts'
import type { Language } from '../../contract/session.ts'
import { parseMoney } from '../../contract/values/money.ts'
import { languageOf } from '../app/i18n.ts'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { GuardedItem } from '../ui/GuardedItem.tsx'
import { useCustomFields } from './api.ts'
import { CustomInput } from './CustomInput.tsx'

/** The custom fields of a form, as a group of their own; nothing where there are none. */
export function CustomFieldItems({ object }: { object: CustomObject }) {
  const { t, i18n } = useTranslation()
  const fields = useCustomFields(object)
  if (fields.length === 0) return null
  return (
    <FieldGroup title={t('customFields.group')}>
      {fields.map((field) => (
        <GuardedItem
          key={field.key}
          name={['custom', field.key]}
          label={field.label}
          extra={field.help}
          className={field.kind === 'long_text' ? wide : undefined}
          rules={rulesOf(field, languageOf(i18n.language))}
          validateTrigger="onBlur"
        >
          <CustomInput field={field} />
        </GuardedItem>
      ))}
    </FieldGroup>
  )
}

function rulesOf({ kind }: CustomField, language: Language): Rule[] {
  if (kind !== 'money') return []
  const validator = async (_: unknown, value: unknown) => {
    const amount = typeof value === 'string' ? parseMoney(value) : null
    if (amount && !amount.ok) throw new Error(sentences[language][amount.reason])
  }
  return [{ validator, validateTrigger: 'onBlur' }]
}
