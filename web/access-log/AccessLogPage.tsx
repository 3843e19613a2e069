import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { accessActions, exportAccessLog, listAccessLog, periodProblem } from '../../contract/access-log.ts'
import { call, fileUrl } from '../app/call.ts'
import { colleaguesOptions } from '../customers/choices.ts'
import { DayField } from '../ui/DayField.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import { FilterSelect } from '../ui/FilterSelect.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { shownIn } from '../ui/useShown.ts'
import styles from './AccessLog.module.css'
import { AccessLogTable } from './AccessLogTable.tsx'
import { type AccessLogSearch, readAccessLogSearch } from './accessLogSearch.ts'
import { useWords } from './useWords.ts'
import { Verification } from './Verification.tsx'

export function AccessLogPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = useWords()
  const search = readAccessLogSearch(useSearch({ strict: false }))
  const colleagues = useQuery(colleaguesOptions())
  const log = useInfiniteQuery({
    queryKey: ['access-log', search],
    queryFn: ({ signal, pageParam }) =>
      call(listAccessLog, { query: { ...search, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const change = (changed: { [Filter in keyof AccessLogSearch]: AccessLogSearch[Filter] | undefined }) =>
    void navigate({
      to: '/access-log',
      search: readAccessLogSearch({ ...search, ...changed }),
      replace: true,
    })
  const today = shownIn('zh-CN').day(new Date().toISOString())
  // Without a first day the file holds a year.
  const problem = search.from === undefined ? null : periodProblem(search.from, search.to ?? today)
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHead
        title={t('accessLog.title')}
        note={t('accessLog.note')}
        actions={(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            disabled={problem !== null}
            href={fileUrl(exportAccessLog, { query: { ...search, format } })}
            download
            title={t('accessLog.exportHint')}
          >
            {t('accessLog.exportAs', { format: format === 'xlsx' ? 'Excel' : 'CSV' })}
          </Button>
        ))}
      />
      <Verification />
      <div className={styles.filters}>
        <FilterBar
          label={t('accessLog.filters')}
          clear={{
            label: t('accessLog.clear'),
            isUseful: Object.keys(search).length > 0,
            onClear: () => change({ personId: undefined, action: undefined, from: undefined, to: undefined }),
          }}
        >
          <FilterSelect
            label={t('accessLog.person')}
            value={search.personId}
            options={(colleagues.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            isLoading={colleagues.isPending}
            onChange={(personId) => change({ personId })}
          />
          <FilterSelect
            label={t('accessLog.action')}
            value={search.action}
            options={accessActions.map((action) => ({
              value: action as string,
              label: words.action(action),
            }))}
            onChange={(action) => change({ action })}
          />
          {(['from', 'to'] as const).map((bound) => (
            <div key={bound} className={styles.day}>
              <DayField
                value={search[bound] ?? null}
                placeholder={t(`accessLog.period.${bound}`)}
                onChange={(day) => change({ [bound]: day ?? undefined })}
              />
            </div>
          ))}
        </FilterBar>
        <p role="status" className={styles.soft}>
          {problem && t(`accessLog.${problem}`)}
        </p>
      </div>
      {log.isPending && <RowsSkeleton />}
      {log.isError && <ErrorState error={log.error} reset={() => void log.refetch()} />}
      {log.isSuccess && rows.length === 0 && (
        <EmptyState title={t('accessLog.empty')} hint={t('accessLog.emptyReason')} />
      )}
      {rows.length > 0 && <AccessLogTable rows={rows} />}
      {log.hasNextPage && (
        <Button
          className={styles.older}
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('accessLog.older')}
        </Button>
      )}
    </>
  )
}
