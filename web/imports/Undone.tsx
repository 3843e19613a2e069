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
  const { removed, kept, restored, edited } = undone
  return (
    <Alert
      type="info"
      role="status"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('imports.undo.done', { shown: count(removed) })}
      description={
        restored + kept > 0 && (
          <>
            {restored > 0 && <p>{t('imports.undo.restored', { shown: count(restored) })}</p>}
            {edited > 0 && <p>{t('imports.undo.editedStayed', { shown: count(edited) })}</p>}
            {kept > 0 && (
              <Link to="/customers" search={{ importId: id }}>
                {t('imports.undo.stayed', { shown: count(kept) })}
              </Link>
            )}
          </>
        )
      }
    />
  )
}
