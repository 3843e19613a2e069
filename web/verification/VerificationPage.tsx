import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { toVerifyLimit } from '../../contract/verification.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { useShown } from '../ui/useShown.ts'
import { progressOptions, toVerifyOptions } from './api.ts'
import { Progress } from './Progress.tsx'
import { ToVerifyTable } from './ToVerifyTable.tsx'
import styles from './verification.module.css'
import { readVerificationSearch } from './verificationSearch.ts'

/** What is to be verified, for a day's work, and how far the checks are. */
export function VerificationPage() {
  const { t } = useTranslation()
  const shown = useShown()
  const navigate = useNavigate()
  const {
    whose = 'mine',
    ownerId,
    departmentId,
    ownerless,
    unchecked,
  } = readVerificationSearch(useSearch({ strict: false }))
  const list = useQuery(
    toVerifyOptions({ whose, ownerId, departmentId, unchecked, ...(ownerless && { ownerless: true }) }),
  )
  const progress = useQuery(progressOptions())
  const { rows = [], count, can } = list.data ?? {}
  const ownerName = rows[0]?.owner?.name
  const departmentName = progress.data?.rows.find((row) => row.department.id === departmentId)?.department
    .name
  const narrowed = [
    whose === 'charge' && t('verification.ofCharge'),
    departmentId !== undefined && departmentName && t('verification.ofDepartment', { name: departmentName }),
    ownerId !== undefined && ownerName && t('verification.ofOwner', { name: ownerName }),
    ownerless && t('verification.ofNobody'),
    unchecked && t(`verification.unchecked.${unchecked}`),
  ].filter(Boolean)
  const isNarrowed =
    whose === 'charge' || ownerId !== undefined || departmentId !== undefined || ownerless || unchecked
  return (
    <>
      <PageHead
        title={t('verification.title')}
        aside={count && t('verification.count', { shown: shown.count(count.value, count.capped) })}
        note={t('verification.note', { limit: toVerifyLimit })}
        actions={
          <>
            <Link className={styles.target} to="/tips">
              {t('tips.title')}
            </Link>
            {can?.spotCheck && (
              <Link className={styles.target} to="/spot-checks">
                {t('verification.spot.link')}
              </Link>
            )}
            {can?.team && (
              <Segmented
                aria-label={t('verification.whose')}
                value={whose}
                options={[
                  { value: 'mine', label: t('verification.mine') },
                  { value: 'team', label: t('verification.team') },
                ]}
                onChange={(chosen) =>
                  void navigate({
                    to: '/verification',
                    search: chosen === 'team' ? { whose: 'team' } : {},
                    replace: true,
                  })
                }
              />
            )}
          </>
        }
      />
      {isNarrowed && (
        <p className={styles.tools}>
          {narrowed.join(t('verification.separator'))}
          <Link to="/verification" search={{ whose: 'team' }}>
            {t('verification.all')}
          </Link>
        </p>
      )}
      {list.isPending && <RowsSkeleton />}
      {list.isError && <ErrorState error={list.error} reset={() => void list.refetch()} />}
      {list.isSuccess &&
        (rows.length === 0 ? (
          <EmptyState title={t('verification.none')} hint={t('verification.noneHint')} />
        ) : (
          <ToVerifyTable rows={rows} isOfSeveral={whose !== 'mine'} unchecked={unchecked} />
        ))}
      <Progress />
    </>
  )
}
