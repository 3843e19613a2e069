import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { bases, consentWays } from '../../contract/consent-marks.ts'
import { noteConsent } from '../../contract/consents.ts'
import { call } from '../app/call.ts'
import { filesOptions } from '../files/api.ts'
import { DayField } from '../ui/DayField.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { shownIn } from '../ui/useShown.ts'
import { purposesOptions } from './api.ts'

type Values = {
  purposeId: number | null
  basis: (typeof bases)[number]
  givenOn: string | null
  way: (typeof consentWays)[number] | null
  proof: string
  fileId: number | null
}

type Props = { contactId: number; customerId: number; onSaved: () => Promise<void>; onClose: () => void }

/** A purpose with its basis; of a consent, how it was given and what proves it. */
export function ConsentForm({ contactId, customerId, onSaved, onClose }: Props) {
  const { t } = useTranslation()
  const purposes = useQuery(purposesOptions())
  const files = useQuery(filesOptions(customerId))
  const today = shownIn('zh-CN').day(new Date().toISOString())
  const save = async ({ purposeId, givenOn, proof, ...values }: Values) => {
    await call(noteConsent, {
      params: { id: contactId },
      body: { ...values, purposeId: purposeId ?? 0, givenOn: givenOn ?? today, proof: proof.trim() || null },
    })
    await onSaved()
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('consents.note')}
      draftKey={`consent.${contactId}`}
      initial={{ purposeId: null, basis: 'consent', givenOn: today, way: null, proof: '', fileId: null }}
      width={480}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="purposeId"
        label={t('consents.purpose')}
        rules={[{ required: true, message: t('form.required', { field: t('consents.purpose') }) }]}
      >
        <Select
          options={(purposes.data?.rows ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="basis" label={t('consents.basis')}>
        <Select options={bases.map((value) => ({ value, label: t(`consents.bases.${value}`) }))} />
      </Form.Item>
      <Form.Item name="givenOn" label={t('consents.givenOn')}>
        <DayField />
      </Form.Item>
      <Form.Item name="way" label={t('consents.way')}>
        <Select
          allowClear
          options={consentWays.map((value) => ({ value, label: t(`consents.ways.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="proof" label={t('consents.proof')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Form.Item>
      {files.data && files.data.rows.length > 0 && (
        <Form.Item name="fileId" label={t('consents.file')}>
          <Select allowClear options={files.data.rows.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
    </FormDrawer>
  )
}
