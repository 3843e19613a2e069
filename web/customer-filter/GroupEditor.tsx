import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { ConditionEditor } from './ConditionEditor.tsx'
import styles from './CustomerFilter.module.css'
import { type DraftGroup, type DraftPart, isGroup, newCondition, newGroup, replaced } from './draft.ts'
import type { FieldInfo } from './useFilterFields.ts'

/** As deep as the contract lets groups go. */
const deepest = 3

type Props = {
  group: DraftGroup
  fields: readonly FieldInfo[]
  depth: number
  onChange: (group: DraftGroup) => void
  onRemove?: () => void
}

export function GroupEditor({ group, fields, depth, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const { joint, parts } = group
  const add = (part: DraftPart) => onChange({ ...group, parts: [...parts, part] })
  const set = (key: number, next: DraftPart | null) => onChange(replaced(group, key, next))
  return (
    <fieldset className={styles.group} data-inner={depth > 1 || undefined}>
      <legend className={styles.legend}>{depth > 1 ? t('filter.group') : t('filter.title')}</legend>
      <div className={styles.joint}>
        <Segmented
          aria-label={t('filter.joint')}
          value={joint}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`filter.joints.${value}`) }))}
          onChange={(value) => onChange({ ...group, joint: value })}
        />
        {onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('filter.removeGroup')}
            onClick={onRemove}
          />
        )}
      </div>
      {parts.map((part, place) =>
        isGroup(part) ? (
          <GroupEditor
            key={part.key}
            group={part}
            fields={fields}
            depth={depth + 1}
            onChange={(next) => set(part.key, next)}
            onRemove={() => set(part.key, null)}
          />
        ) : (
          <ConditionEditor
            key={part.key}
            condition={part}
            fields={fields}
            place={place + 1}
            onChange={(next) => set(part.key, next)}
            onRemove={() => set(part.key, null)}
          />
        ),
      )}
      <div className={styles.add}>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(newCondition())}>
          {t('filter.addCondition')}
        </Button>
        {depth < deepest && (
          <Button
            size="small"
            onClick={() => add(newGroup(joint === 'all' ? 'any' : 'all', [newCondition(), newCondition()]))}
          >
            {t('filter.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
