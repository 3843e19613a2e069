import type { Shape } from '../shape.ts'
import type { search as zh } from '../zh-CN/search.ts'

export const search: Shape<typeof zh> = {
  label: 'Search customers',
  placeholder: 'Search customers, contacts, phone ends',
  hint: 'Type part of a name, pinyin initials, the end of a phone, or a number',
  none: 'Nothing found for “{{q}}”',
  results: 'Search results',
  all: 'See all results for “{{q}}” in the list',
  matched: {
    name: 'Name',
    pinyin: 'Pinyin',
    contact: 'Contact',
    phone: 'Phone',
    creditCode: 'Credit code',
    number: 'Number',
  },
  with: '{{matched}} {{detail}}',
}
