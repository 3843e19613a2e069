import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { previewLabelLine, updateLabelLine } from '../../contract/tags.ts'
import { CallError, call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { Section } from '../ui/Section.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { useSubmit } from '../ui/useSubmit.ts'
import { labelLineOptions } from './api.ts'
import styles from './TagSettings.module.css'

type Values = { pattern: string }

/** 标签组合: its pattern, tried on real customers while it is typed. */
export function LabelLine() {
  const { t } = useTranslation()
  const kept = useQuery(labelLineOptions())
  if (!kept.data) return null
  return (
    <Section title={t('tags.line')} note={t('tags.lineNote')}>
      <LineForm key={kept.data.pattern} kept={kept.data.pattern} />
    </Section>
  )
}

function LineForm({ kept }: { kept: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const typed: string = Form.useWatch('pattern', form) ?? kept
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async ({ pattern }: Values) => {
    await call(updateLabelLine, { body: { pattern } })
    void message.success(t('tags.saved'))
    await Promise.all([
      queries.invalidateQueries({ queryKey: labelLineOptions().queryKey }),
      queries.invalidateQueries({ queryKey: ['customers'] }),
    ])
  })
  return (
    <Form<Values>
      name="label-line"
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ pattern: kept }}
      className={styles.form}
      onFinish={submit}
    >
      <FormProblem problem={problem} isAtField={isAtField} />
      <Form.Item name="pattern" label={t('tags.linePattern')} extra={t('tags.lineParts')}>
        <Input maxLength={200} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Preview pattern={typed} />
      <Button type="primary" htmlType="submit" loading={isSaving} disabled={typed.trim() === kept}>
        {t('form.save')}
      </Button>
    </Form>
  )
}

function Preview({ pattern }: { pattern: string }) {
  const { t } = useTranslation()
  const settled = useSettled(pattern.trim(), 300)
  const tried = useQuery({
    queryKey: ['label-line', 'preview', settled],
    queryFn: ({ signal }) => call(previewLabelLine, { body: { pattern: settled }, signal }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const wrong = tried.error instanceof CallError ? tried.error.body.fields[0]?.message : undefined
  return (
    <div className={styles.preview} aria-live="polite">
      <h3>{t('tags.linePreview')}</h3>
      {wrong && <p className={styles.wrong}>{wrong}</p>}
      {!wrong && tried.data?.rows.length === 0 && <p className={styles.soft}>{t('tags.lineNoCustomer')}</p>}
      {!wrong && (
        <dl>
          {tried.data?.rows.map(({ id, name, line }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{line ?? t('tags.lineEmpty')}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
