import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type InvalidReason,
  invalidReasonsOf,
  type VerifiedHow,
  verifiedHows,
} from '../../contract/values/markReasons.ts'
import { type Mark, setMark } from '../../contract/verification.ts'
import { call } from '../app/call.ts'
import { filesOptions } from '../files/api.ts'
import { ChoiceChips } from '../followups/ChoiceChips.tsx'
import { todayHere } from '../followups/days.ts'
import { DayField } from '../ui/DayField.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { verified } from './api.ts'
import { type Marked, markBody } from './useMark.ts'

/** `how phone`, `reason bounced`: one choice, since a value is either right or not. */
type Values = { said: string; on: string | null; proof: string; fileId: number | null }

type Props = {
  customerId: number
  value: Marked
  label: string
  mark: Mark | undefined
  onClose: () => void
}

/** The mark with all that belongs to it: when, and by which proof. */
export function MarkForm({ customerId, value, label, mark, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const files = useQuery(filesOptions(customerId))
  const said = mark?.how ? `how ${mark.how}` : mark?.reason ? `reason ${mark.reason}` : 'how phone'
  const save = async (values: Values) => {
    const [kind, word] = values.said.split(' ')
    await call(setMark, {
      params: { id: customerId },
      body: {
        ...markBody(value),
        ...(kind === 'how' ? { how: word as VerifiedHow } : { reason: word as InvalidReason }),
        ...(values.on && { on: values.on }),
        proof: values.proof.trim() || null,
        fileId: values.fileId,
      },
    })
    await verified(queries, customerId)
    onClose()
  }
  const options = [
    ...verifiedHows.map((how) => ({ value: `how ${how}`, label: t(`verification.how.${how}`) })),
    ...invalidReasonsOf(value.field).map((reason) => ({
      value: `reason ${reason}`,
      label: `${t('verification.mark.invalid')} · ${t(`verification.reason.${reason}`)}`,
    })),
  ]
  return (
    <FormDrawer<Values>
      title={t('verification.mark.formTitle', { field: label })}
      draftKey={`mark.${customerId}.${value.field}.${value.contactId ?? ''}.${value.phoneId ?? ''}`}
      initial={{
        said,
        on: mark?.on ?? todayHere(),
        proof: mark?.proof ?? '',
        fileId: mark?.file?.id ?? null,
      }}
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="said" label={t('verification.mark.how')}>
        <ChoiceChips label={t('verification.mark.how')} options={options} />
      </Form.Item>
      <Form.Item name="on" label={t('verification.mark.on')}>
        <DayField mayBeEmpty={false} />
      </Form.Item>
      <Form.Item name="proof" label={t('verification.mark.proof')}>
        <Input.TextArea
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('verification.mark.proofHint')}
        />
      </Form.Item>
      {(files.data?.rows.length ?? 0) > 0 && (
        <Form.Item name="fileId" label={t('verification.mark.file')}>
          <Select
            allowClear
            placeholder={t('verification.mark.noFile')}
            options={(files.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
    </FormDrawer>
  )
}
