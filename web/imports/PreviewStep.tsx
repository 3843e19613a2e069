import { DownloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Radio } from 'antd'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importResult, runImport } from '../../contract/imports.ts'
import { call, fileUrl } from '../app/call.ts'
import { ErrorState, reasonOf } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { type OneImport, previewOptions, refusedOptions } from './api.ts'
import { useDraftStore, useDrafts } from './draftStore.ts'
import { countDrafts } from './drafts.ts'
import { ImportSummary } from './ImportSummary.tsx'
import { readImportSearch, type Shown } from './importSearch.ts'
import styles from './imports.module.css'
import { KnownDecisions } from './KnownDecisions.tsx'
import { KnownRows } from './KnownRows.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { SaveCorrections } from './SaveCorrections.tsx'

const Corrections = lazy(async () => ({ default: (await import('./Corrections.tsx')).Corrections }))

/** What the check found: problems first, each cell as it stands and as it will be kept. Nothing is taken in yet. */
export function PreviewStep({ state, onRemap }: { state: OneImport; onRemap: () => void }) {
  const { t } = useTranslation()
  const { count } = useShown()
  const { id, rowsGood, rowsBad, rowsKnown, decided } = state
  const { only = rowsBad > 0 ? 'bad' : 'all' } = readImportSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const made = rowsGood + decided.new
  const updated = decided.fill + decided.overwrite
  const rows = useInfiniteQuery(previewOptions(id, only))
  const { run, isStarting, refused } = useRun(id)
  const [everyRow, setEveryRow] = useState(false)
  const [asDrafts, setAsDrafts] = useState(false)
  const found = useQuery(refusedOptions(id))
  const store = useDraftStore(state)
  const waits = useDrafts(store, countDrafts) > 0
  const head = state.sheets[state.sheet]?.head ?? []
  const show = (next: Shown) =>
    void navigate({ to: '/imports/$id', params: { id: String(id) }, search: { only: next }, replace: true })

  return (
    <div className={styles.wide}>
      <Section
        title={t('imports.preview.title')}
        note={<ImportSummary state={state} />}
        actions={
          <>
            <Button onClick={onRemap}>{t('imports.preview.remap')}</Button>
            {made + updated > 0 && (
              <Button
                type="primary"
                loading={isStarting}
                disabled={waits || (everyRow && rowsBad > 0)}
                onClick={() => void run({ everyRow, asDrafts })}
              >
                {runLabel(t, { made, updated }, count)}
              </Button>
            )}
          </>
        }
      >
        {refused && <Alert type="error" role="alert" showIcon title={refused} style={{ marginBottom: 12 }} />}
        {rowsGood + rowsKnown === 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('imports.preview.nothingGood')}
            style={{ marginBottom: 12 }}
          />
        )}
        {rowsKnown > 0 && <KnownDecisions state={state} onEach={() => show('known')} />}
        {rowsGood + rowsKnown > 0 && (
          <div className={styles.bar}>
            <Radio.Group
              aria-label={t('imports.preview.which')}
              value={everyRow}
              onChange={({ target }) => setEveryRow(target.value === true)}
              options={[
                { value: false, label: t('imports.preview.goodOnly') },
                { value: true, label: t('imports.preview.everyRow') },
              ]}
            />
            {everyRow && rowsBad > 0 && (
              <span role="status">{t('imports.preview.notEvery', { shown: count(rowsBad) })}</span>
            )}
          </div>
        )}
        {made > 0 && state.arrive === 'drafts' && <p>{t('reviews.arriveDraftsOnly')}</p>}
        {made > 0 && state.arrive === 'asChosen' && (
          <div className={styles.bar}>
            <span>{t('reviews.arrive')}</span>
            <Radio.Group
              aria-label={t('reviews.arrive')}
              value={asDrafts}
              onChange={({ target }) => setAsDrafts(target.value === true)}
              options={[
                { value: false, label: t('reviews.arriveApproved') },
                { value: true, label: t('reviews.arriveDraft') },
              ]}
            />
          </div>
        )}
        {rowsBad + rowsKnown > 0 && (
          <div className={styles.bar}>
            <Radio.Group
              aria-label={t('imports.preview.show')}
              optionType="button"
              value={only}
              onChange={({ target }) => show(target.value as Shown)}
              options={(['all', 'bad', 'known'] as const)
                .filter((which) => which === 'all' || { bad: rowsBad, known: rowsKnown }[which] > 0)
                .map((value) => ({
                  value,
                  label: t(`imports.preview.only.${value}`, {
                    shown: count(value === 'bad' ? rowsBad : rowsKnown),
                  }),
                }))}
            />
            {rowsBad > 0 && (
              <Button
                icon={<DownloadOutlined aria-hidden />}
                href={fileUrl(importResult, { params: { id }, query: { only: 'bad' } })}
                download
              >
                {t('imports.preview.download')}
              </Button>
            )}
          </div>
        )}
        {(rows.isPending || found.isPending) && <RowsSkeleton />}
        {found.isError && <ErrorState error={found.error} reset={() => void found.refetch()} />}
        {only !== 'known' && found.data && found.data.columns.length > 0 && (
          <Suspense fallback={<RowsSkeleton />}>
            <Corrections columns={found.data.columns} head={head} store={store} />
          </Suspense>
        )}
        {rows.isError && <ErrorState error={rows.error} reset={() => void rows.refetch()} />}
        {rows.data && only === 'known' && (
          <KnownRows importId={id} rows={rows.data.pages.flatMap((page) => page.rows)} />
        )}
        {rows.data && !found.isPending && only !== 'known' && (
          <PreviewRows
            head={head}
            mapping={state.mapping}
            rows={rows.data.pages.flatMap((page) => page.rows)}
            store={store}
          />
        )}
        {rows.hasNextPage && (
          <Button
            style={{ marginTop: 12 }}
            loading={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          >
            {t('imports.preview.more')}
          </Button>
        )}
        <SaveCorrections id={id} store={store} />
      </Section>
    </div>
  )
}

type Counts = { made: number; updated: number }

/** `导入 9,800 个，更新 120 个` */
function runLabel(t: TFunction, { made, updated }: Counts, count: (value: number) => string): string {
  if (updated === 0) return t('imports.preview.run', { shown: count(made) })
  return made === 0
    ? t('imports.preview.runUpdate', { updated: count(updated) })
    : t('imports.preview.runBoth', { shown: count(made), updated: count(updated) })
}

function useRun(id: number) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isStarting, setStarting] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const run = async (body: { everyRow: boolean; asDrafts: boolean }) => {
    if (isStarting) return
    setStarting(true)
    try {
      await call(runImport, { params: { id }, body })
    } catch (error) {
      setRefused(reasonOf(error, t('app.pageFailedUnknown')))
    } finally {
      await queries.invalidateQueries({ queryKey: ['imports'] })
      setStarting(false)
    }
  }
  return { run, isStarting, refused }
}
