import {
  CalendarOutlined,
  PlusCircleFilled,
  SearchOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageAction } from '../ui/usePageAction.ts'
import styles from './BottomBar.module.css'
import { useMay } from './session.ts'
import { useNewCustomer } from './useNewCustomer.ts'

const PhoneAdd = lazy(() => import('./PhoneAdd.tsx').then(({ PhoneAdd }) => ({ default: PhoneAdd })))

/** The shell of a phone, in reach of the thumb. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation()
  const [isAdding, setIsAdding] = useState(false)
  const newCustomer = useNewCustomer()
  const mayView = useMay('customer.view')
  const mayCreate = useMay('customer.create')
  const mayFollowUp = useMay('followUp.create')
  usePageAction('newCustomer', newCustomer, mayCreate)
  return (
    <nav className={styles.bar} aria-label={t('app.menu')}>
      {mayView && (
        <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className={styles.entry}>
          <CalendarOutlined aria-hidden="true" />
          {t('app.workbench')}
        </Link>
      )}
      {mayView && (
        <Link to="/customers" activeOptions={{ includeSearch: false }} className={styles.entry}>
          <TeamOutlined aria-hidden="true" />
          {t('app.customers')}
        </Link>
      )}
      {(mayCreate || mayFollowUp) && (
        <button
          type="button"
          className={styles.entry}
          aria-haspopup={mayFollowUp ? 'dialog' : undefined}
          onClick={() => (mayFollowUp ? setIsAdding(true) : newCustomer())}
        >
          <PlusCircleFilled aria-hidden="true" />
          {t('app.add')}
        </button>
      )}
      {mayView && (
        <button type="button" className={styles.entry} aria-haspopup="dialog" onClick={onSearch}>
          <SearchOutlined aria-hidden="true" />
          {t('app.search')}
        </button>
      )}
      <Link to="/me" className={styles.entry}>
        <UserOutlined aria-hidden="true" />
        {t('app.me')}
      </Link>
      {isAdding && (
        <Suspense>
          <PhoneAdd onNewCustomer={mayCreate ? newCustomer : null} onClose={() => setIsAdding(false)} />
        </Suspense>
      )}
    </nav>
  )
}
