import { useQuery } from '@tanstack/react-query'
import { App, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportChosen, previewExport } from '../../contract/export.ts'
import { call, download } from '../app/call.ts'
import type { ListFilters } from './listSearch.ts'
import { ReachDialog } from './ReachDialog.tsx'

type Props = { ids: number[]; sort: ListFilters['sort']; onClose: () => void; onDone: () => void }

/** The chosen ones as a file, in the order of the list. */
export function ManyExport({ ids, sort, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const preview = useQuery({
    queryKey: ['customers', 'export preview', ids],
    queryFn: ({ signal }) => call(previewExport, { body: { ids }, signal }),
    staleTime: 0,
  })
  const run = async (count: number) => {
    await download(exportChosen, { body: { ids, format, ...(sort && { sort }) } })
    void message.info(t('changes.export.done', { count }))
    onDone()
  }
  return (
    <ReachDialog
      title={t('changes.export.title')}
      preview={preview}
      step="export"
      run={run}
      onClose={onClose}
    >
      {() => (
        <>
          <Radio.Group
            vertical
            aria-label={t('changes.export.format')}
            value={format}
            onChange={({ target }) => setFormat(target.value as typeof format)}
            options={[
              { value: 'xlsx', label: t('customers.exportXlsx') },
              { value: 'csv', label: t('customers.exportCsv') },
            ]}
          />
          <p style={{ marginTop: 12 }}>{t('changes.export.note')}</p>
        </>
      )}
    </ReachDialog>
  )
}
