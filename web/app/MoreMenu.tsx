import { RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './MoreMenu.module.css'
import { menu } from './menu.ts'
import { useMe } from './session.ts'

/** On a phone: what the bar below has no room for. */
export function MoreMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const entries = menu
    .flatMap(({ entries }) => entries)
    .filter(({ to, needs }) => to !== '/customers' && me.can[needs])
  if (entries.length === 0) return null
  return (
    <nav aria-label={t('app.more')}>
      <ul className={styles.list}>
        {entries.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} className={styles.entry}>
              {t(`app.${text}`)}
              <RightOutlined aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
