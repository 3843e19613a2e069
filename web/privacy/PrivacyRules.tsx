import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bases } from '../../contract/consent-marks.ts'
import {
  createPurpose,
  type PrivacyPurpose,
  type readPrivacyRules,
  updatePrivacyRules,
  updatePurpose,
} from '../../contract/consents.ts'
import type { ResultOf } from '../../contract/endpoint.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PlainTable } from '../ui/PlainTable.tsx'
import { Section } from '../ui/Section.tsx'
import { purposesOptions, rulesOptions } from './api.ts'

/** Why personal data are kept, what new contacts are entered for, and how fast requests are handled. */
export function PrivacyRules() {
  const { t } = useTranslation()
  const rules = useQuery(rulesOptions())
  const purposes = useQuery(purposesOptions())
  const [edited, setEdited] = useState<PrivacyPurpose | 'new' | null>(null)
  return (
    <Section
      title={t('consents.settings')}
      note={t('consents.settingsNote')}
      actions={<Button onClick={() => setEdited('new')}>{t('consents.newPurpose')}</Button>}
    >
      {rules.isError && <ErrorState error={rules.error} reset={() => void rules.refetch()} />}
      {rules.data && purposes.data && <RulesForm rules={rules.data} purposes={purposes.data.rows} />}
      {purposes.data && (
        <PlainTable
          label={t('consents.purposes')}
          rows={purposes.data.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('consents.purpose'), cell: ({ name }) => name },
            {
              key: 'marketing',
              title: t('consents.marketing'),
              cell: ({ isMarketing }) => (isMarketing ? t('consents.isMarketing') : null),
            },
            {
              key: 'active',
              title: t('people.status'),
              cell: ({ active }) => t(active ? 'settings.active' : 'settings.inactive'),
            },
          ]}
          actions={(purpose) => (
            <Button
              size="small"
              aria-label={t('settings.editNamed', { name: purpose.name })}
              onClick={() => setEdited(purpose)}
            >
              {t('form.edit')}
            </Button>
          )}
        />
      )}
      {edited && <PurposeForm purpose={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

type Rules = ResultOf<typeof readPrivacyRules>

/** Each choice is kept as it is made. */
function RulesForm({ rules, purposes }: { rules: Rules; purposes: readonly PrivacyPurpose[] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: (changes: Partial<Rules>) => call(updatePrivacyRules, { body: changes }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['privacy', 'rules'] }),
  })
  const none = 0
  return (
    <Form layout="vertical" style={{ maxWidth: 480 }}>
      <FormProblem problem={saving.error} />
      <Form.Item
        label={t('consents.defaultPurpose')}
        htmlFor="default-purpose"
        extra={t('consents.defaultHint')}
      >
        <Select
          id="default-purpose"
          value={rules.defaultPurposeId ?? none}
          options={[
            { value: none, label: t('consents.noDefault') },
            ...purposes.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id: number) => saving.mutate({ defaultPurposeId: id === none ? null : id })}
        />
      </Form.Item>
      <Form.Item label={t('consents.defaultBasis')} htmlFor="default-basis">
        <Select
          id="default-basis"
          value={rules.defaultBasis}
          options={bases.map((value) => ({ value, label: t(`consents.bases.${value}`) }))}
          onChange={(defaultBasis) => saving.mutate({ defaultBasis })}
        />
      </Form.Item>
      <Form.Item label={t('consents.days')} htmlFor="privacy-days">
        <InputNumber
          id="privacy-days"
          min={1}
          max={90}
          precision={0}
          value={rules.privacyDays}
          onBlur={({ target }) => {
            const days = Number(target.value)
            if (days >= 1 && days <= 90 && days !== rules.privacyDays) saving.mutate({ privacyDays: days })
          }}
        />
      </Form.Item>
    </Form>
  )
}

type Values = { name: string; isMarketing: boolean; active: boolean }

function PurposeForm({ purpose, onClose }: { purpose: PrivacyPurpose | null; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async ({ name, isMarketing, active }: Values) => {
    if (purpose)
      await call(updatePurpose, {
        params: { id: purpose.id },
        body: { name: name.trim(), isMarketing, active },
      })
    else await call(createPurpose, { body: { name: name.trim(), isMarketing } })
    await queries.invalidateQueries({ queryKey: ['privacy'] })
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={purpose ? t('settings.editNamed', { name: purpose.name }) : t('consents.newPurpose')}
      draftKey={`purpose.${purpose?.id ?? 'new'}`}
      initial={{
        name: purpose?.name ?? '',
        isMarketing: purpose?.isMarketing ?? false,
        active: purpose?.active ?? true,
      }}
      width={420}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('consents.purpose')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('consents.purpose') }) },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="isMarketing" valuePropName="checked" extra={t('consents.marketingHint')}>
        <Checkbox>{t('consents.isMarketing')}</Checkbox>
      </Form.Item>
      {purpose && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('settings.active')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}
