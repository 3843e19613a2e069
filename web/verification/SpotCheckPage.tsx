import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { drawSpotCheck, type listSpotChecks } from '../../contract/spot-checks.ts'
import { call } from '../app/call.ts'
import { shownShare } from '../check-up/percent.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { spotChecksOptions } from './api.ts'
import { QuarterShare } from './QuarterShare.tsx'
import { SpotCheckItems } from './SpotCheckItems.tsx'
import styles from './verification.module.css'
import { readVerificationSearch } from './verificationSearch.ts'

type Listed = ResultOf<typeof listSpotChecks>

/** Draws of a department's customers, and what was found; or the drawn ones of a draw, a quarter or a verdict. */
export function SpotCheckPage() {
  const { t } = useTranslation()
  const search = readVerificationSearch(useSearch({ strict: false }))
  const isOfSome =
    search.draw !== undefined ||
    search.quarter !== undefined ||
    search.verdict !== undefined ||
    search.unlooked === 1 ||
    search.open === 1
  if (isOfSome) return <SpotCheckItems search={search} />
  return (
    <>
      <PageHead
        title={t('verification.spot.title')}
        note={t('verification.spot.note')}
        trail={<Link to="/verification">{t('verification.title')}</Link>}
      />
      <Draws />
    </>
  )
}

function Draws() {
  const list = useQuery(spotChecksOptions())
  if (list.isPending) return <RowsSkeleton />
  if (list.isError) return <ErrorState error={list.error} reset={() => void list.refetch()} />
  return <Told listed={list.data} />
}

function Told({ listed: { rows, quarters, departments, size } }: { listed: Listed }) {
  const { t } = useTranslation()
  return (
    <>
      <Draw departments={departments} size={size} />
      {rows.length === 0 ? (
        <EmptyState title={t('verification.spot.none')} hint={t('verification.spot.noneHint')} />
      ) : (
        <>
          {quarters.length > 0 && <QuarterShare quarters={quarters} />}
          <div className={styles.part}>
            <Section title={t('verification.spot.draws')}>
              <DrawTable rows={rows} />
            </Section>
          </div>
        </>
      )}
    </>
  )
}

function Draw({ departments, size }: Pick<Listed, 'departments' | 'size'>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<number | undefined>(departments[0]?.id)
  const drawing = useMutation({
    mutationFn: (departmentId: number) => call(drawSpotCheck, { body: { departmentId } }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['verification'] })
      void navigate({ to: '/spot-checks', search: { draw: id } })
    },
  })
  return (
    <>
      <FormProblem problem={drawing.error} />
      <div className={styles.tools}>
        <Select
          aria-label={t('verification.spot.department')}
          value={chosen}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
          style={{ minWidth: 160 }}
        />
        <Button
          type="primary"
          disabled={chosen === undefined}
          loading={drawing.isPending}
          onClick={() => chosen !== undefined && drawing.mutate(chosen)}
        >
          {t('verification.spot.draw', { count: size })}
        </Button>
      </div>
    </>
  )
}

function DrawTable({ rows }: Pick<Listed, 'rows'>) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <PlainTable
      label={t('verification.spot.draws')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'draw',
          title: t('verification.spot.title'),
          cell: ({ id, department, drawnBy, drawnAt }) => (
            <Link className={styles.target} to="/spot-checks" search={{ draw: id }}>
              {t('verification.spot.drawnBy', {
                department: department.name,
                person: drawnBy.name,
                when: shown.day(drawnAt),
              })}
            </Link>
          ),
        },
        {
          key: 'progress',
          title: t('verification.spot.judged'),
          cell: ({ judged, customers }) => t('verification.spot.progress', { judged, customers }),
        },
        {
          key: 'accurate',
          title: t('verification.spot.accurateCount'),
          cell: ({ id, judged, accurate }) =>
            judged === 0 ? null : (
              <Link className={styles.target} to="/spot-checks" search={{ draw: id, verdict: 'accurate' }}>
                {t('verification.spot.accurate', { percent: shownShare(accurate / judged) })}
              </Link>
            ),
        },
        {
          key: 'open',
          title: t('verification.spot.column.task'),
          cell: ({ id, open }) =>
            open === 0 ? null : (
              <Link className={styles.target} to="/spot-checks" search={{ draw: id, open: 1 }}>
                {t('verification.spot.open', { count: open })}
              </Link>
            ),
        },
      ]}
    />
  )
}
