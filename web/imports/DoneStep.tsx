import { DownloadOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ImportState, importResult } from '../../contract/imports.ts'
import { fileUrl } from '../app/call.ts'
import { Section } from '../ui/Section.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import styles from './imports.module.css'
import { OtherSheets } from './OtherSheets.tsx'
import { UndoImport } from './UndoImport.tsx'

/** How many came in, where they are, and what became of each row. */
export function DoneStep({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  const params = { id: state.id }
  return (
    <Section title={t('imports.done.title')} note={<ImportSummary state={state} />}>
      {state.problem && (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={t('imports.undo.failed', { reason: state.problem.message })}
        />
      )}
      <div className={styles.bar}>
        {state.rowsGood > 0 && (
          <>
            <Link to="/customers" search={{ importId: state.id }}>
              {t('imports.done.list')}
            </Link>
            <Link to="/check-up" search={{ importId: state.id }}>
              {t('imports.done.checkUp')}
            </Link>
          </>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={fileUrl(importResult, { params, query: { only: 'all' } })}
          download
        >
          {t('imports.done.result')}
        </Button>
        {state.rowsBad > 0 && (
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={fileUrl(importResult, { params, query: { only: 'bad' } })}
            download
          >
            {t('imports.done.bad')}
          </Button>
        )}
        {state.rowsGood + state.rowsUpdated > 0 && <UndoImport id={state.id} />}
        <Link to="/imports">{t('imports.done.another')}</Link>
      </div>
      <OtherSheets state={state} />
    </Section>
  )
}
