import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagOn } from '../../contract/tags.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowsSkeleton } from '../ui/RowsSkeleton.tsx'
import { tagsOptions } from './api.ts'
import { offeredGroups } from './offered.ts'
import chips from './TagChip.module.css'
import styles from './TagPicker.module.css'

type Props = {
  target: 'customer' | 'contact'
  chosen: readonly TagOn[]
  onToggle: (id: number, on: boolean) => void
}

/** All tags that are offered, by group; a press gives or takes one. */
export function TagPicker({ target, chosen, onToggle }: Props) {
  const { t } = useTranslation()
  const tags = useQuery(tagsOptions())
  const [q, setQ] = useState('')
  const on = new Set(chosen.map(({ id }) => id))
  const groups = offeredGroups(tags.data?.rows ?? [], target, q)
  return (
    <div className={styles.box}>
      <Input
        allowClear
        value={q}
        aria-label={t('tags.search')}
        placeholder={t('tags.search')}
        onChange={(event) => setQ(event.target.value)}
      />
      {tags.isPending && <RowsSkeleton />}
      {tags.isError && <ErrorState error={tags.error} reset={() => void tags.refetch()} />}
      {tags.isSuccess && groups.length === 0 && (
        <p className={styles.soft}>{t(q ? 'tags.noneFound' : 'tags.noneYet')}</p>
      )}
      {groups.map(({ id, name, meaning, exclusive, colour, tags }) => (
        <fieldset key={id} className={styles.group}>
          <legend title={meaning || undefined}>
            {name}
            {exclusive && ` · ${t('tags.exclusiveShort')}`}
          </legend>
          <div className={styles.tags}>
            {tags.map((tag) => (
              <button
                key={tag.id}
                type="button"
                className={chips.chip}
                data-colour={colour}
                aria-pressed={on.has(tag.id)}
                onClick={() => onToggle(tag.id, !on.has(tag.id))}
              >
                {tag.name}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
