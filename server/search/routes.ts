import type { FastifyInstance } from 'fastify'
import * as contract from '../../contract/search.ts'
import { bind } from '../platform/bind.ts'
import type { Database } from '../platform/database.ts'
import { findContacts } from './contacts.ts'
import { findCustomers, namesOf } from './customers.ts'
import { findFollowUps } from './follow-ups.ts'

export function searchRoutes(app: FastifyInstance, database: Database): void {
  bind(app, contract.search, async ({ viewer, query: { q, recent } }) => {
    const asked = { q, recent: idsOf(recent) }
    const [rows, contacts] = await Promise.all([
      findCustomers(database, viewer, asked),
      findContacts(database, viewer, asked),
    ])
    return { rows, contacts }
  })
  bind(app, contract.searchFollowUps, async ({ viewer, query }) => ({
    rows: await findFollowUps(database, viewer, query.q),
  }))
  bind(app, contract.namesOfCustomers, async ({ viewer, query }) => ({
    rows: await namesOf(database, viewer, idsOf(query.ids)),
  }))
}

const idsOf = (text = '') => text.split(',').filter(Boolean).map(Number)
