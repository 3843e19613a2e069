import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginTwoFactor, confirmTwoFactor } from '../../contract/two-factor.ts'
import { call } from '../app/call.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FormProblem } from '../ui/FormProblem.tsx'
import { useSubmit } from '../ui/useSubmit.ts'
import { CodeField } from './CodeField.tsx'
import styles from './MePage.module.css'
import { RecoveryCodes } from './RecoveryCodes.tsx'

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }))

/** Scan, type a code, keep the recovery codes. `onDone` follows when they are kept. */
export function TwoFactorSetUp({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ code: string }>()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  // Each visit a fresh secret; while the page is open the one that was scanned stays.
  const begun = useQuery({
    queryKey: ['two-factor', 'begun'],
    queryFn: ({ signal }) => call(beginTwoFactor, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const { submit, isSaving, problem, isAtField } = useSubmit(form, async ({ code }) => {
    setCodes((await call(confirmTwoFactor, { body: { code } })).recoveryCodes)
  })
  if (codes) return <RecoveryCodes codes={codes} onSaved={onDone} />
  if (begun.isError) return <ErrorState error={begun.error} reset={() => void begun.refetch()} />
  if (!begun.data) return null
  const { uri, secret } = begun.data
  return (
    <Form
      name="two-factor"
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form}
      onFinish={submit}
    >
      <p>{t('security.scan')}</p>
      <div className={styles.qr}>
        <Suspense>
          <QrCode value={uri} label={t('security.qr')} />
        </Suspense>
      </div>
      <p className={styles.secret}>
        {t('security.typeIn')}
        <code>{secret.replace(/(.{4})(?!$)/g, '$1 ')}</code>
      </p>
      <FormProblem problem={problem} isAtField={isAtField} />
      <CodeField hint={t('security.codeHint')} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {t('security.confirm')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('form.cancel')}</Button>}
      </div>
    </Form>
  )
}
