import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkStateOptions } from '../check-up/api.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { pairsOptions, type Which } from './api.ts'
import { PairTable } from './PairTable.tsx'

/** Pairs that the last check-up found, to be merged or told apart one after the other. */
export function DuplicatePairs() {
  const { t } = useTranslation()
  const shown = useShown()
  const [which, setWhich] = useState<Which>('open')
  const pairs = useInfiniteQuery(pairsOptions(which))
  const count = pairs.data?.pages[0]?.count
  const rows = pairs.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      <PageHead
        title={t('duplicates.title')}
        note={
          <>
            {t('duplicates.hint')}{' '}
            {count && count.value > 0 && (
              <span role="status">
                {t('duplicates.count', { shown: shown.count(count.value, count.capped) })}
              </span>
            )}
          </>
        }
        actions={
          <Radio.Group
            aria-label={t('duplicates.which')}
            optionType="button"
            value={which}
            onChange={({ target }) => setWhich(target.value as Which)}
            options={[
              { value: 'open', label: t('duplicates.open') },
              { value: 'toldApart', label: t('duplicates.toldApart') },
            ]}
          />
        }
      />
      {pairs.isPending && <RowsSkeleton />}
      {pairs.isError && <ErrorState error={pairs.error} reset={() => void pairs.refetch()} />}
      {rows && rows.length > 0 && <PairTable rows={rows} which={which} />}
      {rows?.length === 0 && <NoPairs which={which} />}
      {pairs.hasNextPage && (
        <Button loading={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  )
}

function NoPairs({ which }: { which: Which }) {
  const { t } = useTranslation()
  const state = useQuery(checkStateOptions())
  if (which === 'toldApart') return <EmptyState title={t('duplicates.noneApart')} />
  const isNever = state.data?.checkedAt === null
  return (
    <EmptyState
      title={t('duplicates.none')}
      hint={t(isNever ? 'duplicates.neverHint' : 'duplicates.noneHint')}
      actions={<Link to="/check-up">{t('duplicates.toCheckUp')}</Link>}
    />
  )
}
