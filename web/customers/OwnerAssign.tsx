import { UserSwitchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { usePageAction } from '../ui/usePageAction.ts'

const AssignForm = lazy(async () => ({ default: (await import('./AssignForm.tsx')).AssignForm }))

/** Beside the owner's name, for who may give the customer to somebody else. */
export function OwnerAssign({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  const close = () => setOpen(false)
  usePageAction('assign', open)
  return (
    <>
      <Button type="link" size="small" icon={<UserSwitchOutlined aria-hidden />} onClick={open}>
        {t('changes.batch.assign')}
      </Button>
      {isOpen && (
        <Suspense>
          <AssignForm ids={[customer.id]} name={customer.name} onClose={close} onDone={close} />
        </Suspense>
      )}
    </>
  )
}
