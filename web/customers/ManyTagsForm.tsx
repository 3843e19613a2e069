import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { tagCustomers } from '../../contract/tags.ts'
import { call } from '../app/call.ts'
import { tagsOptions } from '../tags/api.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { customersChanged } from './api.ts'

type Values = { add: number[]; remove: number[] }
type Props = { ids: number[]; onClose: () => void; onDone: () => void }

/** Tags put on many customers and taken off them; a tag of an exclusive group takes the place of the one there. */
export function ManyTagsForm({ ids, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const tags = useQuery(tagsOptions())
  const options = (tags.data?.rows ?? [])
    .filter(({ active, appliesTo }) => active && appliesTo !== 'contact')
    .map((group) => ({
      label: group.name,
      title: group.meaning,
      options: group.tags.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
    }))

  const save = async ({ add, remove }: Values) => {
    const { rows } = await call(tagCustomers, { body: { ids, add, remove } })
    await customersChanged(queries)
    const count = rows.filter(({ outcome }) => outcome === 'changed').length
    const refused = rows.filter(({ outcome }) => outcome === 'refused').length
    const key = refused === 0 ? 'changes.batch.tagged' : 'changes.batch.taggedPartly'
    void message.info(t(key, { count, refused }))
    onDone()
  }

  const picker = <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />
  return (
    <FormDrawer<Values>
      title={t('changes.batch.tagTitle', { count: ids.length })}
      draftKey={`tags.${ids.join('.').slice(0, 100)}`}
      initial={{ add: [], remove: [] }}
      submitText={t('changes.batch.tag')}
      onSubmit={save}
      onClose={onClose}
      width={460}
    >
      <Form.Item
        name="add"
        label={t('changes.batch.add')}
        dependencies={['remove']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, add: number[]) => {
              if (add.length + (getFieldValue('remove') as number[]).length === 0)
                throw new Error(t('changes.batch.tagNeeded'))
            },
          }),
        ]}
      >
        {picker}
      </Form.Item>
      <Form.Item name="remove" label={t('changes.batch.remove')}>
        {picker}
      </Form.Item>
    </FormDrawer>
  )
}
