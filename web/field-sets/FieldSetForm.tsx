import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { createFieldSet, type FieldSet, type SetField, updateFieldSet } from '../../contract/field-sets.ts'
import { call } from '../app/call.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { fieldSetsOptions } from './api.ts'
import { SetFields } from './SetFields.tsx'

type Values = Pick<FieldSet, 'name' | 'purpose' | 'fields' | 'active'>

const empty: Values = { name: '', purpose: '', fields: [], active: true }

/** `set` is null for a new one. */
export function FieldSetForm({
  use,
  set,
  onClose,
}: {
  use: FieldSet['use']
  set: FieldSet | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = async (values: Values) => {
    if (set)
      await call(updateFieldSet, { params: { id: set.id }, body: { version: set.version, changes: values } })
    else await call(createFieldSet, { body: { use, ...values } })
    await queries.invalidateQueries({ queryKey: fieldSetsOptions().queryKey })
    onClose()
  }
  const atLeastOne = async (_: unknown, fields: SetField[] | undefined) => {
    if (!fields?.length) throw new Error(t('fieldSets.atLeastOne'))
  }
  return (
    <FormDrawer<Values>
      title={set ? t('fieldSets.editOf', { name: set.name }) : t(`fieldSets.newOf.${use}`)}
      draftKey={set ? `fieldSet.${set.id}.${set.version}` : `fieldSet.new.${use}`}
      initial={set ? valuesOf(set) : empty}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('fieldSets.name')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('fieldSets.name') }) },
        ]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="purpose" label={t('fieldSets.purpose')}>
        <Input maxLength={200} autoComplete="off" placeholder={t('fieldSets.purposeHint')} />
      </Form.Item>
      <Form.Item
        name="fields"
        label={t('fieldSets.fields')}
        htmlFor="set-field"
        rules={[{ validator: atLeastOne }]}
      >
        <SetFields />
      </Form.Item>
      {set && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('fieldSets.active')}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}

const valuesOf = ({ name, purpose, fields, active }: FieldSet): Values => ({ name, purpose, fields, active })
