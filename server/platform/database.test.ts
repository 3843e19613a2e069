import { beforeEach, describe, expect, test } from 'vitest'
import { createContact } from '../../contract/contacts.ts'
import { createCustomer, listCustomers } from '../../contract/customers.ts'
import { openDatabase, sql, transaction } from './database.ts'
import { asFailure } from './errors.ts'
import { type Caller, type TestApp, testApp } from './testing/app.ts'
import { type Company, foundTestCompany, oneRow } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { untilWaiting } from './testing/held-up.ts'

/** What people meet when the database has a bad day: a reason, nothing half done, and the next request works. */
let testbed: TestApp
let company: Company
let caller: Caller

beforeEach(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  caller = await testbed.as(company.people.王磊)
})

const nobody = { userId: null, source: 'system' } as const
const customers = () =>
  oneRow(
    testbed.database,
    sql<{ count: number; counters: number }>`
    select (select count(*) from customer) as count, (select count(*) from number_counter) as counters`,
  )

/** Stops a customer half way (its event can't be written), then does this to the connection at work. */
async function createWhile(interrupt: 'pg_terminate_backend' | 'pg_cancel_backend') {
  const { pool } = testbed.database
  const holder = await pool.connect()
  await holder.query('begin; lock table event in exclusive mode')
  const creating = caller.call(createCustomer, { body: { name: '半途商行', contacts: [{ name: '张三' }] } })
  await untilWaiting(testbed.database, 1)
  await holder.query(
    `select ${interrupt}(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  const answer = await creating
  await holder.query('rollback')
  holder.release()
  return answer
}

describe.each([
  ['whose connection is cut off', 'pg_terminate_backend', 'database.unavailable'],
  ['whose statement takes too long', 'pg_cancel_backend', 'database.timeout'],
] as const)('a transaction %s', (_, interrupt, code) => {
  test('is answered with a reason, and leaves nothing behind', async () => {
    const answer = await createWhile(interrupt)
    expect([answer.status, answer.error.code]).toEqual([503, code])
    expect(await customers()).toEqual({ count: 0, counters: 0 })
  })

  test('harms nobody after it', async () => {
    await createWhile(interrupt)
    const next = await caller.call(createCustomer, { body: { name: '半途商行' } })
    expect(next.status, next.text).toBe(200)
    const list = await Promise.all(
      Array.from({ length: 10 }, () => caller.call(listCustomers, { query: {} })),
    )
    expect(list.map(({ status }) => status)).toEqual(Array(10).fill(200))
  })
})

test('statements are ended by the server after a while, so that none hangs for good', async () => {
  const { rows } = await testbed.database.pool.query<{ statement_timeout: string }>('show statement_timeout')
  expect(rows[0]?.statement_timeout).toBe('15s')
})

test('a pool that is all busy says so', () => {
  expect(asFailure(new Error('timeout exceeded when trying to connect'))?.code).toBe('database.unavailable')
})

test.each([
  ['53100', 'database.disk_full'],
  ['53300', 'database.unavailable'],
  ['57P01', 'database.unavailable'],
  ['57P03', 'database.unavailable'],
  ['08006', 'database.unavailable'],
  ['ECONNREFUSED', 'database.unavailable'],
  ['40P01', 'database.unavailable'],
  ['57014', 'database.timeout'],
  ['23505', undefined],
  ['42P01', undefined],
])('the state %s is %s', (code, expected) => {
  expect(asFailure(Object.assign(new Error('x'), { code }))?.code).toBe(expected)
})

test('of two transactions that lock each other out, the one that was ended is tried again', async () => {
  const { db } = testbed.database
  const [first, second] = [await company.customerOf('王磊'), await company.customerOf('王磊')]
  let met = 0
  const meeting = Promise.withResolvers<void>()
  const touch = (ids: number[]) =>
    transaction(db, nobody, async (trx) => {
      for (const [index, id] of ids.entries()) {
        await sql`update customer set version = version + 1 where id = ${id}`.execute(trx)
        met += 1
        if (index === 0 && met >= 2) meeting.resolve()
        if (index === 0) await meeting.promise
      }
    })
  await Promise.all([touch([first, second]), touch([second, first])])
  const { rows } = await sql<{ version: number }>`select version from customer order by id`.execute(db)
  expect(rows.map(({ version }) => version)).toEqual([3, 3])
})

test('every change says who made it and by which way, and the next transaction forgets', async () => {
  const { db } = testbed.database
  const id = await company.customerOf('王磊')
  const touch = (actor: Parameters<typeof transaction>[1], address: string) =>
    transaction(db, actor, (trx) =>
      sql`update customer set address = ${address}, version = version + 1 where id = ${id}`.execute(trx),
    )
  await touch({ userId: company.people.李娜, source: 'import' }, 'a')
  await touch(nobody, 'b')
  await sql`update customer set address = 'c', version = version + 1 where id = ${id}`.execute(db)
  const { rows } = await sql<{
    actor_id: number
    source: string
  }>`select actor_id, source from change_log order by id`.execute(db)
  expect(rows).toEqual([
    { actor_id: company.people.李娜, source: 'import' },
    { actor_id: null, source: 'system' },
    { actor_id: null, source: 'system' },
  ])
})

test('values come as the program counts on them', async () => {
  const row = await oneRow(
    testbed.database,
    sql<Record<string, unknown>>`
    select 9007199254740991::bigint as big, array[1, 2]::bigint[] as bigs, '{}'::bigint[] as none,
      date '2024-02-29' as day, timestamptz '2024-06-20 10:15:00.5+08' as instant`,
  )
  expect(row).toEqual({
    big: 9_007_199_254_740_991,
    bigs: [1, 2],
    none: [],
    day: '2024-02-29',
    instant: '2024-06-20T02:15:00.5Z',
  })
})

test('a database that was opened and never used closes too', async () => {
  const { url } = await testDatabase()
  const opened = openDatabase(url, 2)
  const client = await opened.pool.connect()
  client.release()
  await opened.close()
  expect(opened.pool.ended).toBe(true)
})

test('faults of ours are logged without what people entered', async () => {
  const { db } = testbed.database
  const id = await company.customerOf('王磊')
  const secret = '13812345678 林若溪'
  await sql`alter table contact add constraint planted check (remark not like '%check%')`.execute(db)
  await sql`
    create function planted() returns trigger language plpgsql as $$
    begin
      if new.remark like '%raise%' then raise exception 'bad value % in a row of %', new.remark, new.name; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger planted before insert on contact for each row execute function planted()`.execute(
    db,
  )
  for (const remark of [`check\n${secret}`, `raise\n${secret}\n    second line ${secret}`]) {
    const body = { name: '林若溪', remark, phones: ['13812345678'] }
    const answer = await caller.call(createContact, { params: { id }, body })
    expect([answer.status, answer.error.code]).toEqual([500, 'internal'])
    expect(answer.text).not.toMatch(/12345678|planted|contact/)
  }
  const log = testbed.log.join('')
  expect(log).toContain('internal error')
  expect(log).not.toMatch(/12345678|林若溪/)
})
