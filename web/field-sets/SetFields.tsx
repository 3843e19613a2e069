import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SetField } from '../../contract/field-sets.ts'
import styles from './SetFields.module.css'
import { useAskableFields } from './useAskableFields.ts'
import { useSetFieldWord } from './useSetFieldWord.ts'

/** The fields of a set, each required or not; another one is added by choosing it. */
export function SetFields({
  value = [],
  onChange,
}: {
  value?: SetField[]
  onChange?: (fields: SetField[]) => void
}) {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const left = useAskableFields().filter((field) => !value.some((one) => one.field === field))
  const change = (field: string, required: boolean) =>
    onChange?.(value.map((one) => (one.field === field ? { field, required } : one)))
  return (
    <>
      <ul className={styles.list}>
        {value.map(({ field, required }) => {
          const word = wordOf(field)
          return (
            <li key={field}>
              <span>{word}</span>
              <Checkbox
                checked={required}
                aria-label={t('fieldSets.requiredOf', { field: word })}
                onChange={({ target }) => change(field, target.checked)}
              >
                {t('fieldSets.required')}
              </Checkbox>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('fieldSets.removeField', { field: word })}
                onClick={() => onChange?.(value.filter((one) => one.field !== field))}
              />
            </li>
          )
        })}
      </ul>
      <Select<string | null>
        id="set-field"
        aria-label={t('fieldSets.addField')}
        placeholder={t('fieldSets.addFieldHint')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={left.map((field) => ({ value: field, label: wordOf(field) }))}
        onChange={(field) => field && onChange?.([...value, { field, required: true }])}
      />
    </>
  )
}
