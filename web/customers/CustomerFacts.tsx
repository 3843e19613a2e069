import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerField } from '../../contract/customer-fields.ts'
import type { Customer } from '../../contract/customers.ts'
import { values as sentences } from '../../contract/locales/values.ts'
import { isAsked } from '../../contract/values/isAsked.ts'
import { markableFields } from '../../contract/verification.ts'
import { languageOf } from '../app/i18n.ts'
import { CustomFacts } from '../custom-fields/CustomFacts.tsx'
import { FactGroup } from '../ui/Facts.tsx'
import { useShown } from '../ui/useShown.ts'
import { MarkTag } from '../verification/MarkTag.tsx'
import { factGroups } from './factGroups.ts'
import { useFieldWords } from './fieldWords.ts'
import { MaskedFact } from './MaskedFact.tsx'
import { WebLink } from './WebLink.tsx'

/** Names behind ids are needed only where a masked one is revealed: others come with the record. */
const useKnown = ({ fields }: Customer) =>
  useMemo(() => new Set(['industryId', 'regionCode'].filter((field) => fields[field] === 'masked')), [fields])

export function CustomerFacts({ customer, onAdd }: { customer: Customer; onAdd?: () => void }) {
  const { t } = useTranslation()
  const shown = useShown()
  const words = useFieldWords(useKnown(customer))
  const levelOf = (field: CustomerField) => customer.fields[field] ?? 'edit'

  const say = (field: CustomerField) => {
    if (field === 'industryId') return customer.industry?.name ?? ''
    if (field === 'regionCode') {
      return customer.country === 'CN' ? (customer.regionText ?? '') : words('country', customer.country)
    }
    return words(field, customer[field])
  }
  const display = (field: CustomerField) => {
    if (levelOf(field) === 'masked') {
      const label = t(`fields.customer.${field}`)
      const props = { customer, field, label, left: say(field) }
      return <MaskedFact {...props} words={(value) => words(field, value)} />
    }
    return field === 'website' && customer.website ? <WebLink address={customer.website} /> : say(field)
  }

  const marked = (field: CustomerField) => {
    const name = markableFields.find((one) => one === `customer.${field}`)
    return name && <MarkTag customerId={customer.id} field={name} label={t(`fields.customer.${field}`)} />
  }

  return (
    <>
      {factGroups.map(({ key, fields }) => {
        const facts = fields
          .filter((field) => levelOf(field) === 'masked' || say(field) !== '')
          .map((field) => ({
            key: field,
            label: t(`fields.customer.${field}`),
            value: (
              <>
                {display(field)} {marked(field)}
              </>
            ),
          }))
        const missing = fields.filter(
          (field) => levelOf(field) === 'edit' && say(field) === '' && isAsked(field, customer),
        )
        const size =
          key === 'size' && facts.length > 0 ? [sizeFact(customer, t('fields.customer.companySize'))] : []
        return (
          <FactGroup
            key={key}
            title={t(`customers.form.${key}`)}
            facts={[...size, ...facts]}
            add={
              customer.can.edit && onAdd && missing.length > 0 && <AddFields fields={missing} onAdd={onAdd} />
            }
          />
        )
      })}
      <CustomFacts customer={customer} onAdd={onAdd} />
      <FactGroup
        title={t('customers.page.record')}
        facts={[
          { key: 'department', label: t('fields.customer.departmentId'), value: customer.department.name },
          {
            key: 'created',
            label: t('fields.customer.createdAt'),
            value: byWhom(shown.instant(customer.createdAt), customer.createdBy?.name),
          },
          {
            key: 'updated',
            label: t('fields.customer.updatedAt'),
            value: byWhom(shown.instant(customer.updatedAt), customer.updatedBy?.name),
          },
        ]}
      />
    </>
  )
}

const byWhom = (at: string, name: string | undefined) => (name ? `${at} ${name}` : at)

const sizeFact = (customer: Customer, label: string) => ({
  key: 'companySize',
  label,
  value: <CompanySize {...customer.companySize} />,
})

/** Derived, never typed: the class, or why there is none yet. */
function CompanySize({ size, reason }: Customer['companySize']) {
  const { t, i18n } = useTranslation()
  if (size) return t(`choices.companySize.${size}`)
  const known: Record<string, string> = sentences[languageOf(i18n.language)]
  return reason ? (known[reason] ?? reason) : t('customers.page.undetermined')
}

function AddFields({ fields, onAdd }: { fields: readonly CustomerField[]; onAdd: () => void }) {
  const { t } = useTranslation()
  const names = fields.slice(0, 3).map((field) => t(`fields.customer.${field}`))
  const more = fields.length > 3 ? '…' : ''
  return (
    <Button type="link" size="small" onClick={onAdd}>
      {t('customers.page.add', { fields: names.join(t('customers.page.separator')) + more })}
    </Button>
  )
}
