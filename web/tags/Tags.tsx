import { TagOutlined } from '@ant-design/icons'
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagOn } from '../../contract/tags.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { TagChip } from './TagChip.tsx'
import { TagPicker } from './TagPicker.tsx'
import styles from './Tags.module.css'

type Change = { add: number[]; remove: number[] }
type Props = {
  target: 'customer' | 'contact'
  /** Whose tags, for those who hear the page. */
  name: string
  tags: readonly TagOn[]
  mayEdit: boolean
  /** Only a sign where words would stand on every line. */
  isCompact?: boolean
  onChange: (change: Change) => Promise<unknown>
}

/** The tags of a record, changed in place: each press is kept at once. */
export function Tags({ target, name, tags, mayEdit, isCompact = false, onChange }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const change = (id: number, on: boolean) => {
    const changed = on ? { add: [id], remove: [] } : { add: [], remove: [id] }
    onChange(changed).catch((error: unknown) => {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    })
  }
  if (tags.length === 0 && !mayEdit) return null
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} onRemove={mayEdit ? () => change(tag.id, false) : undefined} />
      ))}
      {mayEdit && (
        <Popover
          open={isOpen}
          trigger="click"
          placement="bottomLeft"
          title={t('tags.choose')}
          destroyOnHidden
          onOpenChange={setOpen}
          content={<TagPicker target={target} chosen={tags} onToggle={change} />}
        >
          <Button
            className={styles.add}
            type={isCompact ? 'text' : 'dashed'}
            size="small"
            icon={<TagOutlined aria-hidden />}
            aria-label={isCompact ? t('tags.chooseFor', { name }) : undefined}
            aria-expanded={isOpen}
          >
            {isCompact ? null : t('tags.add')}
          </Button>
        </Popover>
      )}
    </span>
  )
}
