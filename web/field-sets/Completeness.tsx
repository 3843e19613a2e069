import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import type { Completeness as Told } from '../../contract/field-sets.ts'
import { contactsOptions } from '../contacts/api.ts'
import { readPageSearch } from '../customers/pageSearch.ts'
import { opensForm } from '../ui/useFormEntry.ts'
import { completenessOptions } from './api.ts'
import styles from './Completeness.module.css'
import { useSetFieldWord } from './useSetFieldWord.ts'

const ContactForm = lazy(async () => ({ default: (await import('../contacts/ContactForm.tsx')).ContactForm }))

/** As many as one reads at a glance; the others follow once these are filled in. */
const mostNamed = 8

/** How complete a customer is, for entry and per purpose; what is missing leads into the form, to that field. */
export function Completeness({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const wordOf = useSetFieldWord()
  const told = useQuery(completenessOptions(customer.id))
  const { fill, form } = useFill(customer)
  const rows = told.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className={styles.card} aria-label={t('fieldSets.card')}>
      <h3>{t('fieldSets.card')}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={styles.head}>
              <span title={row.purpose || undefined}>{row.name}</span>
              <span className={styles.figure}>
                {row.missing.length === 0
                  ? t('fieldSets.complete')
                  : t('fieldSets.ofTotal', { filled: row.filled, total: row.total })}
              </span>
            </div>
            <progress
              className={styles.bar}
              aria-label={row.name}
              value={row.percent}
              max={100}
              data-complete={row.missing.length === 0 || undefined}
            />
            {row.missing.length > 0 && <Missing row={row} wordOf={wordOf} fill={fill} />}
          </li>
        ))}
      </ul>
      {form}
    </section>
  )
}

type MissingProps = {
  row: Told
  wordOf: ReturnType<typeof useSetFieldWord>
  fill: (field: string) => (() => void) | undefined
}

function Missing({ row, wordOf, fill }: MissingProps) {
  const { t } = useTranslation()
  const named = row.missing.slice(0, mostNamed)
  return (
    <p className={styles.missing}>
      <span>{t('fieldSets.missing')}</span>
      {named.map(({ field, required, label }) => {
        const word = wordOf(field, label)
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
      {row.missing.length > named.length && <span>…</span>}
    </p>
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
