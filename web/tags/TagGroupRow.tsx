import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TagGroup } from '../../contract/tags.ts'
import { MoveButtons } from '../ui/MoveButtons.tsx'
import { TagChip } from './TagChip.tsx'
import styles from './TagSettings.module.css'

type Tag = TagGroup['tags'][number]
type Props = {
  group: TagGroup
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onMoveTag: (place: number, by: -1 | 1) => void
  onEdit: () => void
  /** Null for a new one. */
  onTag: (tag: Tag | null) => void
}

export function TagGroupRow({ group, isFirst, isLast, onMove, onMoveTag, onEdit, onTag }: Props) {
  const { t } = useTranslation()
  const { name, meaning, appliesTo, exclusive, active, tags } = group
  const facts = [
    t(`tags.targets.${appliesTo}`),
    exclusive && t('tags.exclusiveShort'),
    !active && t('tags.inactive'),
    meaning,
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return (
    <section className={styles.group}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <div className={styles.actions}>
          <MoveButtons
            up={t('tags.up', { name })}
            down={t('tags.down', { name })}
            isFirst={isFirst}
            isLast={isLast}
            onMove={onMove}
          />
          <Button size="small" aria-label={t('tags.newTagIn', { group: name })} onClick={() => onTag(null)}>
            {t('tags.newTag')}
          </Button>
          <Button size="small" aria-label={t('tags.editGroupNamed', { name })} onClick={onEdit}>
            {t('form.edit')}
          </Button>
        </div>
      </div>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <ul className={styles.tags} aria-label={name}>
        {tags.map((tag, place) => (
          <li key={tag.id} className={styles.tag}>
            <span>
              <TagChip tag={{ ...tag, group: { ...group, name } }} />{' '}
              {!tag.active && <span className={styles.facts}>{t('tags.inactive')}</span>}
            </span>
            <span className={styles.actions}>
              <MoveButtons
                up={t('tags.up', { name: tag.name })}
                down={t('tags.down', { name: tag.name })}
                isFirst={place === 0}
                isLast={place === tags.length - 1}
                onMove={(by) => onMoveTag(place, by)}
              />
              <Button
                size="small"
                type="text"
                aria-label={t('tags.editTag', { name: tag.name })}
                onClick={() => onTag(tag)}
              >
                {t('form.edit')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
