import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkedStages } from '../../contract/settings.ts'
import { readCheckLoad } from '../../contract/verification.ts'
import { call } from '../app/call.ts'

/** The monthly check, with how much it makes of whom before it is switched on, and the spot check. */
export function CheckSettings() {
  const { t } = useTranslation()
  const stages: string[] = Form.useWatch('checkStages') ?? []
  return (
    <>
      <Form.Item name="checkMonthly" valuePropName="checked" extra={t('verification.setting.monthlyHint')}>
        <Checkbox>{t('verification.setting.monthly')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="checkStages"
        label={t('verification.setting.stages')}
        extra={<Load stages={stages.toSorted().join(',')} />}
      >
        <Checkbox.Group
          options={checkedStages.map((stage) => ({ value: stage, label: t(`choices.stage.${stage}`) }))}
        />
      </Form.Item>
      <Form.Item name="spotCheckSize" label={t('verification.setting.size')}>
        <InputNumber min={1} max={200} precision={0} />
      </Form.Item>
      <Form.Item name="spotCheckDays" label={t('verification.setting.days')}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
    </>
  )
}

function Load({ stages }: { stages: string }) {
  const { t } = useTranslation()
  const load = useQuery({
    queryKey: ['verification', 'load', stages],
    queryFn: ({ signal }) => call(readCheckLoad, { query: { stages }, signal }),
  })
  if (!load.data) return null
  const { customers, people, perWeek, most } = load.data
  if (!most) return <>{t('verification.setting.noLoad')}</>
  return (
    <>{t('verification.setting.load', { customers, people, perWeek, name: most.name, most: most.perWeek })}</>
  )
}
