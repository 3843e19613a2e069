import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportState } from '../../contract/imports.ts'
import { useShown } from '../ui/useShown.ts'

/** What became of an import that was taken back, above the columns that can be matched anew. */
export function Undone({ state: { id, undone } }: { state: Pick<ImportState, 'id' | 'undone'> }) {
  const { t } = useTranslation()
  const { count } = useShown()
  if (!undone) return null
  return (
    <Alert
      type="info"
      role="status"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('imports.undo.done', { shown: count(undone.removed) })}
      description={
        undone.kept > 0 && (
          <Link to="/customers" search={{ importId: id }}>
            {t('imports.undo.stayed', { shown: count(undone.kept) })}
          </Link>
        )
      }
    />
  )
}
