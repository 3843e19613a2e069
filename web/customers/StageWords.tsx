import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type LossReason, lossReasons } from '../../contract/stage.ts'

export type StageWordsValues = { reason: LossReason | null; note: string | null }

/** What a change of stage has to say (contract/stage.ts, `neededFor`), in the form of one customer or of many. */
export function StageWords({ asksReason, isBack }: { asksReason: boolean; isBack: boolean }) {
  const { t } = useTranslation()
  const isOther = Form.useWatch('reason') === 'other'
  const isNeeded = isBack || (asksReason && isOther)
  return (
    <>
      {asksReason && (
        <Form.Item
          name="reason"
          label={t('changes.stage.reason')}
          rules={[{ required: true, message: t('changes.stage.reasonNeeded') }]}
        >
          <Radio.Group
            vertical
            options={lossReasons.map((value) => ({ value, label: t(`changes.stage.lossReasons.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={t('changes.stage.note')}
        extra={
          isBack ? t('changes.stage.noteBackHint') : isNeeded ? t('changes.stage.noteOtherHint') : undefined
        }
        rules={isNeeded ? [{ required: true, whitespace: true, message: t('changes.stage.noteNeeded') }] : []}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </>
  )
}
