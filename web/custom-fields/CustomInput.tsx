import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import { longest } from '../../contract/values/customText.ts'
import { DayField } from '../ui/DayField.tsx'
import styles from './CustomInput.module.css'
import { MoneyInput } from './MoneyInput.tsx'

type Props = {
  field: CustomField
  /** What a form item hands to its field. */
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
}

/** The input of a custom field, by its kind. Retired options are offered only where they are chosen already. */
export function CustomInput({ field, ...input }: Props) {
  const { t } = useTranslation()
  const { id, value, onChange } = input
  const text = {
    id,
    value: typeof value === 'string' ? value : '',
    onChange: ({ target }: { target: { value: string } }) => onChange?.(target.value),
  }
  switch (field.kind) {
    case 'text':
      return <Input {...text} maxLength={longest.text} autoComplete="off" />
    case 'long_text':
      return <Input.TextArea {...text} maxLength={longest.long_text} autoSize={{ minRows: 2, maxRows: 8 }} />
    case 'link':
      return <Input {...text} maxLength={longest.link} inputMode="url" placeholder="https://" />
    case 'number':
      return (
        <InputNumber<number>
          id={id}
          className={styles.number}
          value={typeof value === 'number' ? value : null}
          decimalSeparator="."
          precision={field.decimals}
          suffix={field.unit}
          controls={false}
          onChange={(given) => onChange?.(given)}
        />
      )
    case 'money':
      return <MoneyInput {...input} />
    case 'date':
      return <DayField id={id} value={typeof value === 'string' ? value : null} onChange={onChange} />
    case 'boolean':
      return (
        <Select<'yes' | 'no'>
          id={id}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
          allowClear
          options={(['yes', 'no'] as const).map((one) => ({
            value: one,
            label: t(`customers.history.${one}`),
          }))}
          onChange={(chosen: 'yes' | 'no' | undefined) =>
            onChange?.(chosen === undefined ? null : chosen === 'yes')
          }
        />
      )
    case 'single':
      return (
        <Select<string>
          id={id}
          value={typeof value === 'string' ? value : undefined}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={offered(field, [value])}
          onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
        />
      )
    case 'multi':
      return (
        <Select<string[]>
          id={id}
          mode="multiple"
          value={Array.isArray(value) ? value.map(String) : []}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={offered(field, Array.isArray(value) ? value : [])}
          onChange={(chosen) => onChange?.(chosen)}
        />
      )
  }
}

const offered = ({ options }: CustomField, held: readonly unknown[]) =>
  options
    .filter(({ key, retired }) => !retired || held.includes(key))
    .map(({ key, label }) => ({ value: key, label }))
