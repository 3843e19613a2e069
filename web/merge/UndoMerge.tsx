import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { mergesOptions } from './api.ts'
import { useUndoMerge } from './useUndoMerge.ts'

/** Beside what the timeline tells of a merge, for as long as it can be taken back. */
export function UndoMerge({ customerId, mergeId }: { customerId: number; mergeId: number }) {
  const { t } = useTranslation()
  const undo = useUndoMerge(customerId)
  const merges = useQuery(mergesOptions(customerId))
  const merge = merges.data?.rows.find(({ id }) => id === mergeId)
  if (!merge?.can.undo) return null
  const numbers = merge.merged.map(({ id, number }) => number ?? String(id))
  return (
    <Button type="link" size="small" onClick={() => undo({ id: mergeId, numbers })}>
      {t('merge.undo')}
    </Button>
  )
}
