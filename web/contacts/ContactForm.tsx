import { useQueryClient } from '@tanstack/react-query'
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
import { CallError, call } from '../app/call.ts'
import { customerChanged } from '../customers/api.ts'
import { ChoicePicker } from '../customers/pickers.tsx'
import { DayField } from '../ui/DayField.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { FormDrawer } from '../ui/FormDrawer.tsx'
import { type ContactValues, changesOf, draftOf, newContact, valuesOf } from './contactValues.ts'
import { PhoneFields } from './PhoneFields.tsx'

type Props = {
  customerId: number
  /** Null for a new one. */
  contact: Contact | null
  colleagues: readonly Contact[]
  onClose: () => void
}

export function ContactForm({ customerId, contact, colleagues, onClose }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [initial] = useState<ContactValues>(() => (contact ? valuesOf(contact) : newContact))
  const [version, setVersion] = useState(contact?.version ?? 0)
  const [draftKey] = useState(
    contact ? `contact.${contact.id}.${contact.version}` : `contact.new.${customerId}`,
  )

  const save = async (values: ContactValues) => {
    if (contact) await change(contact.id, { ...initial, ...values })
    else {
      await call(createContact, { params: { id: customerId }, body: draftOf({ ...initial, ...values }) })
    }
    await customerChanged(queries, customerId)
    onClose()
  }

  const change = async (id: number, values: ContactValues) => {
    const changes = changesOf(initial, values)
    if (Object.keys(changes).length === 0) return
    try {
      await call(updateContact, { params: { id }, body: { version, changes } })
    } catch (error) {
      // The sentence says so; saving again after having compared keeps what stands in the form.
      if (error instanceof CallError && error.body.code === 'record.changed') {
        const now = await call(listContacts, { params: { id: customerId } })
        setVersion(now.rows.find((row) => row.id === id)?.version ?? version)
      }
      throw error
    }
  }

  return (
    <FormDrawer
      title={contact ? t('contacts.editOf', { name: contact.name }) : t('contacts.createTitle')}
      draftKey={draftKey}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
      renderProblem={({ collisions }) =>
        collisions && (
          <ul>
            {Object.entries(collisions).map(([field, { theirs }]) => (
              <li key={field}>
                {t(`fields.contact.${field}` as 'fields.contact.name', field)}{' '}
                {t('customers.collision.theirs')} {String(theirs ?? t('customers.history.cleared'))}
              </li>
            ))}
          </ul>
        )
      }
    >
      <ContactFields contact={contact} colleagues={colleagues} />
    </FormDrawer>
  )
}

function ContactFields({ contact, colleagues }: Pick<Props, 'contact' | 'colleagues'>) {
  const { t } = useTranslation()
  const others = colleagues.filter(({ id }) => id !== contact?.id)
  return (
    <FieldGroup>
      <Form.Item
        name="name"
        label={t('fields.contact.name')}
        rules={[{ required: true, whitespace: true, message: t('contacts.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="jobTitle" label={t('fields.contact.jobTitle')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <PhoneFields contact={contact} />
      <Form.Item name="relation" label={t('fields.contact.relation')}>
        <ChoicePicker
          options={contactRelations.map((value) => ({ value, label: t(`choices.relation.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="preferredChannels" label={t('fields.contact.preferredChannels')}>
        <Select
          mode="multiple"
          options={channels.map((value) => ({ value, label: t(`choices.channel.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="goodHours" label={t('fields.contact.goodHours')}>
        <Input maxLength={100} placeholder={t('contacts.goodHoursHint')} />
      </Form.Item>
      <Form.Item name="influence" label={t('fields.contact.influence')}>
        <ChoicePicker
          options={influences.map((value) => ({ value, label: t(`choices.influence.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="attitude" label={t('fields.contact.attitude')}>
        <ChoicePicker
          options={attitudes.map((value) => ({ value, label: t(`choices.attitude.${value}`) }))}
        />
      </Form.Item>
      {others.length > 0 && (
        <Form.Item name="reportsToId" label={t('fields.contact.reportsToId')}>
          <Superior contacts={others} />
        </Form.Item>
      )}
      {contact && (
        <Form.Item name="leftOn" label={t('fields.contact.leftOn')}>
          <DayField />
        </Form.Item>
      )}
      <Form.Item name="remark" label={t('fields.contact.remark')} className={wide}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
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
