import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { type readOrganisation, updateOrganisation } from '../../contract/settings.ts'
import { call } from '../app/call.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { RegistrationSettings } from '../registrations/RegistrationSettings.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { Section } from '../ui/Section.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { useSubmit } from '../ui/useSubmit.ts'
import { CheckSettings } from '../verification/CheckSettings.tsx'
import { organisationOptions } from './api.ts'
import { idleChoices, useIdleText } from './idle.ts'
import { NumberRule } from './NumberRule.tsx'

type Organisation = ResultOf<typeof readOrganisation>
type Values = Omit<Organisation, 'version' | 'numbering'>

/** No field here holds an id that stands for a name. */
const noNames: ReadonlySet<string> = new Set()

export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const idleText = useIdleText()
  const [form] = Form.useForm<Values>()
  const { version, numbering, ...kept } = organisation
  const { collisions, save } = useEdit<Values>({
    form,
    begin: { version, values: kept },
    readNow: async () => {
      const {
        version: now,
        numbering: _,
        ...values
      } = await queries.fetchQuery({
        ...organisationOptions,
        staleTime: 0,
      })
      return { version: now, values }
    },
  })
  const words = useFieldWords(noNames)
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (typed: Values) => {
    await save(typed, (base, mine) => {
      const changes = Object.fromEntries(
        Object.entries(mine).filter(([field, value]) => value !== base.values[field as keyof Values]),
      )
      return call(updateOrganisation, { body: { version: base.version, changes } })
    })
    await queries.invalidateQueries({ queryKey: organisationOptions.queryKey })
  })
  const label = (field: string) =>
    ({
      customerNumberRule: t('settings.numberRule'),
      sessionIdleMinutes: t('settings.idle'),
      reviewEntries: t('reviews.setting'),
      checkMonthly: t('verification.setting.monthly'),
      checkStages: t('verification.setting.stages'),
      spotCheckSize: t('verification.setting.size'),
      spotCheckDays: t('verification.setting.days'),
      registrationDays: t('registrations.setting.days'),
      registrationExtraDays: t('registrations.setting.extraDays'),
      registrationLimit: t('registrations.setting.limit'),
    })[field] ?? t(`settings.${field}` as 'settings.name', field)
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
        <FormProblem
          problem={problem}
          isAtField={isAtField}
          renderProblem={({ code }) =>
            code === 'record.changed' && (
              <CollisionChoices collisions={collisions} label={label} say={words} form={form} />
            )
          }
        />
        <Form.Item
          name="name"
          label={t('settings.name')}
          rules={[
            { required: true, whitespace: true, message: t('form.required', { field: t('settings.name') }) },
          ]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="reviewEntries" valuePropName="checked" extra={t('reviews.settingHint')}>
          <Checkbox>{t('reviews.setting')}</Checkbox>
        </Form.Item>
        <NumberRule numbering={numbering} keptRule={kept.customerNumberRule} />
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
        <Form.Item
          name="revealDailyLimit"
          label={t('settings.revealDailyLimit')}
          extra={t('settings.revealDailyLimitHint')}
        >
          <InputNumber min={0} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="revealReasonRequired" valuePropName="checked">
          <Checkbox>{t('settings.revealReasonRequired')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="silentAfterDays"
          label={t('settings.silentAfterDays')}
          extra={t('settings.silentAfterDaysHint')}
        >
          <InputNumber min={1} max={3_650} precision={0} />
        </Form.Item>
        <CheckSettings />
        <RegistrationSettings />
        <Button type="primary" htmlType="submit" loading={isSaving} disabled={!isChanged}>
          {t('form.save')}
        </Button>
      </Form>
    </Section>
  )
}
