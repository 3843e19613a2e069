import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import type { Completeness } from '../../contract/field-sets.ts'
import { contactsOptions } from '../contacts/api.ts'
import { readPageSearch } from '../customers/pageSearch.ts'
import { opensForm } from '../ui/useFormEntry.ts'
import styles from './Completeness.module.css'
import { useSetFieldWord } from './useSetFieldWord.ts'

const ContactForm = lazy(async () => ({ default: (await import('../contacts/ContactForm.tsx')).ContactForm }))

/** As many as one reads at a glance; the others follow once these are filled in. */
const mostNamed = 8

type Props = { customer: Customer; missing: Completeness['missing'] }

/** What a record lacks; each leads into the form, to that field. */
export function MissingFields({ customer, missing }: Props) {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const { fill, form } = useFill(customer)
  const named = missing.slice(0, mostNamed)
  return (
    <>
      <p className={styles.missing}>
        <span>{t('fieldSets.missing')}</span>
        {named.map(({ field, required, label, why }) => {
          const name = wordOf(field, label)
          const word = why === 'vague' ? t('fieldSets.vague', { field: name }) : name
          const text = required ? word : `${word} (${t('fieldSets.optional')})`
          const onClick = fill(field)
          return onClick ? (
            <Button
              key={field}
              type="link"
              size="small"
              aria-label={t('fieldSets.fill', { field: text })}
              onClick={onClick}
            >
              {text}
            </Button>
          ) : (
            <span key={field}>{text}</span>
          )
        })}
        {missing.length > named.length && <span>…</span>}
      </p>
      {missing.some(({ why }) => why === 'vague') && <p>{t('fieldSets.needVague')}</p>}
      {form}
    </>
  )
}

/** Leads to a field: of the customer in its form, of a contact in that of the main one; undefined where one may not. */
function useFill(customer: Customer) {
  const navigate = useNavigate()
  const search = readPageSearch(useSearch({ strict: false }))
  const contacts = useQuery(contactsOptions(customer.id))
  const [at, setAt] = useState<string | null>(null)
  const rows = contacts.data?.rows ?? []
  const contact = rows.find(({ leftOn }) => !leftOn) ?? null
  const mayFillContact = contact ? contact.can.edit : contacts.data?.can.create === true
  const fill = (field: string) => {
    const [, object, name = ''] = /^(customer|contact)\.(.+)$/.exec(field) ?? []
    const level = (object === 'customer' ? customer : contact)?.fields[name]
    if (level === 'read') return undefined
    if (object === 'contact') return mayFillContact ? () => setAt(name) : undefined
    if (!customer.can.edit) return undefined
    return () =>
      void navigate({
        to: '/customers/$id',
        params: { id: String(customer.id) },
        search: { ...search, edit: 1, at: name },
        state: opensForm,
      })
  }
  const form = at !== null && (
    <Suspense>
      <ContactForm
        customerId={customer.id}
        contact={contact}
        colleagues={rows}
        at={at}
        onClose={() => setAt(null)}
      />
    </Suspense>
  )
  return { fill, form }
}
