import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './CopyNumber.module.css'

/** Of a draft there is nothing to copy yet. */
export function CopyNumber({ number }: { number: string | null }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  if (number === null) return <span className={styles.number}>{t('reviews.unnumbered')}</span>
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    setCopied(true)
  }
  return (
    <span className={styles.number}>
      {number}
      {/* Without https there is no clipboard for pages; the number can still be marked. */}
      {window.isSecureContext && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined aria-hidden />}
          aria-label={t('customers.page.copyNumber')}
          onClick={() => void copy()}
        />
      )}
      {isCopied && <span role="status">{t('customers.page.copied')}</span>}
    </span>
  )
}
