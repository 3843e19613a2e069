import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ExportState, exportDays } from '../../contract/exports.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { exportsOptions } from './api.ts'
import { ExportSteps } from './ExportSteps.tsx'

/** The own files that are made in the background. */
export function ExportList() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead
        title={t('exports.title')}
        note={t('exports.note', { days: exportDays })}
        trail={<Link to="/customers">{t('customers.page.back')}</Link>}
      />
      <OwnExports />
    </>
  )
}

function OwnExports() {
  const { t } = useTranslation()
  const shown = useShown()
  const exports = useQuery(exportsOptions())
  if (exports.isPending) return <RowsSkeleton />
  if (exports.isError) return <ErrorState error={exports.error} reset={() => void exports.refetch()} />
  if (exports.data.rows.length === 0) return <p>{t('exports.none')}</p>
  return (
    <PlainTable
      label={t('exports.title')}
      rows={exports.data.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'file', title: t('exports.file'), cell: (row) => row.fileName ?? t('exports.list', row) },
        { key: 'when', title: t('exports.when'), cell: ({ createdAt }) => shown.instant(createdAt) },
        { key: 'state', title: t('exports.state'), cell: (row) => <State row={row} /> },
        {
          key: 'rows',
          title: t('exports.rows'),
          align: 'end',
          cell: ({ rowsTotal }) => shown.count(rowsTotal),
        },
        { key: 'ends', title: t('exports.ends'), cell: ({ endsAt }) => endsAt && shown.instant(endsAt) },
      ]}
      actions={(row) => <ExportSteps row={row} />}
    />
  )
}

function State({ row: { status, problem, rowsDone, rowsTotal } }: { row: ExportState }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const words =
    status === 'failed' && problem
      ? t('exports.failed', { reason: problem.message })
      : t(`exports.status.${status}`)
  return (
    <span role="status">
      {status === 'making' ? t('exports.making', { done: count(rowsDone), total: count(rowsTotal) }) : words}
    </span>
  )
}
