import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { businessTypes } from '../../contract/customer-fields.ts'
import { chooseEntrySets, type EntrySets, type FieldSet } from '../../contract/field-sets.ts'
import { call } from '../app/call.ts'
import { reasonOf } from '../ui/ErrorState.tsx'
import { FieldGroup } from '../ui/FieldGroup.tsx'
import { fieldSetsOptions } from './api.ts'
import styles from './EntrySetChoice.module.css'

/** Which entry set applies to which business type; saved as it is chosen. */
export function EntrySetChoice({ sets, entry }: { sets: readonly FieldSet[]; entry: EntrySets }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const options = sets
    .filter(({ use, active }) => use === 'entry' && active)
    .map(({ id, name }) => ({ value: id, label: name }))
  const choose = async (changed: Partial<EntrySets>) => {
    try {
      await call(chooseEntrySets, { body: { ...entry, ...changed } })
    } catch (error) {
      void message.error(reasonOf(error, t('app.pageFailedUnknown')))
    }
    await queries.invalidateQueries({ queryKey: fieldSetsOptions().queryKey })
  }
  return (
    <Form layout="vertical" component="div" className={styles.choice}>
      <FieldGroup title={t('fieldSets.applies')}>
        <Form.Item label={t('fieldSets.other')} htmlFor="entry-other" extra={t('fieldSets.appliesNote')}>
          <Select
            id="entry-other"
            value={entry.other}
            options={options}
            onChange={(other) => void choose({ other })}
          />
        </Form.Item>
        {businessTypes.map((type) => (
          <Form.Item key={type} label={t(`choices.businessType.${type}`)} htmlFor={`entry-${type}`}>
            <Select<number>
              id={`entry-${type}`}
              value={entry[type] ?? undefined}
              allowClear
              placeholder={t('fieldSets.asOther')}
              options={options}
              onChange={(id: number | undefined) => void choose({ [type]: id ?? null })}
            />
          </Form.Item>
        ))}
      </FieldGroup>
    </Form>
  )
}
