import { PushpinFilled, TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../app/session.ts'
import type { ListViewState } from './useListView.ts'
import { useViewName } from './useViewName.ts'
import styles from './ViewBar.module.css'
import { addressOf } from './views.ts'

type Props = { state: Pick<ListViewState, 'views' | 'view'>; onChosen?: () => void }

/** Every view as a link, so that it can be opened beside and passed on; the open one is kept in sight. */
export function ViewLinks({ state: { views, view }, onChosen }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const nameOf = useViewName()
  const current = useRef<HTMLLIElement>(null)
  const currentKey = view?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is current for another key
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [currentKey])
  return (
    <nav className={styles.links} aria-label={t('listViews.title')}>
      <ul>
        {view === null && (
          <li ref={current}>
            <span className={styles.link} aria-current="page">
              {nameOf(null)}
            </span>
          </li>
        )}
        {views.map((one) => {
          const isCurrent = one.key === currentKey
          const owner = one.saved && one.saved.owner.id !== me.id ? one.saved.owner.name : null
          return (
            <li key={one.key} ref={isCurrent ? current : null}>
              <Link
                to="/customers"
                search={addressOf(one)}
                replace
                className={styles.link}
                aria-current={isCurrent ? 'page' : undefined}
                title={owner ? t('listViews.sharedBy', { name: owner }) : undefined}
                onClick={onChosen}
              >
                {one.isPinned && <PushpinFilled aria-label={t('listViews.pinned')} />}
                {owner && <TeamOutlined aria-label={t('listViews.sharedBy', { name: owner })} />}
                {nameOf(one)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
