import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../contract/custom-fields.ts'
import type { Customer } from '../../contract/customers.ts'
import { MaskedFact } from '../customers/MaskedFact.tsx'
import { WebLink } from '../customers/WebLink.tsx'
import { FactGroup } from '../ui/Facts.tsx'
import { useShown } from '../ui/useShown.ts'
import { useCustomFields } from './api.ts'
import { useCustomWords } from './customWords.ts'

/** What is known of the custom fields of a customer, and the invitation to fill in the others. */
export function CustomFacts({ customer, onAdd }: { customer: Customer; onAdd?: (() => void) | undefined }) {
  const { t } = useTranslation()
  const shown = useShown()
  const { say } = useCustomWords()
  const levelOf = ({ key }: CustomField) => customer.fields[`custom.${key}`] ?? 'edit'
  const fields = useCustomFields('customer').filter((field) => levelOf(field) !== 'hidden')
  const isKnown = (field: CustomField) =>
    levelOf(field) === 'masked' || customer.custom[field.key] !== undefined
  const missing = fields.filter((field) => levelOf(field) === 'edit' && !isKnown(field))
  const display = (field: CustomField) => {
    const { key, label, kind } = field
    if (levelOf(field) === 'masked') {
      const words = (value: unknown) => say(field, value)
      return <MaskedFact customer={customer} field={`custom.${key}`} label={label} left="" words={words} />
    }
    const value = customer.custom[key]
    return kind === 'link' && typeof value === 'string' ? <WebLink address={value} /> : say(field, value)
  }
  const names = missing.slice(0, 3).map(({ label }) => label)
  return (
    <FactGroup
      title={t('customFields.group')}
      facts={fields
        .filter(isKnown)
        .map((field) => ({ key: field.key, label: field.label, value: display(field) }))}
      add={
        customer.can.edit &&
        onAdd &&
        missing.length > 0 && (
          <Button type="link" size="small" onClick={onAdd}>
            {t('customers.page.add', { fields: shown.list(names) + (missing.length > 3 ? '…' : '') })}
          </Button>
        )
      }
    />
  )
}
