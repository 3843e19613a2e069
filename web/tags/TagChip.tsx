import { CloseOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { TagOn } from '../../contract/tags.ts'
import styles from './TagChip.module.css'

/** A tag as it stands on a record; its group is said to who points at it. */
export function TagChip({ tag, onRemove }: { tag: TagOn; onRemove?: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <span className={styles.chip} data-colour={tag.group.colour} title={tag.group.name}>
      {tag.name}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('tags.remove', { name: tag.name })}
          onClick={onRemove}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </span>
  )
}
