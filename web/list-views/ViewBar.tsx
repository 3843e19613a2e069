import { DownOutlined, SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../ui/useIsPhone.ts'
import type { ListViewState } from './useListView.ts'
import { useViewActions } from './useViewActions.ts'
import { useViewName } from './useViewName.ts'
import styles from './ViewBar.module.css'
import { ViewChange } from './ViewChange.tsx'
import { ViewLinks } from './ViewLinks.tsx'

const ManageViews = lazy(async () => ({ default: (await import('./ManageViews.tsx')).ManageViews }))
const ViewForm = lazy(async () => ({ default: (await import('./ViewForm.tsx')).ViewForm }))
const ViewSheet = lazy(async () => ({ default: (await import('./ViewSheet.tsx')).ViewSheet }))

/** The views above the list, side by side; on a phone the one that is open, and the others in a sheet. */
export function ViewBar({ state }: { state: ListViewState }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const nameOf = useViewName()
  const actions = useViewActions(state)
  const [open, setOpen] = useState<'sheet' | 'manage' | null>(null)
  const close = () => setOpen(null)
  const manage = () => setOpen('manage')
  return (
    <div className={styles.bar}>
      {state.isKnown && isPhone && (
        <Button className={styles.current} aria-haspopup="dialog" onClick={() => setOpen('sheet')}>
          <span className={styles.name}>{nameOf(state.view)}</span>
          {state.isChanged && <span className={styles.changed}>{t('listViews.changed')}</span>}
          <DownOutlined aria-hidden />
        </Button>
      )}
      {state.isKnown && !isPhone && (
        <>
          <ViewLinks state={state} />
          <ViewChange state={state} actions={actions} />
          <Button
            type="text"
            icon={<SettingOutlined aria-hidden />}
            aria-label={t('listViews.manage')}
            title={t('listViews.manage')}
            onClick={manage}
          />
        </>
      )}
      <Suspense>
        {open === 'sheet' && <ViewSheet state={state} actions={actions} onManage={manage} onClose={close} />}
        {open === 'manage' && <ManageViews state={state} actions={actions} onClose={close} />}
        {state.isSavingAs && (
          <ViewForm
            title={t('listViews.saveAsTitle')}
            draftKey="listView.new"
            initial={{ name: '', sharedWith: 'nobody', isPinned: false }}
            onSubmit={actions.saveAs}
            onClose={state.closeSaveAs}
          />
        )}
      </Suspense>
    </div>
  )
}
