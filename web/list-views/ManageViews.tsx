import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusReturn } from '../ui/useFocusReturn.ts'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './ManageViews.module.css'
import type { ListViewState } from './useListView.ts'
import type { ViewActions } from './useViewActions.ts'
import { ViewForm } from './ViewForm.tsx'
import { ViewRow } from './ViewRow.tsx'
import type { SavedView } from './views.ts'

type Props = { state: ListViewState; actions: ViewActions; onClose: () => void }

/** Names, readers, pins and their order. Mounted while it is open. */
export function ManageViews({ state, actions, onClose }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  useFocusReturn()
  const [isOpen, setOpen] = useState(true)
  const [edited, setEdited] = useState<SavedView | null>(null)
  const groups = [
    { name: 'pinnedGroup', views: state.views.filter(({ isPinned }) => isPinned) },
    { name: 'savedGroup', views: state.views.filter(({ isPinned, saved }) => !isPinned && saved) },
    { name: 'presetGroup', views: state.views.filter(({ isPinned, preset }) => !isPinned && preset) },
  ] as const
  return (
    <Drawer
      open={isOpen}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '85%' : 480}
      title={t('listViews.manage')}
      closable={{ 'aria-label': t('form.close') }}
      onClose={() => setOpen(false)}
      afterOpenChange={(open) => !open && onClose()}
    >
      <p className={styles.hint}>{t('listViews.manageHint')}</p>
      {groups
        .filter(({ views }) => views.length > 0)
        .map(({ name, views }) => (
          <section key={name} className={styles.group}>
            <h3>{t(`listViews.${name}`)}</h3>
            <ul>
              {views.map((view) => (
                <ViewRow key={view.key} view={view} actions={actions} onEdit={setEdited} />
              ))}
            </ul>
          </section>
        ))}
      {edited && (
        <ViewForm
          title={t('listViews.editOf', { name: edited.saved.name })}
          draftKey={`listView.${edited.saved.id}`}
          initial={{ name: edited.saved.name, sharedWith: edited.saved.sharedWith }}
          onSubmit={(values) => actions.edit(edited, values)}
          onClose={() => setEdited(null)}
        />
      )}
    </Drawer>
  )
}
