import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { createIndustry, type Industry, updateIndustry } from '../../contract/settings.ts'
import { isGbCode } from '../../contract/values/gbCode.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { industriesOptions } from './api.ts'

type Values = Omit<Industry, 'id'>

const empty: Values = { name: '', shortCode: '', gbCode: '', active: true }

/** `industry` is null for a new one. */
export function IndustryForm({ industry, onClose }: { industry: Industry | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async (values: Values) => {
    if (industry) await call(updateIndustry, { params: { id: industry.id }, body: values })
    else await call(createIndustry, { body: values })
    await queries.invalidateQueries({ queryKey: industriesOptions.queryKey })
    onClose()
  }
  const capitals = (text: string) => text.trim().toUpperCase()
  return (
    <FormDrawer<Values>
      title={t(industry ? 'settings.editIndustry' : 'settings.newIndustry')}
      draftKey={industry ? `industry.${industry.id}` : 'industry'}
      initial={industry ? valuesOf(industry) : empty}
      width={420}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('settings.industryName')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('form.required', { field: t('settings.industryName') }),
          },
        ]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item
        name="shortCode"
        label={t('settings.shortCode')}
        normalize={capitals}
        rules={[{ pattern: /^[A-Z]{3}$/, required: true, message: t('settings.shortCodeHint') }]}
      >
        <Input maxLength={3} autoComplete="off" placeholder={t('settings.shortCodeHint')} />
      </Form.Item>
      <Form.Item
        name="gbCode"
        label={t('settings.gbCode')}
        extra={t('settings.gbCodeHint')}
        normalize={capitals}
        rules={[
          {
            required: true,
            validator: async (_, code: string) => {
              if (!isGbCode(code)) throw new Error(t('settings.gbCodeHint'))
            },
          },
        ]}
      >
        <Input maxLength={3} autoComplete="off" />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t('settings.active')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}

function valuesOf({ name, shortCode, gbCode, active }: Industry): Values {
  return { name, shortCode, gbCode, active }
}
