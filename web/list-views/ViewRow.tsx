import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
  PushpinFilled,
  PushpinOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { moved } from '../ui/moved.ts'
import styles from './ManageViews.module.css'
import type { ViewActions } from './useViewActions.ts'
import { useViewName } from './useViewName.ts'
import type { SavedView, View } from './views.ts'

type Props = { view: View; actions: ViewActions; onEdit: (view: SavedView) => void }

export function ViewRow({ view, actions, onEdit }: Props) {
  const { t } = useTranslation()
  const name = useViewName()(view)
  const { pinned, pin } = actions
  const place = pinned.indexOf(view.key)
  const button = (label: string, icon: ReactNode, onClick: () => void, more = {}) => (
    <Button type="text" icon={icon} aria-label={label} title={label} onClick={onClick} {...more} />
  )
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        {view.saved && <Readers view={view} />}
      </div>
      <div className={styles.actions}>
        {view.isPinned && (
          <>
            {button(
              t('listViews.up', { name }),
              <ArrowUpOutlined aria-hidden />,
              () => void pin(moved(pinned, place, -1)),
              { disabled: place === 0 },
            )}
            {button(
              t('listViews.down', { name }),
              <ArrowDownOutlined aria-hidden />,
              () => void pin(moved(pinned, place, 1)),
              { disabled: place === pinned.length - 1 },
            )}
          </>
        )}
        {button(
          t(view.isPinned ? 'listViews.unpinOf' : 'listViews.pinOf', { name }),
          view.isPinned ? <PushpinFilled aria-hidden /> : <PushpinOutlined aria-hidden />,
          () => void actions.togglePin(view),
        )}
        {view.saved?.can.edit &&
          button(t('listViews.editOf', { name }), <EditOutlined aria-hidden />, () => onEdit(view))}
        {view.saved?.can.delete &&
          button(
            t('listViews.deleteOf', { name }),
            <DeleteOutlined aria-hidden />,
            () => void actions.remove(view),
          )}
      </div>
    </li>
  )
}

/** Whose it is where it is somebody else's, and who reads it where it is one's own. */
function Readers({ view: { saved } }: { view: SavedView }) {
  const { t } = useTranslation()
  const { can, owner, sharedWith } = saved
  return (
    <span className={styles.readers}>
      {can.edit ? t(`listViews.audiences.${sharedWith}`) : t('listViews.sharedBy', { name: owner.name })}
    </span>
  )
}
