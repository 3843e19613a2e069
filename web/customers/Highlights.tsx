import { StarOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './Highlights.module.css'

/** 重点标注: what everybody must know before they speak with this customer. */
export function Highlights({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <section className={styles.box} aria-label={t('fields.customer.highlights')}>
      <StarOutlined aria-hidden className={styles.icon} />
      <div>
        <h2>{t('fields.customer.highlights')}</h2>
        <p>{text}</p>
      </div>
    </section>
  )
}
