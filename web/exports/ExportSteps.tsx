import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { downloadExport, type ExportState, restartExport, stopExport } from '../../contract/exports.ts'
import { call, fileUrl } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { useShown } from '../ui/useShown.ts'
import { isMoving } from './api.ts'

/** What can be done with an export: take it, stop it, have it made again. */
export function ExportSteps({ row }: { row: ExportState }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const params = { id: row.id }
  const step = useMutation({
    mutationFn: (endpoint: typeof stopExport | typeof restartExport) => call(endpoint, { params }),
    onError: (error) => void message.error(reasonOf(error, t('app.pageFailedUnknown'))),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  })
  const named = (words: string) => ({
    children: words,
    'aria-label': t('exports.ofFile', {
      step: words,
      file: row.fileName ?? t('exports.list', row),
      when: shown.instant(row.createdAt),
    }),
  })
  if (row.status === 'done')
    return <Button href={fileUrl(downloadExport, { params })} download {...named(t('exports.download'))} />
  const [endpoint, words] = isMoving(row)
    ? [stopExport, t('exports.stop')]
    : [restartExport, t('exports.again')]
  return <Button loading={step.isPending} onClick={() => step.mutate(endpoint)} {...named(words)} />
}
