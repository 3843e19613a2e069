import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Progress, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportState } from '../../contract/imports.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { returnFocus } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import { importOptions, isMoving, type OneImport } from './api.ts'
import { DoneStep } from './DoneStep.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import { MappingStep } from './MappingStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { StopImport } from './StopImport.tsx'
import { stepOf } from './stepOf.ts'
import { Undone } from './Undone.tsx'

/** One import from file to customers. It goes on when the page is left, and is found again in the list. */
export function ImportPage() {
  const { t } = useTranslation()
  const { id: given } = useParams({ strict: false })
  const state = useQuery(importOptions(Number(given)))
  const queries = useQueryClient()
  const status = state.data?.status
  useEffect(() => {
    if (status === 'done' || status === 'mapping')
      void queries.invalidateQueries({ queryKey: ['customers', 'list'] })
  }, [status, queries])
  // The button that led on is gone with its step.
  useEffect(() => {
    if (status) returnFocus(null)
  }, [status])

  if (state.isError && !state.data) {
    return <ErrorState error={state.error} reset={() => void state.refetch()} />
  }
  return (
    <>
      <PageHead
        title={state.data?.fileName ?? t('imports.title')}
        trail={<Link to="/imports">{t('imports.back')}</Link>}
        aside={status && t(`imports.status.${status}`)}
      />
      {state.data ? <Stage state={state.data} /> : <RowsSkeleton />}
    </>
  )
}

function Stage({ state }: { state: OneImport }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [isRemapping, setRemapping] = useState(false)
  const isMapping = state.status === 'mapping' || (state.status === 'ready' && isRemapping)
  return (
    <>
      <Steps
        size="small"
        aria-label={t('imports.steps.label')}
        current={isMapping ? 1 : stepOf(state)}
        status={state.status === 'failed' ? 'error' : state.status === 'done' ? 'finish' : 'process'}
        responsive={false}
        titlePlacement={isPhone ? 'vertical' : 'horizontal'}
        style={{ marginBottom: 16, overflowX: 'auto' }}
        items={(['read', 'map', 'check', 'run', 'done'] as const).map((step) => ({
          title: t(`imports.steps.${step}`),
        }))}
      />
      {isMoving(state) && <Working state={state} />}
      {(state.status === 'mapping' || state.status === 'ready') && state.problem && (
        <Alert
          type="warning"
          role="alert"
          showIcon
          title={state.problem.message}
          style={{ marginBottom: 12 }}
        />
      )}
      {isMapping && <Undone state={state} />}
      {isMapping && <MappingStep key={state.sheet} state={state} onMapped={() => setRemapping(false)} />}
      {state.status === 'ready' && !isRemapping && (
        <PreviewStep state={state} onRemap={() => setRemapping(true)} />
      )}
      {state.status === 'done' && <DoneStep state={state} />}
      {state.status === 'failed' && <Failed state={state} />}
    </>
  )
}

function Working({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  const total = state.status === 'running' ? state.rowsGood : state.rowsTotal
  const percent = total > 0 ? Math.min(100, Math.floor((state.rowsDone / total) * 100)) : 0
  return (
    <Section
      title={t(`imports.status.${state.status}`)}
      note={t('imports.leave')}
      actions={(state.status === 'checking' || state.status === 'running') && <StopImport id={state.id} />}
    >
      {state.status !== 'undoing' && (
        <Progress percent={percent} status="active" aria-label={t(`imports.status.${state.status}`)} />
      )}
      <p role="status">
        <ImportSummary state={state} />
      </p>
    </Section>
  )
}

function Failed({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={<ImportSummary state={state} />}
      action={<Button onClick={() => void navigate({ to: '/imports' })}>{t('imports.again')}</Button>}
    />
  )
}
