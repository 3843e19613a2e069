import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultOf } from '../../contract/endpoint.ts'
import { answerTip, listTips, sendTip, tipAnswers } from '../../contract/tips.ts'
import { call } from '../app/call.ts'
import { useMe } from '../app/session.ts'
import { ChoiceChips } from '../followups/ChoiceChips.tsx'
import entries from '../ui/Entries.module.css'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Section } from '../ui/Section.tsx'
import { useShown } from '../ui/useShown.ts'
import { useSubmit } from '../ui/useSubmit.ts'
import styles from './tips.module.css'

type Tips = ResultOf<typeof listTips>

const tipsOptions = () =>
  queryOptions({ queryKey: ['tips'], queryFn: ({ signal }) => call(listTips, { signal }) })

/** Tips that one got, to be answered, and those that one sent; and a new one. */
export function TipsPage() {
  const { t } = useTranslation()
  const me = useMe()
  const tips = useQuery(tipsOptions())
  return (
    <>
      <PageHead title={t('tips.title')} note={t('tips.note')} />
      <TipForm />
      {tips.isError && <ErrorState error={tips.error} reset={() => void tips.refetch()} />}
      {tips.data && (
        <>
          {me.can['customer.view'] && (
            <Section title={t('tips.received')}>
              {tips.data.received.length === 0 && <p className={entries.soft}>{t('tips.noneReceived')}</p>}
              <ul className={entries.list}>
                {tips.data.received.map((tip) => (
                  <Received key={tip.id} tip={tip} />
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('tips.sent')}>
            {tips.data.sent.length === 0 && <p className={entries.soft}>{t('tips.noneSent')}</p>}
            <ul className={entries.list}>
              {tips.data.sent.map((tip) => (
                <li key={tip.id}>
                  <strong>{tip.about}</strong>
                  <p>{tip.words}</p>
                  <Answer tip={tip} />
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </>
  )
}

type Values = { about: string; words: string }

function TipForm() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [told, setTold] = useState('')
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values: Values) => {
    const { to } = await call(sendTip, { body: values })
    setTold(to ? t('tips.sentTo', { name: to.name }) : t('tips.sentToReviewers'))
    form.resetFields()
    await queries.invalidateQueries({ queryKey: ['tips'] })
  })
  const required = (field: string) => [
    { required: true, whitespace: true, message: t('form.required', { field }) },
  ]
  return (
    <Section title={t('tips.send')}>
      <FormProblem problem={problem} isAtField={isAtField} />
      <Form<Values> name="tip" form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="about" label={t('tips.about')} rules={required(t('tips.about'))}>
          <Input maxLength={200} autoComplete="off" placeholder={t('tips.aboutHint')} />
        </Form.Item>
        <Form.Item name="words" label={t('tips.words')} rules={required(t('tips.words'))}>
          <Input.TextArea
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('tips.wordsHint')}
          />
        </Form.Item>
        <div className={styles.line}>
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {t('tips.send')}
          </Button>
          <span role="status">{told}</span>
        </div>
      </Form>
    </Section>
  )
}

function Received({ tip }: { tip: Tips['received'][number] }) {
  const { t } = useTranslation()
  const shown = useShown()
  return (
    <li>
      <Link to="/customers/$id" params={{ id: String(tip.customer.id) }}>
        {tip.customer.name}
      </Link>
      <p>{tip.words}</p>
      <p className={entries.soft}>
        {[
          t('tips.from', { person: tip.sender.name, when: shown.instant(tip.at) }),
          tip.answer === null && t(tip.isOverdue ? 'tips.overdue' : 'tips.due', { day: tip.dueOn }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {tip.answer === null ? <AnswerForm tip={tip} /> : <Answer tip={tip} />}
    </li>
  )
}

function Answer({
  tip: { answer, answerWords, answeredAt },
}: {
  tip: Tips['sent'][number] | Tips['received'][number]
}) {
  const { t } = useTranslation()
  const shown = useShown()
  const said =
    answer === null
      ? t('tips.waiting')
      : t('tips.answered', { answer: t(`tips.answer.${answer}`), when: shown.day(answeredAt ?? '') })
  return <p className={entries.soft}>{answerWords ? `${said} · ${answerWords}` : said}</p>
}

/** One tap says what it was worth; a word beside it goes along. */
function AnswerForm({ tip }: { tip: Tips['received'][number] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const answering = useMutation({
    mutationFn: (answer: (typeof tipAnswers)[number]) =>
      call(answerTip, { params: { id: tip.id }, body: { answer, words: words.trim() || null } }),
    onSettled: () =>
      Promise.all(
        [['tips'], ['workbench'], ['timeline', tip.customer.id]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
  return (
    <>
      <FormProblem problem={answering.error} />
      <div className={styles.line}>
        <Input
          maxLength={500}
          autoComplete="off"
          className={styles.words ?? ''}
          aria-label={t('tips.answerWords')}
          placeholder={t('tips.answerWords')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <ChoiceChips
          label={t('tips.answerOf', { person: tip.sender.name })}
          value={null}
          onChange={(answer) => answer && answering.mutate(answer)}
          options={tipAnswers.map((value) => ({ value, label: t(`tips.answer.${value}`) }))}
        />
      </div>
    </>
  )
}
