import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { type readOrganisation, updateOrganisation } from '../../contract/settings.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { Section } from '../ui/Section.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { organisationOptions } from './api.ts'
import { idleChoices, useIdleText } from './idle.ts'
import { NumberRule } from './NumberRule.tsx'

type Organisation = ResultOf<typeof readOrganisation>
type Values = Pick<Organisation, 'name' | 'timeZone' | 'customerNumberRule' | 'sessionIdleMinutes'>

export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const idleText = useIdleText()
  const [form] = Form.useForm<Values>()
  const { version, numberExample, ...kept } = organisation
  const { submit, isSaving, problem } = useSubmit(form, async (values: Values) => {
    const changes = Object.fromEntries(
      Object.entries(values).filter(([field, value]) => value !== kept[field as keyof Values]),
    )
    await call(updateOrganisation, { body: { version, changes } })
    await queries.invalidateQueries({ queryKey: organisationOptions.queryKey })
  })
  const typed: Values | undefined = Form.useWatch([], form)
  const isChanged = typed && JSON.stringify({ ...kept, ...typed }) !== JSON.stringify(kept)
  const idle = new Set([...idleChoices, kept.sessionIdleMinutes])
  return (
    <Section title={t('settings.general')}>
      <Form<Values>
        name="organisation"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={kept}
        style={{ maxWidth: 480 }}
        onFinish={submit}
      >
        <FormProblem problem={problem} />
        <Form.Item
          name="name"
          label={t('settings.name')}
          rules={[
            { required: true, whitespace: true, message: t('form.required', { field: t('settings.name') }) },
          ]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <NumberRule example={numberExample} keptRule={kept.customerNumberRule} />
        <Form.Item name="timeZone" label={t('settings.timeZone')}>
          <Select
            showSearch
            options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
          />
        </Form.Item>
        <Form.Item name="sessionIdleMinutes" label={t('settings.idle')}>
          <Select
            options={[...idle]
              .toSorted((a, b) => a - b)
              .map((minutes) => ({ value: minutes, label: idleText(minutes) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isSaving} disabled={!isChanged}>
          {t('form.save')}
        </Button>
      </Form>
    </Section>
  )
}
