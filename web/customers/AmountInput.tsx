import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../contract/session.ts'
import { type AmountField, amountText, readAmount } from './amounts.ts'

type Props = {
  id?: string
  value?: string
  onChange?: (text: string) => void
  field: AmountField
  language: Language
  hint: string
}

/** One text for a range; below it how it was understood, where that says more than the text. */
export function AmountInput({ id, value = '', onChange, field, language, hint }: Props) {
  const { t } = useTranslation()
  const amount = readAmount(field, value)
  const understood = amount.ok ? amountText(field, amount.value, 'zh-CN') : ''
  const saysMore =
    understood !== '' && understood.replaceAll(' ', '') !== value.replaceAll(' ', '').replace('-', '–')
  return (
    <>
      <Input
        id={id}
        value={value}
        placeholder={hint}
        maxLength={60}
        lang={language}
        onChange={(event) => onChange?.(event.target.value)}
      />
      {saysMore && (
        <small style={{ color: 'var(--k-text-soft)' }} role="status">
          {t('customers.form.understood', { value: understood })}
        </small>
      )}
    </>
  )
}
