import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseMoney, yuanText } from '../../contract/values/money.ts'
import { useShown } from '../ui/useShown.ts'
import styles from './CustomInput.module.css'

type Props = { id?: string; value?: unknown; onChange?: (value: unknown) => void }

/** An amount as people say it, `3 万元`. Hands on fen; a text that is no amount stays the text, for the rule to refuse. */
export function MoneyInput({ id, value, onChange }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const [typed, setTyped] = useState<string | null>(null)
  const kept = typeof value === 'number' ? yuanText(value) : typeof value === 'string' ? value : ''
  const isTyped = typed !== null && JSON.stringify(read(typed)) === JSON.stringify(value ?? null)
  return (
    <>
      <Input
        id={id}
        value={isTyped ? typed : kept}
        placeholder={t('customFields.moneyHint')}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value)
          onChange?.(read(target.value))
        }}
      />
      {typeof value === 'number' && value >= 1_000_000 && (
        <small className={styles.understood} role="status">
          {t('customers.form.understood', { value: shown.money(value) })}
        </small>
      )}
    </>
  )
}

function read(text: string): number | string | null {
  if (text.trim() === '') return null
  const amount = parseMoney(text)
  return amount.ok ? amount.value : text
}
