import { PlusOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../ui/shortcuts.ts'
import { usePageAction } from '../ui/usePageAction.ts'
import { runShortcut } from '../ui/useShortcut.ts'
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
  usePageAction('newCustomer', newCustomer, mayCreate)
  const help = t('keys.open', { keys: keysOf('help') })
  return (
    <header className={styles.bar}>
      <search className={styles.search}>
        <button type="button" className={styles.field} aria-haspopup="dialog" onClick={onSearch}>
          <SearchOutlined aria-hidden />
          <span className={styles.words}>{t('search.placeholder')}</span>
          <kbd className={styles.key}>{keysOf('search')}</kbd>
        </button>
      </search>
      <div className={styles.tools}>
        {mayCreate && (
          <Button type="primary" className={styles.create} icon={<PlusOutlined />} onClick={newCustomer}>
            {t('app.newCustomer')}
          </Button>
        )}
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={help}
          title={help}
          onClick={() => runShortcut('help')}
        />
        <ShadeMenu />
        <LanguageMenu />
        <MeMenu />
      </div>
    </header>
  )
}
