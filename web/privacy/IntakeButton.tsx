import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/session.ts'

const IntakeForm = lazy(async () => ({ default: (await import('./IntakeForm.tsx')).IntakeForm }))

/** Takes in a request of this contact; for who handles them. */
export function IntakeButton({ contactId, name }: { contactId: number; name: string }) {
  const { t } = useTranslation()
  const may = useMay('privacy.manage')
  const [isOpen, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<LockOutlined aria-hidden />}
        title={t('privacy.intake')}
        aria-label={t('privacy.intakeOf', { name })}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <IntakeForm contactId={contactId} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
