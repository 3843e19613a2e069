import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FindingKind } from '../../contract/check-up.ts'
import styles from './CheckUp.module.css'

type Props = { finding: FindingKind; importId: number | undefined; onRemove: () => void }

/** Above the list: what all of its customers have amiss, and the way back to the other kinds. */
export function FindingChip({ finding, importId, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.chip}>
      <Button size="small" icon={<CloseOutlined aria-hidden />} iconPlacement="end" onClick={onRemove}>
        {t('checkUp.chip', { kind: t(`checkUp.name.${finding}`) })}
      </Button>
      <Link to="/check-up" search={{ importId }}>
        {t('checkUp.back')}
      </Link>
    </div>
  )
}
