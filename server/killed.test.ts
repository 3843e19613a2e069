import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeCustomers } from '../contract/merge.ts'
import { approveEntries } from '../contract/reviews.ts'
import { type Database, openDatabase, sql } from './platform/database.ts'
import { startEmbedded } from './platform/embedded/embedded.ts'
import { usedFolder } from './platform/embedded/testbed.ts'
import { migrate } from './platform/migrate.ts'
import { foundTestCompany } from './platform/testing/company.ts'
import { untilWaiting } from './platform/testing/held-up.ts'
import {
  endAll,
  ended,
  type Server,
  send,
  serve,
  signedIn,
  untilNobodyWrites,
} from './platform/testing/served.ts'

/** Work in many steps, done by the real server, which is killed in the middle: all of it or nothing. */
const entries = 300
const followUps = 2_000

let dataFolder: string
let server: Server
let cookie: string
let ids: { entries: number[]; stays: number; goes: number }

beforeAll(async () => {
  dataFolder = usedFolder()
  const embedded = await startEmbedded({ dataFolder })
  ids = await filled(embedded.url)
  await embedded.stop()
  server = await serve(dataFolder)
  cookie = await signedIn(server.url, 'admin')
}, 60_000)
afterAll(async () => {
  await server.database.close()
  await endAll()
})

async function filled(url: string): Promise<typeof ids> {
  const database = openDatabase(url, 3)
  await migrate(database.pool)
  const company = await foundTestCompany(database)
  const stays = await company.customerOf('王磊', { name: '恒力机械有限公司' })
  const goes = await company.customerOf('王磊', {
    name: '恒力机械（苏州）公司',
    contacts: [{ name: '赵明' }],
  })
  await sql`
    insert into follow_up (customer_id, at, method, content)
    select ${goes}, now(), 'phone', '第 ' || n || ' 次通话' from generate_series(1, ${followUps}) as n`.execute(
    database.db,
  )
  await sql`update organisation set review_entries = true`.execute(database.db)
  const { rows } = await sql<{ id: number }>`
    insert into customer (name, name_norm, name_pinyin, name_initials, initial_need, owner_id, department_id, review_status, submitted_at)
    select '待审' || n || '号公司', '待审' || n || '号公司', 'daishen', 'ds', '减速机', ${company.people.王磊}, ${company.departments.华东区}, 'submitted', now()
    from generate_series(1, ${entries}) as n returning id`.execute(database.db)
  await database.close()
  return { entries: rows.map(({ id }) => id), stays, goes }
}

/** All that approving and merging write, as far as it would differ. */
async function stateOf({ db }: Database): Promise<unknown> {
  const { rows } = await sql`
    select (select jsonb_agg(c order by counter) from number_counter c) as counters,
      (select count(*)::integer from customer where number is not null) as numbered,
      (select count(*)::integer from review_step) as steps, (select count(*)::integer from event) as events,
      (select count(*)::integer from customer where deleted_at is not null) as gone,
      (select jsonb_object_agg(customer_id, count) from (select customer_id, count(*) from follow_up group by 1) f) as talks,
      (select count(*)::integer from merge_entry) + (select count(*)::integer from merged_customer) as merged`.execute(
    db,
  )
  return rows[0]
}

const post = (path: string, body: object) =>
  send(server.url, path, body, cookie).then(
    ({ status }) => status,
    () => null,
  )

async function again(): Promise<void> {
  await ended(server.process)
  await server.database.close()
  server = await serve(dataFolder)
  await untilNobodyWrites(server.database)
}

/** Killed at a random moment of the work, and in its last step, which a lock holds up. */
async function expectNothing(work: () => Promise<number | null>): Promise<void> {
  const untouched = await stateOf(server.database)
  for (const moment of ['working', 'last'] as const) {
    const holder = await server.database.pool.connect()
    // Both tell of what they did at the end; until then nobody may.
    await holder.query('begin; lock table event in exclusive mode')
    const answer = work()
    if (moment === 'last') await untilWaiting(server.database, 1)
    else await delay(Math.random() * 60)
    server.process.kill('SIGKILL')
    await answer
    await holder.query('rollback').catch(() => undefined)
    holder.release(true)
    await again()
    expect(await stateOf(server.database), moment).toEqual(untouched)
  }
}

test('approvals: no number is given, none is lost', async () => {
  const approve = () => post(approveEntries.path, { rows: ids.entries.map((id) => ({ id })) })
  await expectNothing(approve)
  expect(await approve()).toBe(200)
  const { rows } = await sql<{ numbers: number[] }>`
    select array_agg(right(number, 3)::integer order by number) as numbers from customer where id = any(${ids.entries}::bigint[])`.execute(
    server.database.db,
  )
  // The two that are there already have the first two numbers.
  expect(rows[0]?.numbers).toEqual(Array.from({ length: entries }, (_, index) => index + 3))
}, 120_000)

test('a merge: both customers are as they were', async () => {
  const customers = [ids.stays, ids.goes].map((id) => ({ id, version: 1 }))
  const merge = () => post(mergeCustomers.path, { keepId: ids.stays, customers })
  await expectNothing(merge)
  expect(await merge()).toBe(200)
  const { rows } = await sql<{ moved: number }>`
    select count(*)::integer as moved from follow_up where customer_id = ${ids.stays}`.execute(
    server.database.db,
  )
  expect(rows[0]?.moved).toBe(followUps)
}, 120_000)
