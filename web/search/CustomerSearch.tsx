import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf } from '../ui/ErrorState.tsx'
import { Combobox } from './Combobox.tsx'
import styles from './Palette.module.css'
import { CustomerRow } from './SearchRows.tsx'
import { type Found, useAnswers } from './useAnswers.ts'

type Props = {
  onChoose: (customer: Found) => void
  /** Why a customer can't be chosen. */
  whyNot: (customer: Found) => string | undefined
}

/** Looks for one customer, to do something with it. */
export function CustomerSearch({ onChoose, whyNot }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [isComposing, setComposing] = useState(false)
  const { rows, isCurrent, error } = useAnswers(text, isComposing)
  const q = text.trim()
  const note = q === '' ? t('search.hint') : isCurrent && rows.length === 0 && t('search.none', { q })
  return (
    <Combobox
      label={t('search.customers')}
      placeholder={t('search.customers')}
      text={text}
      onType={setText}
      onComposing={setComposing}
      isCurrent={isCurrent}
      groups={[
        {
          key: 'customers',
          options: rows.map((row) => ({
            key: String(row.id),
            content: <CustomerRow row={row} whyNot={whyNot(row)} />,
            isDisabled: whyNot(row) !== undefined,
            run: () => onChoose(row),
          })),
        },
      ]}
      note={
        <p role={error ? 'alert' : 'status'} className={styles.note}>
          {error ? `${t('search.failed')} ${reasonOf(error, '')}` : note}
        </p>
      }
    />
  )
}
