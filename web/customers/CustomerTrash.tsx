import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { trashOptions } from './api.ts'
import { daysUntil } from './daysUntil.ts'
import { useRestore } from './useTrash.ts'

/** Deleted customers, the latest first, and how long each can still be brought back. */
export function CustomerTrash() {
  const { t } = useTranslation()
  const shown = useShown()
  const restore = useRestore()
  const trash = useInfiniteQuery(trashOptions())
  const rows = trash.data?.pages.flatMap((page) => page.rows) ?? []
  const left = (purgedOn: string) => {
    const days = daysUntil(purgedOn, new Date())
    return days > 0 ? t('customers.trashPage.days', { days }) : t('customers.trashPage.lastDay')
  }
  return (
    <>
      <PageHead
        title={t('customers.trashPage.title')}
        note={t('customers.trashPage.note')}
        trail={<Link to="/customers">{t('customers.page.back')}</Link>}
      />
      {trash.isPending && <RowsSkeleton />}
      {trash.isError && rows.length === 0 && (
        <ErrorState error={trash.error} reset={() => void trash.refetch()} />
      )}
      {trash.isSuccess && rows.length === 0 && (
        <EmptyState title={t('customers.trashPage.empty')} hint={t('customers.trashPage.emptyHint')} />
      )}
      {rows.length > 0 && (
        <PlainTable
          label={t('customers.trashPage.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('customers.column.name'), cell: ({ name }) => name },
            { key: 'number', title: t('fields.customer.number'), cell: ({ number }) => number },
            {
              key: 'owner',
              title: t('fields.customer.ownerId'),
              cell: ({ owner }) => owner?.name ?? t('customers.noOwner'),
            },
            {
              key: 'deletedBy',
              title: t('customers.trashPage.deletedBy'),
              cell: ({ deletedBy }) => deletedBy?.name ?? null,
            },
            {
              key: 'deletedAt',
              title: t('customers.trashPage.deletedAt'),
              cell: ({ deletedAt }) => shown.instant(deletedAt),
            },
            { key: 'left', title: t('customers.trashPage.daysLeft'), cell: ({ purgedOn }) => left(purgedOn) },
          ]}
          actions={(row) => (
            <Button
              size="small"
              aria-label={t('customers.trashPage.restoreOf', { name: row.name })}
              onClick={() => void restore(row)}
            >
              {t('customers.trashPage.restore')}
            </Button>
          )}
        />
      )}
      {trash.hasNextPage && (
        <Button
          style={{ marginTop: 12 }}
          loading={trash.isFetchingNextPage}
          onClick={() => void trash.fetchNextPage()}
        >
          {t('customers.trashPage.more')}
        </Button>
      )}
    </>
  )
}
