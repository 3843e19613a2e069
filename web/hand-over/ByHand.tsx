import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { customerListOptions } from '../customers/api.ts'
import { PersonPicker } from '../customers/pickers.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import styles from './HandOverPage.module.css'
import type { HoldingsData } from './Holdings.tsx'

/** One person per customer; whatever isn't named goes with the rest. */
export function ByHand({ held }: { held: HoldingsData }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery({
    ...customerListOptions({ ownerId: held.person.id, sort: 'name' }),
    enabled: held.can.seeCustomers,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (list.isError && rows.length === 0)
    return <ErrorState error={list.error} reset={() => void list.refetch()} />
  return (
    <>
      <p className={styles.soft}>{t('changes.handOver.handHint')}</p>
      {list.isPending && held.can.seeCustomers && <RowsSkeleton />}
      <div className={styles.grid}>
        {rows.map(({ id, name, stage, regionText }) => (
          <Form.Item
            key={id}
            name={['customers', String(id)]}
            label={[name, t(`choices.stage.${stage}`), regionText].filter(Boolean).join(' · ')}
          >
            <PersonPicker exceptId={held.person.id} label={t('changes.handOver.customerOf', { name })} />
          </Form.Item>
        ))}
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('changes.handOver.handMore')}
        </Button>
      )}
    </>
  )
}
