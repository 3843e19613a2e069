import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, InputNumber, Radio } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewRetention, type RetentionRule, updateRetention } from '../../contract/retention.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'
import styles from './Privacy.module.css'

const HoldForm = lazy(async () => ({ default: (await import('./HoldForm.tsx')).HoldForm }))

type Values = Omit<RetentionRule, 'kind'>
type Held = { customerId: number; name: string }

/** A rule, with whom it would reach below while it is being set: nobody switches it on unseen. */
export function RetentionForm({
  rule: { kind, ...kept },
  onClose,
}: {
  rule: RetentionRule
  onClose: () => void
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [held, setHeld] = useState<Held | null>(null)
  const values = Form.useWatch([], form) as Values | undefined
  const save = async (given: Values) => {
    await call(updateRetention, { body: { kind, ...given } })
    await queries.invalidateQueries({ queryKey: ['privacy', 'retention'] })
    onClose()
  }
  const steps = kind === 'left' ? (['erase'] as const) : (['trash', 'erase'] as const)
  const { months = kept.months, step = kept.step } = values ?? {}
  return (
    <>
      <FormDrawer<Values>
        title={t('retention.setOf', { kind: t(`retention.kinds.${kind}`) })}
        draftKey={`retention.${kind}`}
        form={form}
        initial={kept}
        width={640}
        onSubmit={save}
        onClose={onClose}
      >
        <Form.Item name="months" label={t('retention.months')}>
          <InputNumber min={1} max={240} precision={0} />
        </Form.Item>
        <Form.Item
          name="step"
          label={t('retention.step')}
          extra={step === 'erase' && t('retention.eraseText')}
        >
          <Radio.Group options={steps.map((value) => ({ value, label: t(`retention.steps.${value}`) }))} />
        </Form.Item>
        {months > 0 && <Reached kind={kind} months={months} step={step} onHold={setHeld} />}
        <Form.Item name="isOn" valuePropName="checked">
          <Checkbox>{t('retention.isOn')}</Checkbox>
        </Form.Item>
      </FormDrawer>
      {/* Beside the form, not in it: what is submitted there would submit this one. */}
      {held && (
        <Suspense>
          <HoldForm {...held} hold={null} longest={null} onClose={() => setHeld(null)} />
        </Suspense>
      )}
    </>
  )
}

type ReachedProps = Pick<RetentionRule, 'kind' | 'months' | 'step'> & { onHold: (held: Held) => void }

function Reached({ kind, months, step, onHold }: ReachedProps) {
  const { t } = useTranslation()
  const shown = useShown()
  const preview = useInfiniteQuery({
    queryKey: ['privacy', 'retention', 'preview', kind, months, step],
    queryFn: ({ pageParam, signal }) =>
      call(previewRetention, {
        body: { kind, months, step, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const count = preview.data?.pages[0]?.count
  if (count === undefined) return <FormProblem problem={preview.error} />
  const rows = preview.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div className={styles.reached}>
      <div role="status">
        <Alert
          type={count > 0 ? 'warning' : 'info'}
          showIcon
          title={count > 0 ? t('retention.reached', { count }) : t('retention.reachedNone')}
        />
      </div>
      {rows.length > 0 && (
        <PlainTable
          label={t('retention.reachedOnes')}
          rows={rows}
          rowKey={({ customerId, contactId }) => `${customerId} ${contactId}`}
          columns={[
            {
              key: 'customer',
              title: t('retention.customer'),
              cell: ({ name, contact }) => [name, contact].filter(Boolean).join(' · '),
            },
            { key: 'owner', title: t('retention.owner'), cell: ({ owner }) => owner?.name ?? null },
            { key: 'since', title: t('retention.since'), cell: ({ since }) => shown.day(since) },
          ]}
          actions={({ customerId, name }) => (
            <Button
              size="small"
              aria-label={t('retention.holdOf', { name })}
              onClick={() => onHold({ customerId, name })}
            >
              {t('retention.hold')}
            </Button>
          )}
        />
      )}
      <FormProblem problem={preview.error} />
      {preview.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={preview.isFetchingNextPage}
          onClick={() => void preview.fetchNextPage()}
        >
          {t('retention.more')}
        </Button>
      )}
    </div>
  )
}
