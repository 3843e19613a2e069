import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, Radio } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerTypes } from '../../contract/customer-fields.ts'
import { createCustomer } from '../../contract/customers.ts'
import { CallError, call } from '../app/call.ts'
import { useFieldsOf } from '../app/fields.ts'
import { languageOf } from '../app/i18n.ts'
import { useMe } from '../app/session.ts'
import { DuplicateHint, reachOf, useDuplicates } from '../duplicates/DuplicateHint.tsx'
import { entryFieldsOptions } from '../field-sets/api.ts'
import { useAskedFields } from '../field-sets/useAskedFields.ts'
import { todayHere } from '../followups/days.ts'
import { nextOf } from '../followups/followUpValues.ts'
import type { Path } from '../smart-paste/proposals.ts'
import { SmartPaste } from '../smart-paste/SmartPaste.tsx'
import { AskedFields } from '../ui/AskedLabel.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels } from '../ui/GuardedItem.tsx'
import { customerChanged } from './api.ts'
import { ContactRows } from './ContactRows.tsx'
import { CustomerFields } from './CustomerFields.tsx'
import { Fold } from './Fold.tsx'
import { draftOf, type NewCustomerValues, newValues } from './formValues.ts'
import { NeedItem } from './NeedItem.tsx'
import { pasteTargets } from './pasteTargets.ts'

const NextStepItem = lazy(async () => ({
  default: (await import('../followups/NextStepItem.tsx')).NextStepItem,
}))

type Props = { mayAssign: boolean; onClose: () => void }

/** Name, contact, phone and need; everything else can wait. */
export function CustomerCreate({ mayAssign, onClose }: Props) {
  const levels = useFieldsOf('customer')
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<NewCustomerValues>()
  const [isMoreOpen, setMoreOpen] = useState(false)
  const [initial] = useState(() => newValues(languageOf(i18n.language)))
  const { can } = useMe()
  const isDraft = useRef(false)
  const businessType = Form.useWatch('businessType', form)
  const hasNextStep = Form.useWatch(['next', 'step'], { form, preserve: true }) === 'day'
  const entry = useQuery(entryFieldsOptions(businessType))
  // Of who may approve, what is complete is approved with the entry.
  const isHandedIn = entry.data?.isReviewed === true && !can['customer.approve']
  const targets = pasteTargets(
    Form.useWatch('type', form) === 'individual',
    { customer: levels, contact: useFieldsOf('contact') },
    (field) => (field === 'contact.name' ? t('customers.form.contactName') : t(`fields.${field}`)),
  )
  const nextStep = { takes: 'nextStep', path: ['next'], label: t('smartPaste.nextStep') } as const
  const asked = {
    customer: useAskedFields('customer', businessType),
    contact: useAskedFields('contact', businessType),
  }
  const met = useDuplicates({
    name: Form.useWatch('name', form) ?? '',
    creditCode: Form.useWatch('creditCode', form) ?? '',
    website: Form.useWatch('website', form) ?? '',
    ...reachOf(Form.useWatch('contacts', form) ?? []),
  })

  const showFilled = (paths: Path[]) => {
    if (paths.some(([first]) => first !== 'name' && first !== 'contacts' && first !== 'next'))
      setMoreOpen(true)
  }
  const save = async (values: NewCustomerValues) => {
    try {
      const { next, ...entered } = { ...initial, ...values }
      const { id } = await call(createCustomer, {
        body: {
          ...draftOf(entered),
          submit: isHandedIn && !isDraft.current,
          ...(next && { next: nextOf(next).next }),
        },
      })
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
      {...(isHandedIn && {
        submitText: t('reviews.save'),
        second: {
          text: t('reviews.saveDraft'),
          onChosen: (chosen: boolean) => {
            isDraft.current = chosen
          },
        },
      })}
      onClose={onClose}
      tools={
        <SmartPaste
          form={form}
          targets={can['followUp.create'] ? [...targets, nextStep] : targets}
          onFilled={showFilled}
        />
      }
    >
      <Essentials />
      <DuplicateHint {...met} />
      <Form.Item
        name="isAnother"
        valuePropName="checked"
        hidden={met.duplicates.every(({ effect }) => effect !== 'confirm')}
      >
        <Checkbox>{t('customers.duplicate.allow')}</Checkbox>
      </Form.Item>
      <FieldLevels value={levels}>
        <AskedFields value={asked.contact}>
          <ContactRows />
        </AskedFields>
        <AskedFields value={asked.customer}>
          <NeedItem placeholder={t('customers.form.needHint')} />
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
      {hasNextStep && (
        <Suspense>
          <NextStepItem today={todayHere()} mayBeNone={false} />
        </Suspense>
      )}
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
