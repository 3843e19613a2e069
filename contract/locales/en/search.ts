import type { Shape } from '../shape.ts'
import type { search as zh } from '../zh-CN/search.ts'

export const search: Shape<typeof zh> = {
  title: 'Search',
  label: 'Search customers, contacts, follow-ups, actions and pages',
  placeholder: 'Search customers, contacts, follow-ups, actions or pages',
  short: 'Customers, contacts, actions',
  customers: 'Search customers',
  hint: 'Type part of a name, pinyin initials, the end of a phone, or a number',
  none: 'Nothing found for “{{q}}”',
  results: 'Search results',
  searching: 'Searching',
  failed: 'The search didn’t finish.',
  retry: 'Try again',
  all: 'See all results for “{{q}}” in the list',
  keys: '↑ ↓ choose   Enter open   {{newTab}} open in a new tab   Esc close',
  sections: {
    recent: 'Opened lately',
    customers: 'Customers',
    contacts: 'Contacts',
    followUps: 'Follow-ups',
    actions: 'Actions',
    pages: 'Pages',
  },
  matched: {
    name: 'Name',
    pinyin: 'Pinyin',
    contact: 'Contact',
    phone: 'Phone',
    creditCode: 'Credit code',
    number: 'Number',
    similar: 'Similar spelling',
  },
  with: '{{matched}} {{detail}}',
}
