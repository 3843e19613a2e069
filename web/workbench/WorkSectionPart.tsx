import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkRow, WorkSection } from '../../contract/workbench.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { type Whose, workOptions } from './api.ts'
import { keyOf } from './useNextInView.ts'
import styles from './Workbench.module.css'
import { WorkRowItem } from './WorkRowItem.tsx'

type Props = {
  section: WorkSection
  whose: Whose
  count: { value: number; capped: boolean }
  today: string
  weekEnd: string
  /** Told which rows stand here now. */
  onRows: (rows: readonly WorkRow[]) => void
  onWrite: (row: WorkRow) => void
}

const empty = { overdue: 'emptyOverdue', today: 'emptyToday', week: 'emptyWeek', none: 'emptyNone' } as const

export function WorkSectionPart({ section, whose, count, today, weekEnd, onRows, onWrite }: Props) {
  const { t } = useTranslation()
  const shown = useShown()
  const list = useInfiniteQuery(workOptions(section, whose))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  useEffect(() => {
    onRows(rows)
  })
  const number = shown.count(count.value, count.capped)
  const note =
    section === 'week'
      ? t('workbench.weekNote', { day: weekEnd })
      : section === 'none' && count.value > 0
        ? t('workbench.noneNote')
        : undefined
  return (
    <div className={styles.section} data-section={section}>
      <Section title={t('workbench.count', { title: t(`workbench.${section}`), number })} note={note}>
        {list.isError && rows.length === 0 && (
          <ErrorState error={list.error} reset={() => void list.refetch()} />
        )}
        {list.isSuccess && rows.length === 0 && (
          <p className={styles.soft}>{t(`workbench.${empty[section]}`)}</p>
        )}
        <ul className={styles.rows}>
          {rows.map((row) => (
            <WorkRowItem
              key={keyOf(row)}
              row={row}
              today={today}
              showsOwner={whose === 'team'}
              onWrite={() => onWrite(row)}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {t('workbench.more')}
          </Button>
        )}
      </Section>
    </div>
  )
}
