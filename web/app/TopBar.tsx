import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../search/SearchBox.tsx'
import { LanguageMenu } from './LanguageMenu.tsx'
import { MeMenu } from './MeMenu.tsx'
import { ShadeMenu } from './ShadeMenu.tsx'
import { useMay } from './session.ts'
import styles from './TopBar.module.css'

export function TopBar() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayCreate = useMay('customer.create')
  const maySearch = useMay('customer.view')
  return (
    <header className={styles.bar}>
      <search className={styles.search}>{maySearch && <SearchBox />}</search>
      <div className={styles.tools}>
        {mayCreate && (
          <Button
            type="primary"
            className={styles.create}
            icon={<PlusOutlined />}
            onClick={() => navigate({ to: '/customers', search: { new: 1 } })}
          >
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
