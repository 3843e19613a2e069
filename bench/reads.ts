import type pg from 'pg'
import { customerListQuery } from '../contract/customers.ts'
import { listContacts } from '../server/contacts/queries.ts'
import { countCustomers, customersPage, findCustomer, requireCustomer } from '../server/customers/queries.ts'
import type { Database } from '../server/platform/database.ts'
import type { Viewer } from '../server/platform/visibility.ts'
import { findContacts } from '../server/search/contacts.ts'
import { findCustomers } from '../server/search/customers.ts'
import { findFollowUps } from '../server/search/follow-ups.ts'

/** One request, the query functions behind it, and what we want of it in ms (p50). */
export type Read = {
  title: string
  path: string
  ask: (database: Database, viewer: Viewer) => Promise<unknown>
  target: number | null
}

/** What the texts are searched for are taken from a customer of the first person: everybody who is asked sees it. */
export type Sample = { id: number; rare: string; initials: string; phoneEnd: string; industryId: number }

export async function sampleFor(client: pg.Client, ownerId: number): Promise<Sample> {
  const { rows } = await client.query<Sample>(
    `select c.id, substr(c.name, 3, 2) as rare, left(c.name_initials, 4) as initials, right(p.e164, 4) as "phoneEnd",
       c.industry_id as "industryId"
     from customer c join contact_phone p on p.customer_id = c.id
     where c.owner_id = $1 and c.deleted_at is null and c.industry_id is not null and c.id > 1000 order by c.id limit 1 offset 300`,
    [ownerId],
  )
  if (!rows[0]) throw new Error('too few customers: run bench:data with more')
  return rows[0]
}

const list = (title: string, filters: Record<string, string>, target: number | null): Read => ({
  title,
  path: `/customers?${new URLSearchParams(filters)}`,
  ask: async (database, viewer) => {
    const query = customerListQuery.parse(filters)
    await customersPage(database, viewer, query)
    await countCustomers(database, viewer, query)
  },
  target,
})

const search = (title: string, q: string, target: number): Read => ({
  title: `⌘ K: ${title}`,
  path: `/search?${new URLSearchParams({ q })}`,
  ask: async (database, viewer) => {
    await findCustomers(database, viewer, { q, recent: [] })
    await findContacts(database, viewer, { q, recent: [] })
  },
  target,
})

const inFollowUps = (title: string, q: string, target: number): Read => ({
  title: `⌘ K: ${title}`,
  path: `/search/follow-ups?${new URLSearchParams({ q })}`,
  ask: (database, viewer) => findFollowUps(database, viewer, q),
  target,
})

export const readsOf = ({ id, rare, initials, phoneEnd, industryId }: Sample): Read[] => [
  list('list of 50, count', {}, 6),
  list('list by name', { sort: 'name' }, 6),
  list('list by next follow-up', { sort: 'nextFollowUpAt' }, null),
  list('overdue, by next follow-up', { nextStep: 'overdue', sort: 'nextFollowUpAt' }, null),
  list('no next step', { nextStep: 'none' }, null),
  list('won, count', { stage: 'deal' }, null),
  list('an industry, count', { industryId: String(industryId) }, null),
  list('a province, count', { region: '33' }, null),
  list('rows 9,901 to 9,950', { offset: '9900' }, null),
  list('2 characters, rare', { q: rare }, 5),
  list('2 characters, frequent', { q: '科技' }, 80),
  list('pinyin initials', { q: initials }, 30),
  list('phone end', { q: phoneEnd }, 30),
  search('rare', rare, 30),
  search('frequent', '科技', 80),
  inFollowUps('word, frequent', '报价', 80),
  inFollowUps('word, nowhere', '龘龘', 30),
  {
    title: 'open customer',
    path: `/customers/${id}`,
    ask: (database, viewer) => findCustomer(database, viewer, id),
    target: 4,
  },
  {
    title: 'contacts of a customer',
    path: `/customers/${id}/contacts`,
    ask: async (database, viewer) => {
      await requireCustomer(database, viewer, id)
      await listContacts(database, viewer, id)
    },
    target: null,
  },
]
