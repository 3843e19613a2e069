import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { setGroup } from '../../contract/groups.ts'
import { call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { groupsOptions } from './api.ts'

type Values = { name: string }
type Props = { customerId: number; current: string; onClose: () => void }

/** By name: one that is there is offered while typing, another one is made. */
export function GroupForm({ customerId, current, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const typed = useSettled(Form.useWatch('name', form) ?? '', 200)
  const groups = useQuery({ ...groupsOptions(typed.trim()), placeholderData: keepPreviousData })
  const save = async ({ name }: Values) => {
    await call(setGroup, { params: { id: customerId }, body: { name } })
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['group'] }),
      queries.invalidateQueries({ queryKey: ['groups'] }),
      customerChanged(queries, customerId),
    ])
    onClose()
  }
  return (
    <FormDrawer<Values>
      title={t('groups.set')}
      draftKey={`group.${customerId}`}
      initial={{ name: current }}
      form={form}
      width={420}
      onClose={onClose}
      onSubmit={save}
    >
      <Form.Item
        name="name"
        label={t('groups.name')}
        extra={t('groups.nameHint')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { field: t('groups.name') }) },
        ]}
      >
        <AutoComplete
          maxLength={200}
          options={(groups.data?.rows ?? []).map(({ name }) => ({ value: name }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}
