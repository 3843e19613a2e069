import { useRouterState } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { undoableDays } from '../../contract/merge.ts'
import { useShown } from '../ui/useShown.ts'
import { useUndoMerge } from './useUndoMerge.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Of the navigation to the customer that stays, after a merge. */
    merged?: { id: number; numbers: string[] }
    /** Of the navigation on from one that became part of this one: its number. */
    formerNumber?: { number: string | null }
  }
}

/** Above the record that one was led to: what came to it just now, or why one is here. */
export function MergeNote({ customerId }: { customerId: number }) {
  const { t } = useTranslation()
  const shown = useShown()
  const undo = useUndoMerge(customerId)
  const { merged, formerNumber } = useRouterState({ select: ({ location }) => location.state })
  if (merged) {
    return (
      <Alert
        type="info"
        role="status"
        showIcon
        style={{ marginBottom: 16 }}
        title={t('merge.done', { numbers: shown.list(merged.numbers), days: undoableDays })}
        action={
          <Button size="small" onClick={() => undo(merged)}>
            {t('merge.undo')}
          </Button>
        }
      />
    )
  }
  if (!formerNumber) return null
  const { number } = formerNumber
  return (
    <Alert
      type="info"
      role="status"
      showIcon
      style={{ marginBottom: 16 }}
      title={number ? t('merge.mergedHere', { number }) : t('merge.mergedHereUnnumbered')}
    />
  )
}
