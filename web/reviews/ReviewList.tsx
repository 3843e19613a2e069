import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Radio } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { approveEntries, type listReviews } from '../../contract/reviews.ts'
import { call } from '../app/call.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { reviewed, reviewListOptions } from './api.ts'
import type { Returned } from './ReturnForm.tsx'
import styles from './reviews.module.css'
import { useApproveAsking } from './useApproveAsking.tsx'
import { useLeftWords } from './useLeftWords.ts'
import { useMissingWords } from './useMissingWords.ts'

const ReturnForm = lazy(async () => ({ default: (await import('./ReturnForm.tsx')).ReturnForm }))

type Row = ResultOf<typeof listReviews>['rows'][number]

/** Entries that wait for review, the oldest first; each opens as its record, or many are decided at once. */
export function ReviewList() {
  const { t } = useTranslation()
  const shown = useShown()
  const [isMine, setMine] = useState(true)
  const queue = useInfiniteQuery(reviewListOptions(isMine))
  const count = queue.data?.pages[0]?.count ?? null
  return (
    <>
      <PageHead
        title={t('reviews.title')}
        note={
          count !== null && <span role="status">{t('reviews.waiting', { shown: shown.count(count) })}</span>
        }
        actions={
          <Radio.Group
            aria-label={t('reviews.whose')}
            optionType="button"
            value={isMine}
            onChange={({ target }) => setMine(target.value === true)}
            options={[
              { value: true, label: t('reviews.mine') },
              { value: false, label: t('reviews.all') },
            ]}
          />
        }
      />
      {queue.isPending && <RowsSkeleton />}
      {queue.isError && <ErrorState error={queue.error} reset={() => void queue.refetch()} />}
      {queue.data && <Queue rows={queue.data.pages.flatMap((page) => page.rows)} />}
      {queue.hasNextPage && (
        <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  )
}

function Queue({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation()
  const shown = useShown()
  const missingWords = useMissingWords()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const picked = rows.filter(({ id }) => chosen.has(id))
  const toggle = (id: number, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)))
  return (
    <>
      {/* Stays while the last rows go: it says what became of them. */}
      <Decide rows={picked} isShown={rows.length > 0} all={rows} onChoose={setChosen} />
      {rows.length === 0 ? (
        <EmptyState title={t('reviews.none')} hint={t('reviews.noneHint')} />
      ) : (
        <PlainTable
          label={t('reviews.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('reviews.name'),
              cell: ({ id, name }) => (
                <>
                  <Checkbox
                    className={styles.choose}
                    checked={chosen.has(id)}
                    aria-label={t('reviews.choose', { name })}
                    onChange={({ target }) => toggle(id, target.checked)}
                  />
                  <Link to="/customers/$id" params={{ id: String(id) }}>
                    {name}
                  </Link>
                </>
              ),
            },
            { key: 'owner', title: t('reviews.owner'), cell: ({ owner }) => owner?.name ?? null },
            {
              key: 'department',
              title: t('reviews.department'),
              cell: ({ department }) => department.name,
            },
            {
              key: 'submitted',
              title: t('reviews.submittedAt'),
              cell: ({ submittedAt }) => shown.instant(submittedAt),
            },
            {
              key: 'notes',
              title: t('reviews.notes'),
              cell: ({ missing, duplicates, returned }) =>
                [
                  missing.length > 0 &&
                    t('reviews.lacking', { count: missing.length, fields: missingWords(missing) }),
                  duplicates > 0 && t('reviews.sameName', { count: duplicates }),
                  returned > 0 && t('reviews.returnedBefore', { count: returned }),
                ]
                  .filter(Boolean)
                  .join(' · ') || null,
            },
          ]}
        />
      )}
    </>
  )
}

type DecideProps = {
  rows: readonly Row[]
  all: readonly Row[]
  isShown: boolean
  onChoose: (ids: ReadonlySet<number>) => void
}

function Decide({ rows, all, isShown, onChoose }: DecideProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const leftWords = useLeftWords()
  const ask = useApproveAsking()
  const [isReturning, setReturning] = useState(false)
  const [returned, setReturned] = useState<Returned>()
  const approving = useMutation({
    mutationFn: () =>
      call(approveEntries, { body: { rows: rows.map(({ id, version }) => ({ id, version })) } }),
    onSuccess: async ({ approved }) => {
      setReturned(undefined)
      onChoose(new Set())
      await reviewed(
        queries,
        approved.map(({ id }) => id),
      )
    },
  })
  const count = rows.length
  const { approved = [] } = approving.data ?? {}
  const { leftAlone = [] } = returned ?? approving.data ?? {}
  return (
    <>
      <FormProblem problem={approving.error} />
      {leftAlone.length > 0 && <Alert type="warning" role="alert" showIcon title={leftWords(leftAlone)} />}
      <div className={styles.tools}>
        {isShown && (
          <>
            <Checkbox
              checked={count === all.length}
              indeterminate={count > 0 && count < all.length}
              onChange={({ target }) => onChoose(new Set(target.checked ? all.map(({ id }) => id) : []))}
            >
              {t('reviews.chooseAll')}
            </Checkbox>
            <Button
              type="primary"
              disabled={count === 0}
              loading={approving.isPending}
              onClick={() => ask(rows, () => approving.mutate())}
            >
              {t('reviews.approveChosen', { count })}
            </Button>
            <Button disabled={count === 0} onClick={() => setReturning(true)}>
              {t('reviews.giveBackChosen', { count })}
            </Button>
          </>
        )}
        <span role="status">
          {returned
            ? returned.returned.length > 0 && t('reviews.returnedMany', { count: returned.returned.length })
            : approved.length === 1 && approved[0]
              ? t('reviews.approved', { number: approved[0].number })
              : approved.length > 1 && t('reviews.approvedMany', { count: approved.length })}
        </span>
      </div>
      {isReturning && (
        <Suspense>
          <ReturnForm
            rows={rows}
            onReturned={(result) => {
              setReturned(result)
              onChoose(new Set())
            }}
            onClose={() => setReturning(false)}
          />
        </Suspense>
      )}
    </>
  )
}
