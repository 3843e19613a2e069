import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CheckState, type readCheckUp, startCheckUp } from '../../contract/check-up.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { checkStateOptions, reportOptions } from './api.ts'
import styles from './CheckUp.module.css'
import { readCheckUpSearch } from './checkUpSearch.ts'
import { KindTable } from './KindTable.tsx'
import { SoundShare } from './SoundShare.tsx'

/** What is amiss at the customers one sees, each kind with its list to work through; or at those of one import. */
export function CheckUpPage() {
  const { t } = useTranslation()
  const shown = useShown()
  const { importId } = readCheckUpSearch(useSearch({ strict: false }))
  const state = useQuery(checkStateOptions())
  if (state.isPending) return <RowsSkeleton />
  if (state.isError) return <ErrorState error={state.error} reset={() => void state.refetch()} />
  const { checkedAt, underWay, failed } = state.data
  const note = [
    ...(importId === undefined ? [] : [t('checkUp.ofImport')]),
    ...(checkedAt === null ? [] : [t('checkUp.checkedAt', { when: shown.instant(checkedAt) })]),
  ]
  return (
    <div className={styles.page}>
      <PageHead
        title={t('checkUp.title')}
        trail={
          importId !== undefined && (
            <Link to="/imports/$id" params={{ id: String(importId) }}>
              {t('checkUp.import')}
            </Link>
          )
        }
        note={<span role="status">{note.join(' · ')}</span>}
        actions={checkedAt !== null && <Run state={state.data} />}
      />
      {underWay && <UnderWay {...underWay} />}
      {failed && (
        <Alert type="error" role="alert" showIcon title={t('checkUp.failed')} className={styles.told} />
      )}
      {checkedAt === null ? (
        !underWay && (
          <EmptyState
            title={t('checkUp.never')}
            hint={t('checkUp.neverHint')}
            actions={<Run state={state.data} />}
          />
        )
      ) : (
        <Report importId={importId} checkedAt={checkedAt} />
      )}
    </div>
  )
}

/** Asks for a check; while one is under way there is nothing to ask for. */
function Run({ state: { checkedAt, underWay, can } }: { state: CheckState }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const asking = useMutation({
    mutationFn: () => call(startCheckUp),
    onSuccess: (state) => queries.setQueryData(checkStateOptions().queryKey, state),
  })
  if (!can.run) return null
  return (
    <>
      <FormProblem problem={asking.error} />
      <Button
        type={checkedAt === null ? 'primary' : 'default'}
        loading={asking.isPending || underWay !== null}
        onClick={() => asking.mutate()}
      >
        {t(checkedAt === null ? 'checkUp.run' : 'checkUp.runAgain')}
      </Button>
    </>
  )
}

function UnderWay({ done, total }: NonNullable<CheckState['underWay']>) {
  const { t } = useTranslation()
  return (
    <div className={styles.told}>
      <Progress
        percent={Math.round((done / total) * 100)}
        showInfo={false}
        aria-label={t('checkUp.underWay', { done, total })}
      />
      {t('checkUp.underWay', { done, total })} {t('checkUp.leave')}
    </div>
  )
}

function Report({ importId, checkedAt }: { importId: number | undefined; checkedAt: string }) {
  const { t } = useTranslation()
  const report = useQuery(reportOptions(importId, checkedAt))
  if (report.isPending) return <RowsSkeleton />
  if (report.isError) return <ErrorState error={report.error} reset={() => void report.refetch()} />
  const { figures, days, kinds, silentAfterDays } = report.data
  const found = kinds.filter(({ count }) => count.value > 0)
  return (
    <>
      {figures && <SoundShare figures={figures} days={days} />}
      {found.length === 0 ? (
        <EmptyState title={t('checkUp.none')} hint={t('checkUp.noneHint')} />
      ) : (
        <>
          <KindTable kinds={found} silentAfterDays={silentAfterDays} importId={importId} />
          <NothingOf kinds={kinds.filter(({ count }) => count.value === 0)} />
        </>
      )}
    </>
  )
}

/** What was looked for as well: a table of noughts would hide what there is to do. */
function NothingOf({ kinds }: { kinds: ResultOf<typeof readCheckUp>['kinds'] }) {
  const { t } = useTranslation()
  const shown = useShown()
  if (kinds.length === 0) return null
  const names = shown.list(kinds.map(({ kind }) => t(`checkUp.name.${kind}`)))
  return <p className={styles.rest}>{t('checkUp.nothingOf', { names })}</p>
}
