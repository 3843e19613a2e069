import type pg from 'pg'
import { findPairs } from '../server/duplicates/scan.ts'
import { type Database, sql, transaction } from '../server/platform/database.ts'
import type { Client } from './client.ts'
import { timingOf } from './timing.ts'

/** A person asks at most 120 times a minute: three questions about each of these. */
const names = 38

const questions = {
  'a name': (name: string) => ({ name }),
  'part of a name': (name: string) => ({ name: name.slice(0, -4) }),
  'a whole entry': (name: string) => ({
    name: `${name}甲`,
    phones: ['138 1234 5678', '021-50301234'],
    emails: ['wang@jizhun-shebei.com'],
    website: 'www.jizhun-shebei.com',
    creditCode: '91350100M000100Y43',
  }),
}

/** Checks for duplicates as they are asked for while somebody types names of customers that are there; p95 in milliseconds. */
export async function timeChecks(client: Client, bare: pg.Client): Promise<[title: string, p95: number][]> {
  const { rows } = await bare.query<{ name: string }>({
    text: 'select name from customer where deleted_at is null order by md5(id::text) limit $1',
    values: [names],
  })
  const timings: [string, number][] = []
  for (const [title, question] of Object.entries(questions)) {
    const durations: number[] = []
    for (const { name } of rows) {
      const began = performance.now()
      await client.call('POST', '/customers/check-duplicate', question(name))
      durations.push(performance.now() - began)
    }
    timings.push([title, timingOf(durations).p95])
  }
  return timings
}

const actor = { userId: null, source: 'system' } as const
const takenBack = new Error('taken back')

/** The scan of all customers for pairs, as the check-up makes it; taken back, in seconds. */
export async function timeScan({ db }: Database): Promise<number> {
  let seconds = 0
  await transaction(db, actor, async (trx) => {
    await sql`set local statement_timeout = 0; set local work_mem = '64MB'`.execute(trx)
    const began = performance.now()
    await findPairs(trx)
    seconds = (performance.now() - began) / 1000
    throw takenBack
  }).catch((error: unknown) => {
    if (error !== takenBack) throw error
  })
  return seconds
}
