import { CloseOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCustomerFilter } from '../../contract/customer-filter.ts'
import styles from './CustomerFilter.module.css'
import { useConditionWords } from './useConditionWords.ts'

type Props = {
  filter: string
  onChange: (filter: string | undefined) => void
  onOpen: () => void
  /** Keeps the list as a view; left out where it is one already. */
  onSave: (() => void) | undefined
}

/** What the builder has put together, a chip for each part: a tap changes it, its cross takes it away. */
export function FilterChips({ filter, onChange, onOpen, onSave }: Props) {
  const { t } = useTranslation()
  const tree = readCustomerFilter(filter)
  const say = useConditionWords(tree)
  if (!tree) return null
  // Parts of "any of" are one thing: without one of them it would say something else.
  const parts = 'all' in tree ? tree.all : [tree]
  const without = (place: number) => {
    const left = parts.filter((_, index) => index !== place)
    onChange(left.length > 0 && 'all' in tree ? JSON.stringify({ all: left }) : undefined)
  }
  return (
    <fieldset className={styles.chips} aria-label={t('filter.chips')}>
      {parts.map((part, place) => {
        const condition = say(part)
        return (
          <Space.Compact key={JSON.stringify(part)}>
            <Button
              size="small"
              className={styles.chip}
              title={condition}
              aria-label={t('filter.editChip', { condition })}
              onClick={onOpen}
            >
              {condition}
            </Button>
            <Button
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('filter.removeChip', { condition })}
              onClick={() => without(place)}
            />
          </Space.Compact>
        )
      })}
      {onSave && (
        <Button size="small" type="link" onClick={onSave}>
          {t('listViews.saveAsTitle')}
        </Button>
      )}
    </fieldset>
  )
}
