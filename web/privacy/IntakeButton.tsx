import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../app/session.ts'

const IntakeForm = lazy(async () => ({ default: (await import('./IntakeForm.tsx')).IntakeForm }))

type Props = {
  /** A contact, or a customer who is a person and has none. */
  of: { contactId: number } | { customerId: number }
  name: string
}

/** Takes in a request of this person; for who handles them. Where no contact stands beside it, it says what it is for. */
export function IntakeButton({ of, name }: Props) {
  const { t } = useTranslation()
  const may = useMay('privacy.manage')
  const [isOpen, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button
        size="small"
        icon={<LockOutlined aria-hidden />}
        onClick={() => setOpen(true)}
        {...('contactId' in of
          ? {
              type: 'text',
              title: t('privacy.intake'),
              'aria-label': t('privacy.intakeOf', { name }),
            }
          : { children: t('privacy.intake') })}
      />
      {isOpen && (
        <Suspense>
          <IntakeForm of={of} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
