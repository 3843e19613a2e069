import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { setUp } from '../../contract/setup.ts'
import { call } from '../app/call.ts'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { enter } from './enter.ts'
import styles from './Front.module.css'
import { Front } from './Front.tsx'
import { NewPassword } from './NewPassword.tsx'

type Values = {
  code: string
  organisation: string
  administrator: { name: string; userName: string; password: string }
  demo: boolean
  reviewEntries: boolean
}

const empty: Values = {
  code: '',
  organisation: '',
  administrator: { name: '', userName: '', password: '' },
  demo: false,
  reviewEntries: true,
}

export function SetUpPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const demo = Form.useWatch('demo', form) ?? false
  const organisation = Form.useWatch('organisation', form)
  const typed = Form.useWatch('administrator', form)
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async (values: Values) => {
    await enter(await call(setUp, { body: values }))
    await navigate({ to: '/' })
  })
  const needed = (field: string) => [
    { required: true, whitespace: true, message: t('form.required', { field }) },
  ]
  return (
    <Front wide title={t('session.setUpTitle')} note={t('session.setUpText')}>
      <Form<Values>
        name="set-up"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={empty}
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
      >
        <FormProblem problem={problem} isAtField={isAtField} />
        <div className={styles.columns}>
          <Form.Item
            name="code"
            label={t('session.code')}
            extra={t('session.codeHint')}
            rules={needed(t('session.code'))}
          >
            <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus />
          </Form.Item>
          <Form.Item
            name="organisation"
            label={t('session.organisation')}
            rules={needed(t('session.organisation'))}
          >
            <Input autoComplete="organization" maxLength={100} />
          </Form.Item>
          <Form.Item
            name={['administrator', 'name']}
            label={t('session.yourName')}
            rules={needed(t('session.yourName'))}
          >
            <Input autoComplete="name" maxLength={50} />
          </Form.Item>
          <Form.Item
            name={['administrator', 'userName']}
            label={t('session.userName')}
            extra={t('session.userNameHint')}
            rules={needed(t('session.userName'))}
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={50} />
          </Form.Item>
          <div>
            <NewPassword
              name={['administrator', 'password']}
              label={t('session.password')}
              names={[typed?.name ?? '', typed?.userName ?? '', organisation ?? '']}
            />
          </div>
          <Form.Item name="demo" label={t('session.startWith')}>
            <Radio.Group vertical>
              <Radio value={false}>
                {t('session.startEmpty')}
                <span className={styles.what}>{t('session.startEmptyText')}</span>
              </Radio>
              <Radio value={true}>
                {t('session.startDemo')}
                <span className={styles.what}>{t('session.startDemoText')}</span>
              </Radio>
            </Radio.Group>
          </Form.Item>
          {!demo && (
            <Form.Item name="reviewEntries" valuePropName="checked" extra={t('reviews.settingHint')}>
              <Checkbox>{t('reviews.setting')}</Checkbox>
            </Form.Item>
          )}
        </div>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {t(demo ? 'session.setUpSubmitDemo' : 'session.setUpSubmit')}
        </Button>
        {isSaving && demo && (
          <p className={styles.hint} role="status">
            {t('session.loadingDemo')}
          </p>
        )}
      </Form>
    </Front>
  )
}
