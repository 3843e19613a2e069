import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { handOver } from '../../contract/hand-over.ts'
import { call } from '../app/call.ts'
import { PeoplePicker } from '../customers/PeoplePicker.tsx'
import { PersonPicker } from '../customers/pickers.tsx'
import { reasonOf } from '../ui/ErrorState.tsx'
import { Section } from '../ui/Section.tsx'
import { useConfirm } from '../ui/useConfirm.ts'
import { previewOptions } from './api.ts'
import { ByHand } from './ByHand.tsx'
import { ByRegion } from './ByRegion.tsx'
import type { HoldingsData } from './Holdings.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { noRule, type RuleValues, ruleOf, ways } from './ruleValues.ts'

/** To whom it goes, who would get how much, and the step itself. */
export function HandOverForm({ held }: { held: HoldingsData }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const [form] = Form.useForm<RuleValues>()
  const values: RuleValues = { ...noRule, ...Form.useWatch([], form) }
  const rule = ruleOf(values)
  const preview = useQuery(previewOptions(held.person.id, rule))
  const { way } = values
  const { id, name } = held.person

  const run = () => {
    const rows = preview.data?.rows ?? []
    const sum = (of: 'customers' | 'plans' | 'shares') => rows.reduce((total, row) => total + row[of], 0)
    const given = { ...noRule, ...form.getFieldsValue(true) }
    const chosen = ruleOf(given)
    if (!chosen) return
    confirm({
      title: t('changes.handOver.confirmTitle', { name }),
      text: (
        <>
          <p>
            {t('changes.handOver.confirmText', {
              customers: sum('customers'),
              plans: sum('plans'),
              shares: sum('shares'),
            })}
          </p>
          {given.deactivate && <p>{t('changes.handOver.confirmDeactivate', { name })}</p>}
        </>
      ),
      action: t('changes.handOver.run'),
      isDanger: true,
      run: async () => {
        const { note, deactivate } = given
        const done = await call(handOver, {
          params: { id },
          body: { rule: chosen, note: note?.trim() || null, deactivate },
        })
        await queries.invalidateQueries()
        void message.success(t('changes.handOver.done', done))
      },
    })
  }

  return (
    <Section title={t('changes.handOver.to')}>
      <Form<RuleValues> name="hand-over" form={form} layout="vertical" initialValues={noRule} onFinish={run}>
        <Form.Item name="way" label={t('changes.handOver.how')}>
          <Radio.Group
            options={ways.map((value) => ({ value, label: t(`changes.handOver.ways.${value}`) }))}
          />
        </Form.Item>
        {way === 'one' ? (
          <Form.Item
            name="toId"
            label={t('changes.handOver.taker')}
            rules={[{ required: true, message: t('changes.handOver.takerNeeded') }]}
          >
            <PersonPicker exceptId={id} />
          </Form.Item>
        ) : (
          <Form.Item
            name="toIds"
            label={t(way === 'evenly' ? 'changes.handOver.takers' : 'changes.handOver.restTo')}
            extra={t(way === 'evenly' ? 'changes.handOver.takersHint' : 'changes.handOver.restHint')}
            rules={[{ required: true, type: 'array', min: 1, message: t('changes.handOver.takerNeeded') }]}
          >
            <PeoplePicker exceptId={id} />
          </Form.Item>
        )}
        {way === 'region' && <ByRegion held={held} />}
        {way === 'hand' && <ByHand held={held} />}
        {preview.data && rule && <PreviewTable rows={preview.data.rows} inTrash={held.inTrash} />}
        {preview.isError && rule && <p role="alert">{reasonOf(preview.error, t('app.pageFailedUnknown'))}</p>}
        <Form.Item name="note" label={t('changes.handOver.note')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        {held.can.deactivate && (
          <Form.Item name="deactivate" valuePropName="checked" extra={t('changes.handOver.deactivateHint')}>
            <Checkbox>{t('changes.handOver.deactivate')}</Checkbox>
          </Form.Item>
        )}
        <Button
          type="primary"
          danger
          htmlType="submit"
          disabled={held.runningImports > 0}
          loading={preview.isFetching}
        >
          {t('changes.handOver.run')}
        </Button>
      </Form>
    </Section>
  )
}
