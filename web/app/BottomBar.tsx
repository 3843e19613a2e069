import { PlusCircleFilled, SearchOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './BottomBar.module.css'
import { useMay } from './session.ts'
import { useNewCustomer } from './useNewCustomer.ts'

const PhoneSearch = lazy(() =>
  import('./PhoneSearch.tsx').then(({ PhoneSearch }) => ({ default: PhoneSearch })),
)

/** The shell of a phone, in reach of the thumb. */
export function BottomBar() {
  const { t } = useTranslation()
  const [isSearching, setIsSearching] = useState(false)
  const newCustomer = useNewCustomer()
  const mayView = useMay('customer.view')
  const mayCreate = useMay('customer.create')
  return (
    <nav className={styles.bar} aria-label={t('app.menu')}>
      {mayView && (
        <Link to="/customers" activeOptions={{ includeSearch: false }} className={styles.entry}>
          <TeamOutlined aria-hidden="true" />
          {t('app.customers')}
        </Link>
      )}
      {mayCreate && (
        <button type="button" className={styles.entry} onClick={newCustomer}>
          <PlusCircleFilled aria-hidden="true" />
          {t('app.newCustomer')}
        </button>
      )}
      {mayView && (
        <button type="button" className={styles.entry} onClick={() => setIsSearching(true)}>
          <SearchOutlined aria-hidden="true" />
          {t('app.search')}
        </button>
      )}
      <Link to="/me" className={styles.entry}>
        <UserOutlined aria-hidden="true" />
        {t('app.me')}
      </Link>
      {isSearching && (
        <Suspense>
          <PhoneSearch onClose={() => setIsSearching(false)} />
        </Suspense>
      )}
    </nav>
  )
}
