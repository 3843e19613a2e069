import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerTypes } from '../../contract/customer-fields.ts'
import { type Customer, openCustomer, updateCustomer } from '../../contract/customers.ts'
import { call } from '../app/call.ts'
import { languageOf } from '../app/i18n.ts'
import { withKept } from '../custom-fields/customValues.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { DuplicateHint, useDuplicates } from '../duplicates/DuplicateHint.tsx'
import { useAskedFields } from '../field-sets/useAskedFields.ts'
import { consentOf, isConsentMissed, isHouseholdOff, newConsent } from '../household/householdValues.ts'
import { AskedFields } from '../ui/AskedLabel.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels, GuardedItem } from '../ui/GuardedItem.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { customerChanged } from './api.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { useFieldWords } from './fieldWords.ts'
import { type CustomerValues, changesOf, valuesOf } from './formValues.ts'
import { NeedItem } from './NeedItem.tsx'

type Props = {
  customer: Customer
  /** Where the form begins, as `industryId` or `custom.<key>`; at its first field where left out. */
  at?: string | undefined
  onClose: () => void
}

export function CustomerEdit({ customer, at, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const queries = useQueryClient()
  const [form] = Form.useForm<CustomerValues>()
  // A draft typed on an older version would undo what others have saved since.
  const [draftKey] = useState(`customer.${customer.id}.${customer.version}`)
  const { id } = customer
  const {
    initial,
    base: read,
    collisions,
    save: saveEdit,
  } = useEdit<CustomerValues>({
    form,
    begin: { version: customer.version, values: valuesOf(customer, language) },
    readNow: async () => {
      const now = await call(openCustomer, { params: { id } })
      return { version: now.version, values: valuesOf(now, language) }
    },
  })
  const custom = useCustomWords(collisions.length > 0)
  const words = useFieldWords(new Set(collisions.map(({ field }) => field)))
  const asked = useAskedFields('customer', Form.useWatch('businessType', form))
  const met = useDuplicates({
    name: changed(Form.useWatch('name', form), initial.name),
    creditCode: changed(Form.useWatch('creditCode', form), initial.creditCode),
    website: changed(Form.useWatch('website', form), initial.website),
    mayCheck: customer.can.checkDuplicates,
    exceptId: id,
  })

  const save = async ({ householdConsent, ...values }: CustomerValues) => {
    try {
      await saveEdit(withKept(values, read.values), async (base, mine) => {
        const changes = changesOf(base.values, mine)
        const basis = consentOf(changes.household, householdConsent)
        if (Object.keys(changes).length > 0)
          await call(updateCustomer, { params: { id }, body: { version: base.version, changes, ...basis } })
      })
    } catch (error) {
      // The form then asks for it, and keeps what was typed.
      if (isConsentMissed(error)) form.setFieldValue('householdConsent', newConsent())
      // What the record shows says which fields the form has.
      if (isHouseholdOff(error)) void customerChanged(queries, id)
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
      at={at?.split('.')}
      onSubmit={save}
      onClose={onClose}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            label={(field) =>
              custom.labelOf(field) ?? t(`fields.customer.${field}` as 'fields.customer.name', field)
            }
            say={(field, value) => custom.sayOf(field, value) ?? words(field, value)}
            form={form}
          />
        )
      }
    >
      <FieldLevels value={customer.fields}>
        <AskedFields value={asked}>
          <FieldGroup>
            <GuardedItem
              name="name"
              label={name}
              className={wide}
              rules={[
                {
                  required: customer.fields.name !== 'masked',
                  whitespace: true,
                  message: t('form.required', { field: name }),
                },
              ]}
            >
              <Input maxLength={200} />
            </GuardedItem>
            <GuardedItem name="type" label={t('fields.customer.type')} className={wide}>
              <Radio.Group
                options={customerTypes.map((value) => ({ value, label: t(`choices.type.${value}`) }))}
              />
            </GuardedItem>
            <NeedItem className={wide} />
          </FieldGroup>
          <DuplicateHint {...met} />
          <CustomerFields mayAssign={customer.can.assign} owner={customer.owner} onBroken={() => {}} />
        </AskedFields>
      </FieldLevels>
    </FormDrawer>
  )
}

/** Only what is new needs a look for duplicates. */
function changed(now: string | null | undefined, before: string | null): string {
  return now && now !== before ? now : ''
}
