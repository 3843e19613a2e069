import {
  ApartmentOutlined,
  AuditOutlined,
  BlockOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  DeleteOutlined,
  DoubleLeftOutlined,
  DoubleRightOutlined,
  FileProtectOutlined,
  FlagOutlined,
  FormOutlined,
  ImportOutlined,
  MedicineBoxOutlined,
  ProfileOutlined,
  SafetyOutlined,
  SettingOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'
import { type MenuEntry, menu } from './menu.ts'
import styles from './SideMenu.module.css'
import { useMe } from './session.ts'

const icons: Record<MenuEntry['text'], typeof TeamOutlined> = {
  workbench: CalendarOutlined,
  customers: TeamOutlined,
  imports: ImportOutlined,
  reviews: AuditOutlined,
  verification: CheckSquareOutlined,
  checkUp: MedicineBoxOutlined,
  duplicates: BlockOutlined,
  registrations: FlagOutlined,
  handOver: SwapOutlined,
  trash: DeleteOutlined,
  people: ApartmentOutlined,
  roles: SafetyOutlined,
  organisation: SettingOutlined,
  customFields: FormOutlined,
  fieldSets: ProfileOutlined,
  tags: TagsOutlined,
  accessLog: FileProtectOutlined,
  privacy: UserOutlined,
}

const remembered = 'kemai.menu'

export function SideMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const [isNarrow, setIsNarrow] = useState(() => localStorage.getItem(remembered) === 'narrow')
  const toggle = () => {
    localStorage.setItem(remembered, isNarrow ? 'wide' : 'narrow')
    setIsNarrow(!isNarrow)
  }
  const allowed = menu
    .map(({ head, entries }) => ({ head, entries: entries.filter(({ needs }) => me.can[needs]) }))
    .filter(({ entries }) => entries.length > 0)
  const toggleText = t(isNarrow ? 'app.expandMenu' : 'app.collapseMenu')

  return (
    <nav className={styles.menu} data-narrow={isNarrow} aria-label={t('app.menu')}>
      <Link to="/" className={styles.brand}>
        <Mark />
        <span className={styles.text}>{t('app.name')}</span>
      </Link>
      {allowed.map(({ head, entries }) => (
        <div key={head} className={styles.group}>
          {head === 'settings' && <p className={styles.head}>{t('app.settings')}</p>}
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.to} entry={entry} isNarrow={isNarrow} />
            ))}
          </ul>
        </div>
      ))}
      <button
        type="button"
        className={styles.toggle}
        onClick={toggle}
        aria-expanded={!isNarrow}
        aria-label={toggleText}
        title={toggleText}
      >
        {isNarrow ? <DoubleRightOutlined /> : <DoubleLeftOutlined />}
      </button>
    </nav>
  )
}

function Entry({ entry, isNarrow }: { entry: MenuEntry; isNarrow: boolean }) {
  const { t } = useTranslation()
  // The trash lies below the customers but has an entry of its own.
  const path = useLocation({ select: ({ pathname }) => pathname })
  const Icon = icons[entry.text]
  const text = t(`app.${entry.text}`)
  return (
    <li>
      <Link
        to={entry.to}
        className={styles.entry}
        activeOptions={{ exact: entry.to === '/' || path === '/customers/trash', includeSearch: false }}
        title={isNarrow ? text : undefined}
      >
        <Icon aria-hidden="true" />
        <span className={styles.text}>{text}</span>
      </Link>
    </li>
  )
}
