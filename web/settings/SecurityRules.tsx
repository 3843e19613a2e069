import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import {
  type SecurityRules as Rules,
  type readSecurityRules,
  twoFactorFor,
  updateSecurityRules,
} from '../../contract/security-rules.ts'
import { passwordLengths } from '../../contract/values/passwordRules.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { Section } from '../ui/Section.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { organisationOptions, securityRulesOptions } from './api.ts'
import styles from './SecurityRules.module.css'

export function SecurityRules() {
  const { t } = useTranslation()
  const rules = useQuery(securityRulesOptions)
  return (
    <Section title={t('security.signInRules')} note={t('security.signInRulesText')}>
      {rules.isError && <ErrorState error={rules.error} reset={() => void rules.refetch()} />}
      {rules.data && <RulesForm key={rules.data.version} rules={rules.data} />}
    </Section>
  )
}

/** 0 stands for passwords without an end, because a picker can't hold null. */
const expiries = [0, 30, 60, 90, 180, 365]
type Values = Omit<Rules, 'passwordDays'> & { passwordDays: number }

function RulesForm({ rules }: { rules: ResultOf<typeof readSecurityRules> }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const { version, canRequireTwoFactor, ...given } = rules
  const kept: Values = { ...given, passwordDays: given.passwordDays ?? 0 }
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values: Values) => {
    const changed = Object.entries(values).filter(([field, value]) => value !== kept[field as keyof Values])
    const changes = Object.fromEntries(
      changed.map(([field, value]) => [field, field === 'passwordDays' ? value || null : value]),
    )
    await call(updateSecurityRules, { body: { version, changes } })
    await Promise.all(
      [securityRulesOptions.queryKey, organisationOptions.queryKey, ['password-rules']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  })
  const typed: Values | undefined = Form.useWatch([], form)
  const isChanged = typed && JSON.stringify({ ...kept, ...typed }) !== JSON.stringify(kept)
  const days = [...new Set([...expiries, kept.passwordDays])].toSorted((a, b) => a - b)
  return (
    <Form<Values>
      name="security-rules"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={kept}
      className={styles.form}
      onFinish={submit}
    >
      <FormProblem problem={problem} isAtField={isAtField} />
      <Form.Item
        name="twoFactorFor"
        label={t('security.requiredFor')}
        extra={t(canRequireTwoFactor ? 'security.requiredForText' : 'security.twoFactorUnavailable')}
      >
        <Radio.Group
          disabled={!canRequireTwoFactor}
          options={twoFactorFor.map((who) => ({ value: who, label: t(`security.forWhom.${who}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="passwordMinimum"
        label={t('security.minimum')}
        rules={[{ required: true, message: t('form.required', { field: t('security.minimum') }) }]}
      >
        <InputNumber min={passwordLengths.least} max={passwordLengths.most} precision={0} />
      </Form.Item>
      <Form.Item
        name="passwordHistory"
        label={t('security.history')}
        rules={[{ required: true, message: t('form.required', { field: t('security.history') }) }]}
      >
        <InputNumber min={0} max={24} precision={0} />
      </Form.Item>
      <Form.Item name="passwordDays" label={t('security.expiry')}>
        <Select
          options={days.map((count) => ({
            value: count,
            label: count === 0 ? t('security.never') : t('security.days', { count }),
          }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isSaving} disabled={!isChanged}>
        {t('form.save')}
      </Button>
    </Form>
  )
}
