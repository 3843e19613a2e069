import { z } from 'zod'
import { id, person } from './common.ts'
import { endpoint } from './endpoint.ts'

export const searchMatches = ['name', 'pinyin', 'contact', 'phone', 'creditCode', 'number'] as const

export const search = endpoint({
  method: 'GET',
  path: '/search',
  tag: 'search',
  summary: 'Customers by part of a name, pinyin, contact, phone end, credit code or number',
  access: 'customer.view',
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        number: z.string(),
        name: z.string(),
        owner: person.nullable(),
        /** By what it was found, and the contact's name or masked phone that matched. */
        matched: z.enum(searchMatches),
        detail: z.string().nullable(),
        can: z.object({ createFollowUp: z.boolean() }),
      }),
    ),
  }),
})
