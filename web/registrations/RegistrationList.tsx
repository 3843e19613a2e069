import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Registered } from '../../contract/registrations.ts'
import { useMay } from '../app/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { registrationsOptions, type Whose } from './api.ts'
import { nearestFirst } from './nearestFirst.ts'
import { nameId, RegistrationTable } from './RegistrationTable.tsx'
import styles from './registrations.module.css'
import { useRegistration } from './useRegistration.ts'

/** Those that run out first at the top, extended or ended in place. */
export function RegistrationList({ whose }: { whose: Whose }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayRegister = useMay('customer.edit')
  const list = useInfiniteQuery(registrationsOptions(whose))
  const [first] = list.data?.pages ?? []
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows), [list.data])
  // Here, so that an undoing is told of that fails when the last row is gone.
  const registration = useRegistration()
  const { last, isUnderWay } = registration
  const before = useRef<readonly Registered[]>([])
  useFocusAfter(isUnderWay, () => {
    const ids = before.current.map(({ customer }) => customer.id)
    const names = nearestFirst(last.current, ids).map((id) => document.getElementById(nameId(id)))
    return names.find((name) => name !== null) ?? null
  })
  useEffect(() => {
    if (rows && !isUnderWay) before.current = rows
  }, [rows, isUnderWay])
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
      <FormProblem problem={registration.problem} />
      {list.isPending && <RowsSkeleton />}
      {list.isError && !rows && <ErrorState error={list.error} reset={() => void list.refetch()} />}
      {rows?.length === 0 && (
        <EmptyState
          title={t('registrations.none')}
          {...(mayRegister && { hint: t('registrations.noneHint') })}
        />
      )}
      {rows && rows.length > 0 && (
        <RegistrationTable rows={rows} isOfSeveral={whose === 'team'} registration={registration} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  )
}
