import { useQuery } from '@tanstack/react-query'
import { App, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportChosen, previewExport } from '../../contract/export.ts'
import { call, download } from '../app/call.ts'
import type { ListFilters } from './listSearch.ts'
import { ReachDialog } from './ReachDialog.tsx'

type Props = {
  ids: number[]
  sort: ListFilters['sort']
  columns: string
  onClose: () => void
  onDone: () => void
}

const files = ['xlsx', 'csv', 'allXlsx', 'allCsv'] as const
const formatOf = { xlsx: 'xlsx', csv: 'csv', allXlsx: 'xlsx', allCsv: 'csv' } as const

/** The chosen ones as a file, in the order of the list. */
export function ManyExport({ ids, sort, columns, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [file, setFile] = useState<(typeof files)[number]>('xlsx')
  const preview = useQuery({
    queryKey: ['customers', 'export preview', ids],
    queryFn: ({ signal }) => call(previewExport, { body: { ids }, signal }),
    staleTime: 0,
  })
  const run = async (count: number) => {
    const isWhole = file.startsWith('all')
    await download(exportChosen, {
      body: { ids, format: formatOf[file], ...(sort && { sort }), ...(!isWhole && { columns }) },
    })
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
            value={file}
            onChange={({ target }) => setFile(target.value as typeof file)}
            options={files.map((value) => ({ value, label: t(`customers.exportAs.${value}`) }))}
          />
          <p style={{ marginTop: 12 }}>{t('changes.export.note')}</p>
        </>
      )}
    </ReachDialog>
  )
}
