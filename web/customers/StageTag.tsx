import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import styles from './StageTag.module.css'

/** A shape beside the word, so that stages differ without their colour. */
export function StageTag({ stage }: { stage: Customer['stage'] }) {
  const { t } = useTranslation()
  return (
    <span className={styles.stage} data-stage={stage}>
      {t(`choices.stage.${stage}`)}
    </span>
  )
}
