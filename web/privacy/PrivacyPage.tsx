import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { listErasures, type PrivacyRequest } from '../../contract/privacy.ts'
import { fileUrl } from '../app/call.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { requestsOptions } from './api.ts'
import styles from './Privacy.module.css'
import { readPrivacySearch } from './privacySearch.ts'
import { RequestPage } from './RequestPage.tsx'

/** Requests of persons about their data; one of them opens in place of the list. */
export function PrivacyPage() {
  const { request } = readPrivacySearch(useSearch({ strict: false }))
  return request === undefined ? <RequestList /> : <RequestPage key={request} id={request} />
}

function RequestList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { state = 'open' } = readPrivacySearch(useSearch({ strict: false }))
  const requests = useInfiniteQuery(requestsOptions(state))
  const counts = requests.data?.pages[0]?.counts
  const rows = requests.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHead
        title={t('privacy.title')}
        note={
          counts && (
            <>
              {t('privacy.note', { open: counts.open })}
              {counts.overdue > 0 && t('privacy.overdueNote', { overdue: counts.overdue })}
            </>
          )
        }
        actions={
          <>
            <Radio.Group
              aria-label={t('privacy.state')}
              optionType="button"
              value={state}
              onChange={({ target }) =>
                void navigate({
                  to: '/privacy',
                  search: readPrivacySearch({ state: target.value }),
                  replace: true,
                })
              }
              options={[
                { value: 'open', label: t('privacy.open') },
                { value: 'closed', label: t('privacy.closed') },
              ]}
            />
            <Button href={fileUrl(listErasures)} download title={t('privacy.listHint')}>
              {t('privacy.list')}
            </Button>
          </>
        }
      />
      {requests.isPending && <RowsSkeleton />}
      {requests.isError && <ErrorState error={requests.error} reset={() => void requests.refetch()} />}
      {requests.isSuccess && rows.length === 0 && (
        <EmptyState
          title={state === 'open' ? t('privacy.none') : t('privacy.noneClosed')}
          hint={t('privacy.noneHint')}
        />
      )}
      {rows.length > 0 && <Requests rows={rows} />}
      {requests.hasNextPage && (
        <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  )
}

function Requests({ rows }: { rows: readonly PrivacyRequest[] }) {
  const { t } = useTranslation()
  const shown = useShown()
  const nameOf = ({ person }: PrivacyRequest) => person.name ?? t('privacy.unseen')
  return (
    <PlainTable
      label={t('privacy.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          title: t('privacy.person'),
          cell: (row) => (
            <Link to="/privacy" search={{ request: row.id }}>
              {nameOf(row)}
            </Link>
          ),
        },
        { key: 'kind', title: t('privacy.kind'), cell: ({ kind }) => t(`privacy.kinds.${kind}`) },
        {
          key: 'received',
          title: t('privacy.receivedOn'),
          cell: ({ receivedOn, channel }) => `${shown.day(receivedOn)} ${t(`privacy.channels.${channel}`)}`,
        },
        { key: 'owner', title: t('privacy.owner'), cell: ({ owner }) => owner.name },
        {
          key: 'due',
          title: t('privacy.dueOn'),
          cell: ({ dueOn, isOverdue }) => (
            <>
              {shown.day(dueOn)}
              {isOverdue && <span className={styles.overdue}>{t('privacy.overdue')}</span>}
            </>
          ),
        },
        {
          key: 'outcome',
          title: t('privacy.outcome'),
          cell: ({ outcome }) => outcome && t(`privacy.outcomes.${outcome}`),
        },
      ]}
    />
  )
}
