import { FormOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerOptions } from '../customers/api.ts'
import { CustomerSearch } from '../search/CustomerSearch.tsx'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { opensForm } from '../ui/useFormEntry.ts'
import styles from './PhoneAdd.module.css'

type Props = { onNewCustomer: (() => void) | null; onClose: () => void }

/** What is begun on a phone: a follow-up, of the customer on the page or of one that is looked for; or a customer. */
export function PhoneAdd({ onNewCustomer, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useFocusReturn()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [isChoosing, setChoosing] = useState(false)
  const here = /^\/customers\/(\d+)$/.exec(path)?.[1]
  const customer = useQuery({ ...customerOptions(Number(here)), enabled: here !== undefined })
  const mayWrite = here === undefined || customer.data?.can.createFollowUp === true
  const write = (id: string) => {
    onClose()
    void navigate({ to: '/customers/$id', params: { id }, search: { followUp: 1 }, state: opensForm })
  }
  return (
    <Drawer
      open
      placement={isChoosing ? 'top' : 'bottom'}
      size={isChoosing ? '100%' : 'auto'}
      title={t(isChoosing ? 'followups.write' : 'app.add')}
      closable={{ 'aria-label': t('form.close') }}
      onClose={onClose}
    >
      {isChoosing ? (
        <CustomerSearch
          onChoose={({ id }) => write(String(id))}
          whyNot={({ can }) => (can.createFollowUp ? undefined : t('followups.readOnly'))}
        />
      ) : (
        <div className={styles.choices}>
          {mayWrite && (
            <Button
              type="primary"
              size="large"
              icon={<FormOutlined aria-hidden />}
              onClick={() => (here ? write(here) : setChoosing(true))}
            >
              {t('followups.write')}
            </Button>
          )}
          {customer.data && !mayWrite && <p>{t('followups.readOnly')}</p>}
          {onNewCustomer && (
            <Button
              size="large"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => {
                onClose()
                onNewCustomer()
              }}
            >
              {t('app.newCustomer')}
            </Button>
          )}
        </div>
      )}
    </Drawer>
  )
}
