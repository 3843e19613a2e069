import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import entries from '../ui/Entries.module.css'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { AskedItem } from './AskedItem.tsx'
import { clashesOptions } from './api.ts'
import { MetItem } from './MetItem.tsx'

/** Who asks for whose customer: what I may rule, what is asked of me, what I asked for. */
export function ClashList() {
  const { t } = useTranslation()
  const list = useQuery(clashesOptions())
  const mayEnter = useMay('customer.create')
  if (list.isPending) return <RowsSkeleton />
  if (list.isError && !list.data) return <ErrorState error={list.error} reset={() => void list.refetch()} />
  const { toRule, mine, asked } = list.data
  if (toRule.length + mine.length + asked.length === 0)
    return <EmptyState title={t('clashes.none')} {...(mayEnter && { hint: t('clashes.noneHint') })} />
  return (
    <>
      <Part title={t('clashes.toRule')} rows={toRule} item={(clash) => <MetItem clash={clash} />} />
      <Part title={t('clashes.mine')} rows={mine} item={(clash) => <MetItem clash={clash} />} />
      <Part title={t('clashes.asked')} rows={asked} item={(clash) => <AskedItem clash={clash} />} />
    </>
  )
}

type PartProps<Row> = { title: string; rows: readonly Row[]; item: (row: Row) => ReactNode }

/** Nothing where there is none. */
function Part<Row extends { id: number }>({ title, rows, item }: PartProps<Row>) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <ul className={entries.list}>
        {rows.map((row) => (
          <Fragment key={row.id}>{item(row)}</Fragment>
        ))}
      </ul>
    </Section>
  )
}
