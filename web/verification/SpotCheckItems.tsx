import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { spotCheckItemsOptions, spotChecksOptions } from './api.ts'
import { SpotCheckItemPart } from './SpotCheckItemPart.tsx'
import styles from './verification.module.css'
import type { VerificationSearch } from './verificationSearch.ts'

/** Drawn customers, to be looked through one by one. */
export function SpotCheckItems({ search }: { search: VerificationSearch }) {
  const { draw, quarter, verdict, departmentId, open, unlooked } = search
  const { t } = useTranslation()
  const items = useQuery(
    spotCheckItemsOptions({
      ...(draw !== undefined && { spotCheckId: draw }),
      ...(quarter !== undefined && { quarter }),
      ...(verdict !== undefined && { verdict }),
      ...(departmentId !== undefined && { departmentId }),
      ...(open === 1 && { open: true }),
      ...(unlooked === 1 && { unlooked: true }),
    }),
  )
  const checks = useQuery({ ...spotChecksOptions(), enabled: departmentId !== undefined })
  const department = checks.data?.quarters
    .flatMap(({ departments }) => departments)
    .find((part) => part.department.id === departmentId)?.department
  const rows = items.data?.rows ?? []
  const judged = rows.filter((row) => row.verdict !== null).length
  const filtered = [
    department?.name,
    verdict && t(`verification.spot.filtered.${verdict}`),
    open === 1 && t('verification.spot.filtered.open'),
    unlooked === 1 && t('verification.spot.filtered.unlooked'),
  ].filter(Boolean)
  return (
    <>
      <PageHead
        title={t('verification.spot.items')}
        trail={<Link to="/spot-checks">{t('verification.spot.title')}</Link>}
        note={
          <span role="status">
            {[
              ...filtered,
              items.isSuccess && t('verification.spot.progress', { judged, customers: rows.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        }
      />
      {items.isPending && <RowsSkeleton />}
      {items.isError && <ErrorState error={items.error} reset={() => void items.refetch()} />}
      {items.isSuccess && rows.length === 0 && (
        <EmptyState title={t('verification.spot.none')} hint={t('verification.spot.noneHint')} />
      )}
      {rows.length > 0 && (
        <Section title={t('verification.spot.items')}>
          <ol className={styles.reasons} aria-label={t('verification.spot.items')}>
            {rows.map((item) => (
              <SpotCheckItemPart key={`${item.spotCheckId} ${item.customer.id}`} item={item} />
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}
