import { WarningOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { values as sentences } from '../../contract/locales/values.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { languageOf } from '../app/i18n.ts'
import styles from './Billing.module.css'

/** A tax number is the credit code on newer licences; what doesn't fit is pointed out and kept. */
export function TaxWarning({ taxNumber }: { taxNumber: string | null | undefined }) {
  const { t, i18n } = useTranslation()
  if (!taxNumber?.trim()) return null
  const read = parseCreditCode(taxNumber)
  if (read.ok) return null
  return (
    <p className={styles.warn}>
      <WarningOutlined aria-hidden />{' '}
      {t('billing.taxWarning', { reason: sentences[languageOf(i18n.language)][read.reason] })}
    </p>
  )
}
