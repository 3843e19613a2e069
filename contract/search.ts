import { z } from 'zod'
import { id, instant, person } from './common.ts'
import { endpoint } from './endpoint.ts'

/** By what a customer was found; `similar` is pinyin that was spelt a little otherwise. */
export const searchMatches = [
  'name',
  'pinyin',
  'contact',
  'phone',
  'creditCode',
  'number',
  'similar',
] as const

const q = z.string().trim().min(1).max(100)

/** How many customers a browser remembers as opened. */
export const recentLimit = 8

/** Ids, separated by commas. */
const recentIds = z.string().regex(/^\d{1,15}(,\d{1,15}){0,7}$/)

const customer = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  owner: person.nullable(),
  can: z.object({ createFollowUp: z.boolean() }),
})

export const search = endpoint({
  method: 'GET',
  path: '/search',
  tag: 'search',
  summary:
    'Customers by part of a name, pinyin, contact, phone end, credit code or number, and the contacts whose name matches; what the caller works with first',
  access: 'customer.view',
  query: z.object({
    q,
    /** Customers that were opened last: of what matches, they come first. */
    recent: recentIds.optional(),
  }),
  result: z.object({
    rows: z.array(
      customer.extend({
        /** By what it was found, and the contact's name or masked phone that matched. */
        matched: z.enum(searchMatches),
        detail: z.string().nullable(),
      }),
    ),
    contacts: z.array(z.object({ id, name: z.string(), jobTitle: z.string().nullable(), customer: person })),
  }),
})

export const searchFollowUps = endpoint({
  method: 'GET',
  path: '/search/follow-ups',
  tag: 'search',
  summary: 'Follow-ups whose text holds these characters, two at least; as a rule the latest ones',
  access: 'customer.view',
  query: z.object({ q }),
  result: z.object({
    rows: z.array(
      z.object({
        id,
        customer: person,
        at: instant,
        author: person.nullable(),
        /** The text around its first hit. */
        snippet: z.object({ before: z.string(), hit: z.string(), after: z.string() }),
      }),
    ),
  }),
})

export const namesOfCustomers = endpoint({
  method: 'GET',
  path: '/search/customers',
  tag: 'search',
  summary: 'What customers are called, by their ids and in their order; of those the caller sees',
  access: 'customer.view',
  query: z.object({ ids: recentIds }),
  result: z.object({ rows: z.array(customer) }),
})
