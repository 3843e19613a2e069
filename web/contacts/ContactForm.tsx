import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  attitudes,
  type Contact,
  channels,
  contactRelations,
  createContact,
  influences,
  listContacts,
  updateContact,
} from '../../contract/contacts.ts'
import type { RestrictedFields } from '../../contract/levels.ts'
import { call } from '../app/call.ts'
import { useFieldsOf } from '../app/fields.ts'
import { useMay } from '../app/session.ts'
import { CustomFieldItems } from '../custom-fields/CustomFieldItems.tsx'
import { withKept } from '../custom-fields/customValues.ts'
import { useCustomWords } from '../custom-fields/customWords.ts'
import { customerChanged, customerOptions } from '../customers/api.ts'
import { useFieldWords } from '../customers/fieldWords.ts'
import { ChoicePicker } from '../customers/pickers.tsx'
import { useAskedFields } from '../field-sets/useAskedFields.ts'
import { SmartPaste } from '../smart-paste/SmartPaste.tsx'
import { AskedFields } from '../ui/AskedLabel.tsx'
import { CollisionChoices } from '../ui/CollisionChoices.tsx'
import { DayField } from '../ui/DayField.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { FieldLevels, GuardedItem, isWritable } from '../ui/GuardedItem.tsx'
import { useEdit } from '../ui/useEdit.ts'
import { ContactDuplicates } from './ContactDuplicates.tsx'
import { type ContactValues, changesOf, draftOf, newValues, valuesOf } from './contactValues.ts'
import { PhoneFields } from './PhoneFields.tsx'
import { SuccessorFields } from './SuccessorFields.tsx'
import { successorOf } from './successorValues.ts'
import { usePasteTargets } from './usePasteTargets.ts'

type Props = {
  customerId: number
  /** Null for a new one. */
  contact: Contact | null
  colleagues: readonly Contact[]
  /** Where the form begins, as `phones` or `custom.<key>`; at its first field where left out. */
  at?: string | undefined
  onClose: () => void
}

