import { useTranslation } from 'react-i18next'
import type { Group, Option } from './Combobox.tsx'
import { ContactRow, CustomerRow, FollowUpRow, SoftRow } from './SearchRows.tsx'
import type { Found, FoundContact, FoundFollowUp, Named } from './useAnswers.ts'
import { useOpening } from './useOpening.ts'

const most = { customers: 7, contacts: 4, followUps: 5 }

type Given = {
  q: string
  answers: { rows: Found[]; contacts: FoundContact[]; isCurrent: boolean }
  followUps: FoundFollowUp[]
  recent: { rows: Named[]; expected: number }
  onClose: () => void
}

/** Customers, contacts and follow-ups that were found; without a text, what was opened last. */
export function useRecordGroups({ q, answers, followUps, recent, onClose }: Given): Group[] {
  const { t } = useTranslation()
  const open = useOpening(onClose)
  const customer = (row: Named | Found): Option => ({
    key: `customer ${row.id}`,
    content: <CustomerRow row={row} />,
    run: (newTab) => open.customer(row.id, newTab),
    onChosen: () => open.ahead(row.id),
  })
  if (q === '')
    return [
      {
        key: 'recent',
        title: t('search.sections.recent'),
        options: recent.rows.map(customer),
        expected: recent.expected,
      },
    ]

  // Who is found by the name of a contact stands there as the contact.
  const customers = answers.rows.filter(({ matched }) => matched !== 'contact')
  // What is only spelt alike, the list doesn't find.
  const isListed = answers.rows.some(({ matched }) => matched !== 'similar')
  return [
    {
      key: 'customers',
      title: t('search.sections.customers'),
      options: customers.slice(0, most.customers).map(customer),
    },
    {
      key: 'contacts',
      title: t('search.sections.contacts'),
      options: answers.contacts.slice(0, most.contacts).map((contact) => ({
        key: `contact ${contact.id}`,
        content: <ContactRow contact={contact} />,
        run: (newTab) => open.customer(contact.customer.id, newTab, { tab: 'contacts' }),
        onChosen: () => open.ahead(contact.customer.id),
      })),
    },
    {
      key: 'followUps',
      title: t('search.sections.followUps'),
      options: followUps.slice(0, most.followUps).map((followUp) => ({
        key: `followUp ${followUp.id}`,
        content: <FollowUpRow followUp={followUp} />,
        run: (newTab) => open.customer(followUp.customer.id, newTab),
        onChosen: () => open.ahead(followUp.customer.id),
      })),
    },
    {
      key: 'all',
      options: isListed
        ? [
            {
              key: 'all',
              content: <SoftRow>{t('search.all', { q })}</SoftRow>,
              run: (newTab) => open.list(q, newTab),
            },
          ]
        : [],
    },
  ]
}
