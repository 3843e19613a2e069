import Fastify from 'fastify'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Database, sql, transaction } from './database.ts'
import { jobQueue, startJobs } from './jobs.ts'
import { testDatabase } from './testing/database.ts'

const { log } = Fastify()
const nobody = { userId: null, source: 'system' } as const

let database: Database
let running: { stop(): Promise<void> } | null
/** Names of what has begun, in order. */
let begun: string[]
let ends: Map<string, () => void>

beforeEach(async () => {
  database = await testDatabase()
  running = null
  begun = []
  ends = new Map()
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const end of ends.values()) end()
  await running?.stop()
})

const nameOf = (payload: unknown) => (payload as { name: string }).name
const tasks = {
  short: async (payload: unknown) => void begun.push(nameOf(payload)),
  long: async (payload: unknown) => {
    begun.push(nameOf(payload))
    await new Promise<void>((end) => ends.set(nameOf(payload), end))
  },
}
const oneByOne = ['long']
const queue = jobQueue(oneByOne)
const begin = async () => {
  running = await startJobs(database.pool, log, { tasks, crontab: '', oneByOne })
}
const ask = (task: keyof typeof tasks, name: string) => queue.add(database.db, task, { name })
const until = (count: number) => vi.waitUntil(() => begun.length >= count, { timeout: 20_000, interval: 10 })

type Query = (this: pg.Client, ...given: unknown[]) => Promise<{ rows: unknown[] }>
const goneAway = () => new Error('Connection terminated unexpectedly')

/** @param intervene instead of answering the queries whose text has this in it */
function atQueries(part: string, intervene: (ask: () => ReturnType<Query>) => ReturnType<Query>): void {
  const query = pg.Client.prototype.query as unknown as Query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [{ text?: string } | string]
    const text = typeof first === 'string' ? first : (first?.text ?? '')
    const ask = () => query.apply(this, given)
    return (text.includes(part) ? intervene(ask) : ask()) as never
  } as never)
}

test('of long tasks one is at work at a time, and others have their turn meanwhile', async () => {
  await begin()
  await ask('long', 'long a')
  await until(1)
  await ask('long', 'long b')
  await ask('short', 'short')
  await until(2)
  expect(begun).toEqual(['long a', 'short'])
  ends.get('long a')?.()
  await until(3)
  expect(begun).toEqual(['long a', 'short', 'long b'])
})

test('is there with the transaction that asks for it, or not at all', async () => {
  await begin()
  const asking = (name: string, then: () => void) =>
    transaction(database.db, nobody, async (trx) => {
      await queue.add(trx, 'short', { name })
      then()
    })
  await expect(
    asking('rolled back', () => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await asking('committed', () => undefined)
  await until(1)
  expect(begun).toEqual(['committed'])
})

test('a job whose taking up was answered by nobody is given back and done, once', async () => {
  let lost = 0
  atQueries('attempts = jobs.attempts + 1', async (ask) => {
    const answer = await ask()
    if (answer.rows.length === 0 || lost > 0) return answer
    lost += 1
    throw goneAway()
  })
  await begin()
  await ask('short', 'lost')
  await until(1)
  expect(lost).toBe(1)
  await ask('short', 'next')
  await until(2)
  expect(begun).toEqual(['lost', 'next'])
}, 30_000)

test('one that is at work meanwhile isn’t taken for lost', async () => {
  let failures: number | null = null
  atQueries('attempts = jobs.attempts + 1', (ask) => {
    if (failures === null) return ask()
    failures += 1
    return failures < 3 ? Promise.reject(goneAway()) : ask()
  })
  await begin()
  await ask('long', 'at work')
  await until(1)
  failures = 0
  await vi.waitUntil(() => failures !== null && failures > 6, { timeout: 20_000 })
  const { rows } = await sql`
    select attempts, locked_at is not null as locked from graphile_worker._private_jobs`.execute(database.db)
  expect(rows).toEqual([{ attempts: 1, locked: true }])
  expect(begun).toEqual(['at work'])
}, 30_000)

test('goes on when it couldn’t be written down that a job is done', async () => {
  let failures = 0
  atQueries('as jobs\nwhere id = $1::bigint', (ask) => {
    failures += 1
    return failures === 1 ? Promise.reject(goneAway()) : ask()
  })
  await begin()
  await ask('short', 'done')
  await vi.waitUntil(() => failures === 1, { timeout: 20_000 })
  await ask('short', 'next')
  await until(2)
  expect(begun).toEqual(['done', 'next'])
}, 30_000)

test('goes on after it came to an end by itself', async () => {
  const told = vi.spyOn(log, 'error')
  await begin()
  const { exitCode } = process
  // Said again until somebody listens.
  const isAgain = async () => {
    await sql`select pg_notify('worker:migrate', '{"breaking": true, "migrationNumber": 0}')`.execute(
      database.db,
    )
    return told.mock.calls.flat().includes('background work stopped and starts again')
  }
  await vi.waitUntil(isAgain, { timeout: 20_000 })
  process.exitCode = exitCode
  await ask('short', 'afterwards')
  await until(1)
}, 30_000)
