import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../contract/contacts.ts'
import { AskedLabel } from '../ui/AskedLabel.tsx'
import { wide } from '../ui/FieldGroup.tsx'

/** Masked ones stay as they are unless they are entered anew. */
export function PhoneFields({ contact }: { contact: Contact | null }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const [isMasked, setMasked] = useState(contact?.fields.phones === 'masked')
  if (isMasked) {
    const enterAnew = () => {
      form.setFieldValue('phones', [''])
      setMasked(false)
    }
    return (
      <Form.Item label={t('fields.contact.phones')} extra={t('contacts.maskedHint')} className={wide}>
        {contact?.phones.map(({ shown }) => shown).join(t('contacts.separator'))}{' '}
        <Button size="small" onClick={enterAnew}>
          {t('contacts.replacePhones')}
        </Button>
      </Form.Item>
    )
  }
  return (
    <Form.List name="phones">
      {(rows, { add, remove }) => (
        <div className={wide}>
          {rows.map(({ key, name: row }) => (
            <Form.Item
              key={key}
              name={row}
              label={
                row === 0 ? (
                  <AskedLabel field="phones">{t('fields.contact.phones')}</AskedLabel>
                ) : (
                  t('contacts.phoneOf', { number: row + 1 })
                )
              }
              extra={row === 0 ? t('contacts.phoneHint') : undefined}
            >
              <Input maxLength={60} inputMode="tel" autoComplete="off" />
            </Form.Item>
          ))}
          <div style={{ display: 'flex', gap: 16, marginBottom: 12 }}>
            {rows.length < 10 && (
              <Button type="link" style={{ padding: 0 }} onClick={() => add('')}>
                {t('contacts.addPhone')}
              </Button>
            )}
            {rows.length > 1 && (
              <Button type="link" style={{ padding: 0 }} onClick={() => remove(rows.length - 1)}>
                {t('contacts.removePhone', { number: rows.length })}
              </Button>
            )}
          </div>
        </div>
      )}
    </Form.List>
  )
}
