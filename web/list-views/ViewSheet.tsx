import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListViewState } from './useListView.ts'
import type { ViewActions } from './useViewActions.ts'
import styles from './ViewBar.module.css'
import { ViewChange } from './ViewChange.tsx'
import { ViewLinks } from './ViewLinks.tsx'

type Props = { state: ListViewState; actions: ViewActions; onManage: () => void; onClose: () => void }

/** The views of a phone, from below. Mounted while it is open. */
export function ViewSheet({ state, actions, onManage, onClose }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(true)
  const close = () => setOpen(false)
  return (
    <Drawer
      open={isOpen}
      placement="bottom"
      size="70%"
      title={t('listViews.title')}
      closable={{ 'aria-label': t('form.close') }}
      extra={
        <Button size="small" onClick={onManage}>
          {t('listViews.manage')}
        </Button>
      }
      onClose={close}
      afterOpenChange={(open) => !open && onClose()}
      classNames={{ body: styles.sheet }}
    >
      <ViewChange state={state} actions={actions} onDone={close} />
      <ViewLinks state={state} onChosen={close} />
    </Drawer>
  )
}
