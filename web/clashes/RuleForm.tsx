import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { type MetClash, type Outcome, outcomes, ruleClash } from '../../contract/clashes.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useUndoable } from '../ui/useUndoable.tsx'
import { clashChanged } from './api.ts'
import styles from './clashes.module.css'

type Values = { outcome: Outcome | null; ruling: string }

type Props = {
  clash: MetClash
  /** Told where it fails by who stays when this form is closed. */
  onTakeBack: () => void
  onClose: () => void
}

/** Four ways to rule, each with what it does, and the reason that both will read. */
export function RuleForm({ clash, onTakeBack, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const undoable = useUndoable()
  const { customer, asker } = clash
  const rule = async ({ outcome, ruling }: Values) => {
    if (!outcome) return
    await call(ruleClash, {
      params: { id: clash.id },
      body: { version: clash.version, outcome, ruling: ruling.trim() },
    })
    await clashChanged(queries, customer.id)
    undoable(
      t('clashes.wasRuled', { outcome: t(`clashes.outcome.${outcome}`) }),
      t('clashes.undo'),
      async () => onTakeBack(),
    )
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('clashes.ruleTitle', { asker: asker.name, name: customer.name })}
      draftKey={`ruling.${clash.id}.${clash.version}`}
      initial={{ outcome: null, ruling: '' }}
      width={520}
      submitText={t('clashes.rule')}
      onSubmit={rule}
      onClose={onClose}
    >
      <Form.Item
        name="outcome"
        label={t('clashes.outcomeLabel')}
        rules={[{ required: true, message: t('clashes.chooseOutcome') }]}
      >
        <Radio.Group className={styles.outcomes ?? ''}>
          {outcomes.map((outcome) => (
            <Radio key={outcome} value={outcome}>
              {t(`clashes.outcome.${outcome}`)}
              <span className={styles.hint}>{t(`clashes.outcomeHint.${outcome}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="ruling"
        label={t('clashes.ruling')}
        extra={t('clashes.rulingHint')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('clashes.ruling') }) },
        ]}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDrawer>
  )
}
