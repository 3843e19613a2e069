import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import filterStyles from '../ui/FilterBar.module.css'
import { tagsOptions } from './api.ts'
import { offeredGroups } from './offered.ts'
import styles from './Tags.module.css'

type Props = { value: string | undefined; onChange: (tags: string | undefined) => void }

/** Several tags mean any of them; retired ones that are chosen keep their name. @param value `1,2,3` */
export function TagFilter({ value, onChange }: Props) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const tags = useQuery({ ...tagsOptions(), enabled: isOpened || value !== undefined })
  const groups = tags.data?.rows ?? []
  const chosen = (value ?? '').split(',').filter(Boolean).map(Number)
  const options = offeredGroups(groups, 'customer', '').map((group) => ({
    label: group.name,
    options: group.tags.map(({ id, name }) => ({ value: id, label: name })),
  }))
  const nameOf = (id: number) => groups.flatMap((group) => group.tags).find((tag) => tag.id === id)?.name
  return (
    <Select<number[]>
      className={`${filterStyles.filter} ${styles.filter}`}
      mode="multiple"
      aria-label={t('tags.filter')}
      placeholder={t('tags.filter')}
      prefix={chosen.length > 0 ? t('tags.filter') : undefined}
      value={chosen}
      options={options}
      labelRender={({ value: id }) => nameOf(Number(id)) ?? '…'}
      showSearch={{ optionFilterProp: 'label' }}
      loading={tags.isFetching}
      allowClear
      maxTagCount={2}
      popupMatchSelectWidth={false}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(ids) => onChange(ids.length > 0 ? ids.join(',') : undefined)}
    />
  )
}
