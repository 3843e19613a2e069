import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { searchKeys } from '../search/keys.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { LanguageMenu } from './LanguageMenu.tsx'
import { MeMenu } from './MeMenu.tsx'
import { ShadeMenu } from './ShadeMenu.tsx'
import { useMay } from './session.ts'
import styles from './TopBar.module.css'
import { useNewCustomer } from './useNewCustomer.ts'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation()
  const newCustomer = useNewCustomer()
  const mayCreate = useMay('customer.create')
  usePageAction('newCustomer', newCustomer, { isOn: mayCreate })
  return (
    <header className={styles.bar}>
      <search className={styles.search}>
        <button type="button" className={styles.field} aria-haspopup="dialog" onClick={onSearch}>
          <SearchOutlined aria-hidden />
          <span className={styles.words}>{t('search.placeholder')}</span>
          <kbd className={styles.key}>{searchKeys}</kbd>
        </button>
      </search>
      <div className={styles.tools}>
        {mayCreate && (
          <Button type="primary" className={styles.create} icon={<PlusOutlined />} onClick={newCustomer}>
            {t('app.newCustomer')}
          </Button>
        )}
        <ShadeMenu />
        <LanguageMenu />
        <MeMenu />
      </div>
    </header>
  )
}
