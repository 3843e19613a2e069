import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { liftHold, type RetentionRule, type readRetention } from '../../contract/retention.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import { useFocusAfter } from '../ui/useFocusAfter.ts'
import { useShown } from '../ui/useShown.ts'
import { retentionOptions } from './api.ts'
import styles from './Privacy.module.css'
import { RetentionForm } from './RetentionForm.tsx'

/** How long persons are kept who came to nothing: the rules, whom they leave alone, and what they did. */
export function Retention() {
  const { t } = useTranslation()
  const retention = useQuery(retentionOptions())
  const [edited, setEdited] = useState<RetentionRule | null>(null)
  return (
    <Section title={t('retention.title')} note={t('retention.note')}>
      {retention.isError && <ErrorState error={retention.error} reset={() => void retention.refetch()} />}
      {retention.data && (
        <>
          <PlainTable
            label={t('retention.rules')}
            rows={retention.data.rules}
            rowKey={({ kind }) => kind}
            columns={[
              {
                key: 'kind',
                title: t('retention.kind'),
                cell: ({ kind }) => t(`retention.kinds.${kind}`),
              },
              {
                key: 'months',
                title: t('retention.months'),
                cell: ({ months }) => t('retention.monthsOf', { count: months }),
              },
              { key: 'step', title: t('retention.step'), cell: ({ step }) => t(`retention.steps.${step}`) },
              {
                key: 'state',
                title: t('retention.state'),
                cell: ({ isOn }) => t(isOn ? 'retention.on' : 'retention.off'),
              },
            ]}
            actions={(rule) => (
              <Button
                size="small"
                aria-label={t('retention.setOf', { kind: t(`retention.kinds.${rule.kind}`) })}
                onClick={() => setEdited(rule)}
              >
                {t('retention.set')}
              </Button>
            )}
          />
          <Holds holds={retention.data.holds} />
          <Runs runs={retention.data.runs} />
        </>
      )}
      {edited && <RetentionForm rule={edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

type Read = ResultOf<typeof readRetention>

function Holds({ holds }: Pick<Read, 'holds'>) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const lifting = useMutation({
    mutationFn: (customerId: number) => call(liftHold, { body: { customerId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['privacy', 'retention'] }),
  })
  const list = useRef<HTMLDivElement>(null)
  useFocusAfter(lifting.isPending, () => list.current?.querySelector('button') ?? null)
  if (holds.length === 0) return null
  return (
    <div ref={list} className={styles.below}>
      <h3>{t('retention.holds')}</h3>
      <FormProblem problem={lifting.error} />
      <PlainTable
        label={t('retention.holds')}
        rows={holds}
        rowKey={({ customerId }) => customerId}
        columns={[
          {
            key: 'customer',
            title: t('retention.customer'),
            cell: ({ name }) => name ?? t('retention.unseen'),
          },
          { key: 'reason', title: t('consents.reason'), cell: ({ reason }) => reason },
          { key: 'by', title: t('retention.by'), cell: ({ by }) => by?.name ?? null },
          {
            key: 'until',
            title: t('retention.until'),
            cell: ({ until }) => (until === null ? t('retention.forGood') : shown.day(until)),
          },
        ]}
        actions={({ customerId, name }) => (
          <Button
            size="small"
            aria-label={t('retention.liftOf', { name: name ?? t('retention.unseen') })}
            onClick={() => lifting.mutate(customerId)}
          >
            {t('retention.lift')}
          </Button>
        )}
      />
    </div>
  )
}

function Runs({ runs }: Pick<Read, 'runs'>) {
  const { t } = useTranslation()
  const shown = useShown()
  if (runs.length === 0) return null
  return (
    <div className={styles.below}>
      <h3>{t('retention.runs')}</h3>
      <PlainTable
        label={t('retention.runs')}
        rows={runs}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', title: t('retention.runAt'), cell: ({ at }) => shown.instant(at) },
          { key: 'kind', title: t('retention.kind'), cell: ({ kind }) => t(`retention.kinds.${kind}`) },
          { key: 'step', title: t('retention.step'), cell: ({ step }) => t(`retention.steps.${step}`) },
          { key: 'done', title: t('retention.done'), align: 'end', cell: ({ reached }) => reached },
          { key: 'failed', title: t('retention.failed'), align: 'end', cell: ({ failed }) => failed },
        ]}
      />
    </div>
  )
}
