import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerTypes } from '../../contract/customer-fields.ts'
import { type Customer, openCustomer, updateCustomer } from '../../contract/customers.ts'
import { CallError, call } from '../app/call.ts'
import { languageOf } from '../app/i18n.ts'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { customerChanged } from './api.ts'
import { CollisionChoices } from './CollisionChoices.tsx'
import { CustomerFields } from './CustomerFields.tsx'
import { DuplicateHint, useDuplicates } from './DuplicateHint.tsx'
import { type Collision, type CustomerValues, changesOf, rebase, valuesOf } from './formValues.ts'

/** The record as it was read: edits are told from it. */
type Base = { version: number; values: CustomerValues }

export function CustomerEdit({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const queries = useQueryClient()
  const [form] = Form.useForm<CustomerValues>()
  const [base, setBase] = useState<Base>(() => ({
    version: customer.version,
    values: valuesOf(customer, language),
  }))
  const [initial] = useState(base.values)
  // A draft typed on an older version would undo what others have saved since.
  const [draftKey] = useState(`customer.${customer.id}.${customer.version}`)
  const [collisions, setCollisions] = useState<Collision[]>([])
  const { id } = customer
  const duplicates = useDuplicates(
    changed(Form.useWatch('name', form), initial.name),
    changed(Form.useWatch('creditCode', form), initial.creditCode),
    id,
  )

  /** Somebody was faster: go on from what is saved now, keep what was typed, and let the person choose. */
  const moveOn = async (mine: CustomerValues) => {
    const now = await call(openCustomer, { params: { id } })
    const moved = rebase(base.values, mine, valuesOf(now, language))
    form.setFieldsValue(moved.values)
    setCollisions(moved.collisions)
    setBase({ version: now.version, values: valuesOf(now, language) })
  }

  const save = async (values: CustomerValues) => {
    const mine = { ...base.values, ...values }
    const changes = changesOf(base.values, mine)
    try {
      if (Object.keys(changes).length > 0) {
        await call(updateCustomer, { params: { id }, body: { version: base.version, changes } })
      }
    } catch (error) {
      if (error instanceof CallError && error.body.code === 'record.changed') await moveOn(mine)
      throw error
    }
    await customerChanged(queries, id)
    onClose()
  }

  const name = customer.type === 'individual' ? t('fields.contact.name') : t('fields.customer.name')
  return (
    <FormDrawer
      title={t('customers.form.editOf', { name: customer.name })}
      draftKey={draftKey}
      initial={initial}
      form={form}
      width={640}
      onSubmit={save}
      onClose={onClose}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            onChoose={(field, value) => form.setFieldValue(field, value)}
          />
        )
      }
    >
      <FieldGroup>
        <Form.Item
          name="name"
          label={name}
          className={wide}
          rules={[{ required: true, whitespace: true, message: t('form.required', { field: name }) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="type" label={t('fields.customer.type')} className={wide}>
          <Radio.Group
            options={customerTypes.map((value) => ({ value, label: t(`choices.type.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="initialNeed" label={t('fields.customer.initialNeed')} className={wide}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </FieldGroup>
      <DuplicateHint duplicates={duplicates} />
      <CustomerFields mayAssign={customer.can.assign} owner={customer.owner} onBroken={() => {}} />
    </FormDrawer>
  )
}

/** Only what is new needs a look for duplicates. */
function changed(now: string | null | undefined, before: string | null): string {
  return now && now !== before ? now : ''
}
