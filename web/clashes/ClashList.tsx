import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { AskedItem } from './AskedItem.tsx'
import { clashesOptions } from './api.ts'
import styles from './clashes.module.css'
import { MetItem } from './MetItem.tsx'

/** Who asks for whose customer: what I may rule, what is asked of me, what I asked for. */
export function ClashList() {
  const { t } = useTranslation()
  const list = useQuery(clashesOptions())
  if (list.isPending) return <RowsSkeleton />
  if (list.isError) return <ErrorState error={list.error} reset={() => void list.refetch()} />
  const { toRule, mine, asked } = list.data
  if (toRule.length + mine.length + asked.length === 0)
    return <EmptyState title={t('clashes.none')} hint={t('clashes.noneHint')} />
  return (
    <>
      {toRule.length > 0 && (
        <Section title={t('clashes.toRule')}>
          <ul className={styles.list}>
            {toRule.map((clash) => (
              <MetItem key={clash.id} clash={clash} />
            ))}
          </ul>
        </Section>
      )}
      {mine.length > 0 && (
        <Section title={t('clashes.mine')}>
          <ul className={styles.list}>
            {mine.map((clash) => (
              <MetItem key={clash.id} clash={clash} />
            ))}
          </ul>
        </Section>
      )}
      {asked.length > 0 && (
        <Section title={t('clashes.asked')}>
          <ul className={styles.list}>
            {asked.map((clash) => (
              <AskedItem key={clash.id} clash={clash} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
