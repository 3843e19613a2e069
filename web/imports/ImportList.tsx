import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importTemplate, startImport } from '../../contract/imports.ts'
import { fileUrl } from '../app/call.ts'
import { upload } from '../app/upload.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { importsOptions } from './api.ts'
import { DropZone } from './DropZone.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import styles from './imports.module.css'

export function ImportList() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead
        title={t('imports.title')}
        trail={<Link to="/customers">{t('customers.page.back')}</Link>}
        actions={
          <Button icon={<DownloadOutlined aria-hidden />} href={fileUrl(importTemplate)} download>
            {t('imports.template')}
          </Button>
        }
      />
      <Upload />
      <div className={styles.recent}>
        <Section title={t('imports.recent')}>
          <OwnImports />
        </Section>
      </div>
    </>
  )
}

function Upload() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [percent, setPercent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File) => {
    setProblem(null)
    setPercent(0)
    try {
      const { id } = await upload(startImport, file, ({ sent, total }) =>
        setPercent(total > 0 ? Math.floor((sent / total) * 100) : 0),
      )
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/imports/$id', params: { id: String(id) } })
    } catch (error) {
      setProblem(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      setPercent(null)
    }
  }
  return (
    <>
      {problem && <Alert type="error" role="alert" showIcon title={problem} style={{ marginBottom: 12 }} />}
      <DropZone isBusy={percent !== null} onFile={(file) => void send(file)} />
      {percent !== null && (
        <div role="status">
          <Progress percent={percent} showInfo={false} aria-label={t('imports.uploading', { percent })} />
          {t('imports.uploading', { percent })}
        </div>
      )}
    </>
  )
}

function OwnImports() {
  const { t } = useTranslation()
  const shown = useShown()
  const imports = useQuery(importsOptions())
  if (imports.isPending) return <RowsSkeleton />
  if (imports.isError) return <ErrorState error={imports.error} reset={() => void imports.refetch()} />
  if (imports.data.rows.length === 0) return <p>{t('imports.none')}</p>
  return (
    <PlainTable
      label={t('imports.title')}
      rows={imports.data.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          title: t('imports.file'),
          cell: ({ id, fileName }) => (
            <Link to="/imports/$id" params={{ id: String(id) }}>
              {fileName}
            </Link>
          ),
        },
        { key: 'status', title: t('imports.state'), cell: ({ status }) => t(`imports.status.${status}`) },
        { key: 'result', title: t('imports.result'), cell: (row) => <ImportSummary state={row} /> },
        { key: 'when', title: t('imports.when'), cell: ({ createdAt }) => shown.instant(createdAt) },
      ]}
    />
  )
}