export function ContactForm({ customerId, contact, colleagues, at, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const ofNew = useFieldsOf('contact')
  const levels = contact?.fields ?? ofNew
  const [form] = Form.useForm<ContactValues>()
  const {
    initial,
    base: read,
    collisions,
    save: saveEdit,
  } = useEdit<ContactValues>({
    form,
    begin: { version: contact?.version ?? 0, values: contact ? valuesOf(contact) : newValues(levels) },
    readNow: async (_, base) => {
      const { rows } = await call(listContacts, { params: { id: customerId } })
      const now = rows.find((row) => row.id === contact?.id)
      return now ? { version: now.version, values: valuesOf(now) } : base
    },
  })
  const customer = useQuery(customerOptions(customerId))
  const asked = useAskedFields('contact', customer.data?.businessType)
  const targets = usePasteTargets()
  const custom = useCustomWords(collisions.length > 0)
  const words = useFieldWords(new Set(collisions.map(({ field }) => field)), colleagues)
  const [draftKey] = useState(
    contact ? `contact.${contact.id}.${contact.version}` : `contact.new.${customerId}`,
  )

  const save = async (values: ContactValues) => {
    if (contact)
      await saveEdit(withKept(values, read.values), async (base, mine) => {
        const changes = changesOf(base.values, mine)
        const successor = successorOf(mine.leftOn, mine.successor)
        if (Object.keys(changes).length > 0 || successor)
          await call(updateContact, {
            params: { id: contact.id },
            body: { version: base.version, changes, ...(successor && { successor }) },
          })
      })
    else {
      await call(createContact, { params: { id: customerId }, body: draftOf({ ...initial, ...values }) })
    }
    await customerChanged(queries, customerId)
    onClose()
  }

  return (
    <FormDrawer
      title={contact ? t('contacts.editOf', { name: contact.name }) : t('contacts.createTitle')}
      draftKey={draftKey}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
      form={form}
      at={at?.split('.')}
      tools={!contact && <SmartPaste form={form} targets={targets} />}
      renderProblem={({ code }) =>
        code === 'record.changed' && (
          <CollisionChoices
            collisions={collisions}
            label={(field) =>
              custom.labelOf(field) ?? t(`fields.contact.${field}` as 'fields.contact.name', field)
            }
            say={(field, value) => custom.sayOf(field, value) ?? words(field, value)}
            form={form}
          />
        )
      }
    >
      <FieldLevels value={levels}>
        <AskedFields value={asked}>
          <ContactFields contact={contact} colleagues={colleagues} levels={levels} />
          <ContactDuplicates customerId={customerId} contact={contact} />
          <CustomFieldItems object="contact" />
        </AskedFields>
      </FieldLevels>
    </FormDrawer>
  )
}

type FieldsProps = Pick<Props, 'contact' | 'colleagues'> & { levels: RestrictedFields }

function ContactFields({ contact, colleagues, levels }: FieldsProps) {
  const { t } = useTranslation()
  const ofNew = useFieldsOf('contact')
  const mayCreate = useMay('contact.create')
  const others = colleagues.filter(({ id }) => id !== contact?.id)
  return (
    <FieldGroup>
      <GuardedItem
        name="name"
        label={t('fields.contact.name')}
        rules={[{ required: levels.name !== 'masked', whitespace: true, message: t('contacts.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </GuardedItem>
      <GuardedItem name="jobTitle" label={t('fields.contact.jobTitle')}>
        <Input maxLength={100} autoComplete="off" />
      </GuardedItem>
      {isWritable(levels.phones) && <PhoneFields contact={contact} />}
      <GuardedItem name="email" label={t('fields.contact.email')}>
        <Input maxLength={200} inputMode="email" autoComplete="off" />
      </GuardedItem>
      <GuardedItem name="wechat" label={t('fields.contact.wechat')}>
        <Input maxLength={100} autoComplete="off" />
      </GuardedItem>
      <GuardedItem name="relation" label={t('fields.contact.relation')}>
        <ChoicePicker
          options={contactRelations.map((value) => ({ value, label: t(`choices.relation.${value}`) }))}
        />
      </GuardedItem>
      <GuardedItem name="preferredChannels" label={t('fields.contact.preferredChannels')}>
        <Select
          mode="multiple"
          options={channels.map((value) => ({ value, label: t(`choices.channel.${value}`) }))}
        />
      </GuardedItem>
      <GuardedItem name="goodHours" label={t('fields.contact.goodHours')}>
        <Input maxLength={100} placeholder={t('contacts.goodHoursHint')} />
      </GuardedItem>
      <GuardedItem name="influence" label={t('fields.contact.influence')}>
        <ChoicePicker
          options={influences.map((value) => ({ value, label: t(`choices.influence.${value}`) }))}
        />
      </GuardedItem>
      <GuardedItem name="attitude" label={t('fields.contact.attitude')}>
        <ChoicePicker
          options={attitudes.map((value) => ({ value, label: t(`choices.attitude.${value}`) }))}
        />
      </GuardedItem>
      {others.length > 0 && (
        <GuardedItem name="reportsToId" label={t('fields.contact.reportsToId')}>
          <Superior contacts={others} />
        </GuardedItem>
      )}
      {contact && (
        <GuardedItem name="leftOn" label={t('fields.contact.leftOn')}>
          <DayField />
        </GuardedItem>
      )}
      {contact && (
        <SuccessorFields
          contact={contact}
          others={others}
          levels={levels}
          mayCreate={mayCreate && isWritable(ofNew.name)}
        />
      )}
      <GuardedItem name="remark" label={t('fields.contact.remark')} className={wide}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </GuardedItem>
      <Form.Item name="isPrimary" valuePropName="checked" className={wide}>
        <Checkbox disabled={contact?.isPrimary}>{t('fields.contact.isPrimary')}</Checkbox>
      </Form.Item>
    </FieldGroup>
  )
}

type SuperiorProps = {
  id?: string
  value?: number | null
  onChange?: (id: number | null) => void
  contacts: readonly Contact[]
}

function Superior({ id, value, onChange, contacts }: SuperiorProps) {
  return (
    <Select
      id={id}
      value={value}
      allowClear
      options={contacts.map((contact) => ({ value: contact.id, label: contact.name }))}
      onChange={(chosen: number | undefined) => onChange?.(chosen ?? null)}
    />
  )
}
