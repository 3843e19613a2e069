import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerTypes } from '../../contract/customer-fields.ts'
import { createCustomer } from '../../contract/customers.ts'
import { CallError, call } from '../app/call.ts'
import { useFieldsOf } from '../app/fields.ts'
import { languageOf } from '../app/i18n.ts'
import { useMay } from '../app/session.ts'
import { useAskedFields } from '../field-sets/useAskedFields.ts'
import { AskedFields, AskedLabel } from '../ui/AskedLabel.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels, GuardedItem, isWritable } from '../ui/GuardedItem.tsx'
import { customerChanged } from './api.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { DuplicateHint, useDuplicates } from './DuplicateHint.tsx'
import { Fold } from './Fold.tsx'
import { draftOf, type NewCustomerValues, newValues } from './formValues.ts'

/** Name, contact, phone and need; everything else can wait. */
export function CustomerCreate({ onClose }: { onClose: () => void }) {
  const levels = useFieldsOf('customer')
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const mayAssign = useMay('customer.assign')
  const [form] = Form.useForm<NewCustomerValues>()
  const [isMoreOpen, setMoreOpen] = useState(false)
  const [initial] = useState(() => newValues(languageOf(i18n.language)))
  const businessType = Form.useWatch('businessType', form)
  const asked = {
    customer: useAskedFields('customer', businessType),
    contact: useAskedFields('contact', businessType),
  }
  const duplicates = useDuplicates(Form.useWatch('name', form) ?? '', Form.useWatch('creditCode', form) ?? '')

  const save = async (values: NewCustomerValues) => {
    try {
      const { id } = await call(createCustomer, { body: draftOf({ ...initial, ...values }) })
      void customerChanged(queries, id)
      await navigate({ to: '/customers/$id', params: { id: String(id) }, replace: true })
    } catch (error) {
      if (error instanceof CallError && error.body.fields.length > 0) setMoreOpen(true)
      throw error
    }
  }

  return (
    <FormDrawer
      title={t('customers.form.createTitle')}
      draftKey="customer.new"
      initial={initial}
      form={form}
      width={640}
      onSubmit={save}
      onClose={onClose}
    >
      <Essentials />
      <DuplicateHint duplicates={duplicates} />
      <Form.Item
        name="allowSameName"
        valuePropName="checked"
        hidden={!duplicates.some(({ matched }) => matched === 'name')}
      >
        <Checkbox>{t('customers.duplicate.allow')}</Checkbox>
      </Form.Item>
      <FieldLevels value={levels}>
        <AskedFields value={asked.contact}>
          <ContactRows />
        </AskedFields>
        <AskedFields value={asked.customer}>
          <GuardedItem name="initialNeed" label={t('fields.customer.initialNeed')}>
            <Input.TextArea
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              placeholder={t('customers.form.needHint')}
            />
          </GuardedItem>
          <Fold
            title={t('customers.form.more')}
            hint={t('customers.form.moreHint')}
            isOpen={isMoreOpen}
            onToggle={setMoreOpen}
          >
            <CustomerFields isNew mayAssign={mayAssign} owner={null} onBroken={() => setMoreOpen(true)} />
          </Fold>
        </AskedFields>
      </FieldLevels>
    </FormDrawer>
  )
}

function Essentials() {
  const { t } = useTranslation()
  const isIndividual = Form.useWatch('type') === 'individual'
  const name = isIndividual ? t('fields.contact.name') : t('fields.customer.name')
  return (
    <FieldGroup>
      <Form.Item
        name="name"
        label={name}
        className={wide}
        extra={isIndividual ? undefined : t('customers.form.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('form.required', { field: name }) }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="type" label={t('fields.customer.type')} className={wide}>
        <Radio.Group options={customerTypes.map((value) => ({ value, label: t(`choices.type.${value}`) }))} />
      </Form.Item>
    </FieldGroup>
  )
}

/** An individual is their own contact: only the phone is asked. */
function ContactRows() {
  const { t } = useTranslation()
  const seesPhones = isWritable(useFieldsOf('contact').phones)
  const isIndividual = Form.useWatch('type') === 'individual'
  return (
    <Form.List name="contacts">
      {(rows, { add, remove }) => (
        <>
          {rows.slice(0, isIndividual ? 1 : undefined).map(({ key, name: row }) => (
            <FieldGroup
              key={key}
              title={row > 0 ? t('customers.form.contactRow', { number: row + 1 }) : undefined}
            >
              {!isIndividual && <ContactName row={row} />}
              {seesPhones && (
                <Form.Item
                  name={[row, 'phones', 0]}
                  label={
                    <AskedLabel field={row === 0 ? 'phones' : ''}>
                      {t('customers.form.contactPhone')}
                    </AskedLabel>
                  }
                >
                  <Input maxLength={60} inputMode="tel" autoComplete="off" />
                </Form.Item>
              )}
              {!isIndividual && row > 0 && (
                <Button
                  className={wide}
                  size="small"
                  onClick={() => remove(row)}
                  style={{ justifySelf: 'start', marginBottom: 12 }}
                >
                  {t('customers.form.removeContact', { number: row + 1 })}
                </Button>
              )}
            </FieldGroup>
          ))}
          {!isIndividual && rows.length < 20 && (
            <Button type="link" style={{ padding: 0, marginBottom: 12 }} onClick={() => add({})}>
              {t('customers.form.addContact')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  )
}

/** A phone alone isn't a contact yet: it needs at least how to address the person. */
function ContactName({ row }: { row: number }) {
  const { t } = useTranslation()
  const label = t('customers.form.contactName')
  return (
    <Form.Item
      name={[row, 'name']}
      label={<AskedLabel field={row === 0 ? 'name' : ''}>{label}</AskedLabel>}
      dependencies={[['contacts', row, 'phones', 0]]}
      rules={[
        ({ getFieldValue }) => ({
          required: Boolean(getFieldValue(['contacts', row, 'phones', 0])),
          whitespace: true,
          message: t('form.required', { field: label }),
        }),
      ]}
    >
      <Input maxLength={100} autoComplete="off" />
    </Form.Item>
  )
}
