import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../ui/useIsPhone.ts'
import styles from './CustomerFilter.module.css'
import { type DraftGroup, draftOf, filterTextOf, newCondition, newGroup } from './draft.ts'
import { GroupEditor } from './GroupEditor.tsx'
import { useFilterFields } from './useFilterFields.ts'

type Props = {
  filter: string | undefined
  onChange: (filter: string | undefined) => void
  onClose: () => void
}

/** Conditions on any field, put together by all of and any of. The list behind follows while choosing. */
export function FilterBuilder({ filter, onChange, onClose }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const fields = useFilterFields()
  const [isOpen, setOpen] = useState(true)
  const [draft, setDraft] = useState(() => begun(draftOf(filter)))
  const change = (next: DraftGroup) => {
    setDraft(next)
    const text = filterTextOf(next)
    if (text !== filterTextOf(draft)) onChange(text)
  }
  const close = () => setOpen(false)
  return (
    <Drawer
      open={isOpen}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '85%' : 640}
      title={t('filter.title')}
      mask={isPhone}
      closable={{ 'aria-label': t('form.close') }}
      onClose={close}
      afterOpenChange={(open) => !open && onClose()}
      footer={
        <div className={styles.foot}>
          <Button disabled={draft.parts.length === 0} onClick={() => change(newGroup('all'))}>
            {t('filter.clear')}
          </Button>
          <Button type="primary" onClick={close}>
            {t('filter.done')}
          </Button>
        </div>
      }
    >
      <p className={styles.hint}>{t('filter.hint')}</p>
      <GroupEditor group={draft} fields={fields} depth={1} onChange={change} />
    </Drawer>
  )
}

/** Opened without conditions, the first one waits for its field. */
const begun = (draft: DraftGroup): DraftGroup =>
  draft.parts.length > 0 ? draft : { ...draft, parts: [newCondition()] }
