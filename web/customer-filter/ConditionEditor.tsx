import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FilterField } from '../../contract/customer-filter.ts'
import styles from './CustomerFilter.module.css'
import { type DraftCondition, type Way, waysOf } from './draft.ts'
import type { FieldInfo } from './useFilterFields.ts'
import { ValueEditor } from './ValueEditor.tsx'
import { wayWord } from './wayWord.ts'

type Props = {
  condition: DraftCondition
  fields: readonly FieldInfo[]
  /** Among its neighbours, from 1. */
  place: number
  onChange: (condition: DraftCondition) => void
  onRemove: () => void
}

/** Which field, how it is compared, with what. Another field begins with its likeliest comparison. */
export function ConditionEditor({ condition, fields, place, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const info = fields.find(({ field }) => field === condition.field)
  const groups = (['customer', 'contact', 'custom'] as const)
    .map((group) => ({
      label: t(`filter.fieldGroups.${group}`),
      options: fields
        .filter((one) => one.group === group)
        .map(({ field, label }) => ({ value: field, label })),
    }))
    .filter(({ options }) => options.length > 0)
  const chooseField = (field: FilterField) => {
    const [way] = waysOf(fields.find((one) => one.field === field)?.kind ?? 'text')
    onChange({ ...condition, field, way: way ?? null, value: undefined })
  }
  const chooseWay = (way: Way) => {
    const isSameShape = takesEntries(way) && takesEntries(condition.way)
    onChange({ ...condition, way, value: isSameShape ? condition.value : undefined })
  }
  return (
    <div className={styles.condition}>
      <Select<FilterField>
        className={styles.field}
        aria-label={t('filter.field')}
        placeholder={t('filter.fieldHint')}
        value={condition.field}
        options={groups}
        showSearch={{ optionFilterProp: 'label' }}
        defaultOpen={false}
        popupMatchSelectWidth={false}
        onChange={chooseField}
      />
      {info && (
        <Select<Way>
          className={styles.way}
          aria-label={t('filter.way')}
          value={condition.way}
          options={waysOf(info.kind).map((way) => ({
            value: way,
            label: t(`filter.ways.${wayWord(info.field, way)}`),
          }))}
          popupMatchSelectWidth={false}
          onChange={chooseWay}
        />
      )}
      {info && condition.way && (
        <ValueEditor
          info={info}
          way={condition.way}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      )}
      <Button
        type="text"
        className={styles.remove}
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('filter.removeCondition', { place })}
        onClick={onRemove}
      />
    </div>
  )
}

/** "Is" and "is not", "contains" and "doesn't" take the same values: turning one into the other keeps them. */
const takesEntries = (way: Way | null) => way === 'any' || way === 'none'
