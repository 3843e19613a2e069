import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { bases, consentWays } from '../../contract/consent-marks.ts'
import { DayField } from '../ui/DayField.tsx'
import { wide } from '../ui/FieldGroup.tsx'
import { householdOptions } from './api.ts'
import { newConsent } from './householdValues.ts'

/** The basis for the purpose of household data, noted with them in one step. */
export function HouseholdConsent() {
  const { t } = useTranslation()
  const purpose = useQuery(householdOptions()).data?.purpose?.name ?? ''
  const initial = newConsent()
  const item = (field: keyof typeof initial) => ({
    name: ['householdConsent', field],
    initialValue: initial[field],
  })
  return (
    <>
      <p className={wide} style={{ color: 'var(--k-text-soft)', marginBlockEnd: 12 }}>
        {t('household.basisHint', { purpose })}
      </p>
      <Form.Item {...item('basis')} label={t('consents.basis')}>
        <Select options={bases.map((value) => ({ value, label: t(`consents.bases.${value}`) }))} />
      </Form.Item>
      <Form.Item
        {...item('givenOn')}
        label={t('consents.givenOn')}
        rules={[{ required: true, message: t('form.required', { field: t('consents.givenOn') }) }]}
      >
        <DayField />
      </Form.Item>
      <Form.Item {...item('way')} label={t('consents.way')}>
        <Select
          allowClear
          options={consentWays.map((value) => ({ value, label: t(`consents.ways.${value}`) }))}
        />
      </Form.Item>
      <Form.Item {...item('proof')} label={t('consents.proof')}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  )
}
