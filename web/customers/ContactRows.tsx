import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFieldsOf } from '../app/fields.ts'
import { AskedLabel } from '../ui/AskedLabel.tsx'
import { FieldGroup, wide } from '../ui/FieldGroup.tsx'
import { isWritable } from '../ui/GuardedItem.tsx'
import type { ContactValues } from './formValues.ts'

/** An individual is their own contact: only the phone is asked. */
export function ContactRows() {
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
              <PastedFields row={row} />
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

/** What isn't asked here but was pasted: seen before it is saved. */
function PastedFields({ row }: { row: number }) {
  const { t } = useTranslation()
  const levels = useFieldsOf('contact')
  const contact: ContactValues = Form.useWatch(['contacts', row], { preserve: true }) ?? {}
  const texts = (['jobTitle', 'email', 'wechat'] as const).filter(
    (field) => contact[field] !== undefined && isWritable(levels[field]),
  )
  const further = isWritable(levels.phones) ? (contact.phones ?? []).slice(1) : []
  return (
    <>
      {further.map((_, index) => (
        <Form.Item
          // biome-ignore lint/suspicious/noArrayIndexKey: a phone has nothing else to be known by
          key={index}
          name={[row, 'phones', index + 1]}
          label={t('contacts.phoneOf', { number: index + 2 })}
        >
          <Input maxLength={60} inputMode="tel" autoComplete="off" />
        </Form.Item>
      ))}
      {texts.map((field) => (
        <Form.Item key={field} name={[row, field]} label={t(`fields.contact.${field}`)}>
          <Input maxLength={field === 'email' ? 200 : 100} autoComplete="off" />
        </Form.Item>
      ))}
    </>
  )
}
