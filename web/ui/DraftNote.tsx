import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './FormDrawer.module.css'

export function DraftNote({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={styles.draft} role="status">
      {t('form.draftRestored')}
      <Button type="link" size="small" onClick={onDiscard}>
        {t('form.discardDraft')}
      </Button>
    </p>
  )
}
