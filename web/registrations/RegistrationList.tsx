import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Registered, soon } from '../../contract/registrations.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { type PlainColumn, PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { registrationsOptions, type Whose } from './api.ts'
import styles from './registrations.module.css'
import { useRegistration } from './useRegistration.ts'

/** Those that run out first at the top, extended or ended in place. */
export function RegistrationList({ whose }: { whose: Whose }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useInfiniteQuery(registrationsOptions(whose))
  const [first] = list.data?.pages ?? []
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const show = (chosen: Whose) =>
    void navigate({
      to: '/registrations',
      search: chosen === 'team' ? { whose: 'team' } : {},
      replace: true,
    })
  return (
    <>
      <div className={styles.head}>
        {first?.can.team && (
          <Segmented<Whose>
            aria-label={t('registrations.whose')}
            value={whose}
            options={(['mine', 'team'] as const).map((value) => ({
              value,
              label: t(`registrations.${value}`),
            }))}
            onChange={show}
          />
        )}
        {first?.count && first.count.all > 0 && (
          <span role="status" className={styles.soft}>
            {[
              t('registrations.count', { all: first.count.all }),
              first.count.soon > 0 && t('registrations.soon', { soon: first.count.soon }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </div>
      {list.isPending && <RowsSkeleton />}
      {list.isError && <ErrorState error={list.error} reset={() => void list.refetch()} />}
      {rows?.length === 0 && (
        <EmptyState title={t('registrations.none')} hint={t('registrations.noneHint')} />
      )}
      {rows && rows.length > 0 && <RegistrationTable rows={rows} isOfSeveral={whose === 'team'} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  )
}

function RegistrationTable({ rows, isOfSeveral }: { rows: readonly Registered[]; isOfSeveral: boolean }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { extend, end, problem } = useRegistration()
  const columns: PlainColumn<Registered>[] = [
    {
      key: 'customer',
      title: t('registrations.customer'),
      cell: ({ customer }) => (
        <>
          <Link to="/customers/$id" params={{ id: String(customer.id) }}>
            {customer.name}
          </Link>
          <p className={styles.soft}>{customer.number}</p>
        </>
      ),
    },
    ...(isOfSeveral
      ? [
          {
            key: 'owner',
            title: t('registrations.owner'),
            cell: ({ owner }: Registered) => owner?.name ?? null,
          },
        ]
      : []),
    {
      key: 'until',
      title: t('registrations.until'),
      cell: ({ until, daysLeft }) => (
        <>
          {until}{' '}
          <span className={daysLeft <= soon ? styles.soon : styles.soft}>
            {daysLeft === 0 ? t('registrations.lastDay') : t('registrations.left', { days: daysLeft })}
          </span>
        </>
      ),
    },
    {
      key: 'at',
      title: t('registrations.at'),
      cell: ({ at, by, isExtended }) =>
        [
          t('registrations.by', { when: shown.day(at), name: by.name }),
          isExtended && t('registrations.extended'),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'lastFollowUp',
      title: t('registrations.lastFollowUp'),
      cell: ({ lastFollowUpAt }) => (lastFollowUpAt ? shown.day(lastFollowUpAt) : t('registrations.never')),
    },
  ]
  return (
    <>
      <FormProblem problem={problem} />
      <PlainTable
        label={t('registrations.title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        actions={({ customer, can }) => (
          <span className={styles.actions}>
            {can.extend && (
              <Button
                size="small"
                aria-label={t('registrations.extendOf', { name: customer.name })}
                onClick={() => extend(customer)}
              >
                {t('registrations.extend')}
              </Button>
            )}
            {can.end && (
              <Button
                size="small"
                aria-label={t('registrations.endOf', { name: customer.name })}
                onClick={() => end(customer)}
              >
                {t('registrations.end')}
              </Button>
            )}
          </span>
        )}
      />
    </>
  )
}
