import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  holdCustomer,
  previewRetention,
  type RetentionRule,
  updateRetention,
} from '../../contract/retention.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { useShown } from '../ui/useShown.ts'

type Values = Omit<RetentionRule, 'kind'>

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
  const values = Form.useWatch([], form) as Values | undefined
  const save = async (given: Values) => {
    await call(updateRetention, { body: { kind, ...given } })
    await queries.invalidateQueries({ queryKey: ['privacy', 'retention'] })
    onClose()
  }
  const steps = kind === 'left' ? (['erase'] as const) : (['trash', 'erase'] as const)
  const { months = kept.months, step = kept.step } = values ?? {}
  return (
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
      <Form.Item name="step" label={t('retention.step')} extra={step === 'erase' && t('retention.eraseText')}>
        <Radio.Group options={steps.map((value) => ({ value, label: t(`retention.steps.${value}`) }))} />
      </Form.Item>
      {months > 0 && <Reached kind={kind} months={months} step={step} />}
      <Form.Item name="isOn" valuePropName="checked">
        <Checkbox>{t('retention.isOn')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}

function Reached({ kind, months, step }: Pick<RetentionRule, 'kind' | 'months' | 'step'>) {
  const { t } = useTranslation()
  const shown = useShown()
  const queries = useQueryClient()
  const preview = useQuery({
    queryKey: ['privacy', 'retention', 'preview', kind, months, step],
    queryFn: ({ signal }) => call(previewRetention, { body: { kind, months, step }, signal }),
    placeholderData: keepPreviousData,
  })
  const holding = useMutation({
    mutationFn: (customerId: number) =>
      call(holdCustomer, { body: { customerId, reason: t('retention.holdReason') } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['privacy', 'retention'] }),
  })
  if (!preview.data) return <FormProblem problem={preview.error} />
  const { count, rows } = preview.data
  return (
    <div role="status" style={{ marginBottom: 16 }}>
      <FormProblem problem={holding.error} />
      <Alert
        type={count > 0 ? 'warning' : 'info'}
        showIcon
        title={count > 0 ? t('retention.reached', { count }) : t('retention.reachedNone')}
      />
      {rows.length > 0 && (
        <PlainTable
          label={t('retention.first')}
          rows={rows}
          rowKey={({ customerId, contact }) => `${customerId} ${contact}`}
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
              onClick={() => holding.mutate(customerId)}
            >
              {t('retention.hold')}
            </Button>
          )}
        />
      )}
    </div>
  )
}
