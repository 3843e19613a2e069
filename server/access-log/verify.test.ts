import { beforeEach, describe, expect, test } from 'vitest'
import { recordAccess } from '../platform/access-log.ts'
import { type Database, sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
import { sealAccessLog } from './seal.ts'
import { verifyAccessLog } from './verify.ts'

let database: Database

beforeEach(async () => {
  database = await testDatabase()
  return () => database.close()
})

const write = (action: string) =>
  recordAccess(database.db, { actorId: 1, action, objectKind: 'contact', objectId: 7, data: { ids: [1] } })
const seal = () => sealAccessLog(database.db)
const findings = async (choices = {}) =>
  (await verifyAccessLog(database, choices)).findings.map(({ kind, number }) => `${kind} ${number}`)

/** Three seals of two entries: 1 2 | 3 4 | 5 6. */
async function sixSealed(): Promise<void> {
  for (let count = 0; count < 3; count += 1) {
    await write('contact.revealed')
    await write('customer.exported')
    await seal()
  }
}

/** What somebody with all rights on the database does, past the triggers. */
const tamper = (statement: string) =>
  database.pool.query(`set session_replication_role = replica; ${statement}; reset session_replication_role`)

describe('an entry', () => {
  test.each([
    `update access_log set action = 'x'`,
    'delete from access_log',
    'truncate access_log',
    `update access_log_seal set entries = 1`,
    'delete from access_log_seal',
    'truncate access_log_seal cascade',
    'update access_log_sealed set seal_id = 1',
    'delete from access_log_sealed',
    'truncate access_log_sealed',
  ])('is there to stay: %s', async (statement) => {
    await write('contact.revealed')
    await seal()
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('is there if and only if what it tells happened', async () => {
    const client = await database.pool.connect()
    await client.query(`begin; insert into access_log (action, source) values ('x', 'form'); rollback`)
    client.release()
    await seal()
    expect(await verifyAccessLog(database)).toMatchObject({ entries: 0, seals: 0, waiting: 0, findings: [] })
  })
})

test('a log as it was written is whole, sealed or waiting', async () => {
  await sixSealed()
  await write('contact.revealed')
  expect(await verifyAccessLog(database)).toMatchObject({ entries: 6, seals: 3, waiting: 1, findings: [] })
})

test('an entry that commits after higher numbers were sealed gets into the next seal', async () => {
  const slow = await database.pool.connect()
  await slow.query(`begin; insert into access_log (action, source) values ('slow', 'import')`)
  await write('contact.revealed')
  expect(await seal()).toBe(1)
  expect(await findings()).toEqual([])
  await slow.query('commit')
  slow.release()
  await write('contact.revealed')
  expect(await seal()).toBe(2)
  const { rows } = await database.pool.query(
    'select entry_id, seal_id from access_log_sealed order by entry_id',
  )
  expect(rows).toEqual([
    { entry_id: 1, seal_id: 2 },
    { entry_id: 2, seal_id: 1 },
    { entry_id: 3, seal_id: 2 },
  ])
  expect(await findings()).toEqual([])
})

test('two servers that seal different entries at once make one chain', async () => {
  const [slow, holder] = [await database.pool.connect(), await database.pool.connect()]
  await slow.query(
    `begin; insert into access_log (action, source) select 'slow', 'import' from generate_series(1, 5000)`,
  )
  await write('contact.revealed')
  await holder.query('begin; lock table access_log_seal in exclusive mode')
  const one = seal()
  await untilWaiting(database, 1)
  await slow.query('commit')
  const other = seal()
  await untilWaiting(database, 2)
  await holder.query('rollback')
  expect(await Promise.all([one, other])).toEqual([1, 5000])
  for (const client of [slow, holder]) client.release()
  expect(await verifyAccessLog(database)).toMatchObject({ entries: 5001, seals: 2, findings: [] })
})

test('more entries than one seal holds get several', async () => {
  await sql`insert into access_log (action, source) select 'x', 'form' from generate_series(1, 5001)`.execute(
    database.db,
  )
  expect(await seal()).toBe(5001)
  expect(await verifyAccessLog(database)).toMatchObject({ entries: 5001, seals: 2, findings: [] })
})

describe('done around the program, it shows:', () => {
  test.each([
    ['an entry changed', `update access_log set actor_id = 2 where id = 3`, ['entry.changed 3']],
    [
      'its time moved',
      `update access_log set at = at + interval '1 microsecond' where id = 3`,
      ['entry.changed 3'],
    ],
    ['its data changed', `update access_log set data = '{"ids": [1, 2]}' where id = 3`, ['entry.changed 3']],
    ['an entry removed', 'delete from access_log where id = 4', ['entry.missing 4']],
    [
      'an entry put in',
      `insert into access_log (id, action, source) overriding system value values (99, 'x', 'form')`,
      ['entry.added 99'],
    ],
    [
      'an entry and its mark removed',
      'delete from access_log where id = 4; delete from access_log_sealed where entry_id = 4',
      ['seal.changed 2'],
    ],
    [
      'an entry put in with a mark',
      `insert into access_log (id, action, source) overriding system value values (99, 'x', 'form');
       insert into access_log_sealed select 99, 2, hash from access_log_sealed where entry_id = 3`,
      ['entry.changed 99', 'seal.changed 2'],
    ],
    [
      'a mark changed',
      `update access_log_sealed set hash = sha256('x') where entry_id = 3`,
      ['entry.changed 3', 'seal.changed 2'],
    ],
    [
      'a seal written anew',
      `update access_log_seal set hash = sha256('x') where id = 2`,
      ['chain.broken 3', 'seal.changed 2'],
    ],
    ['its count changed', `update access_log_seal set entries = 3 where id = 2`, ['seal.changed 2']],
    [
      'a seal removed with all it holds',
      `delete from access_log where id in (3, 4); delete from access_log_sealed where seal_id = 2;
       delete from access_log_seal where id = 2`,
      ['seal.missing 2'],
    ],
    [
      'the first seal removed with all it holds',
      `delete from access_log where id in (1, 2); delete from access_log_sealed where seal_id = 1;
       delete from access_log_seal where id = 1`,
      ['seal.missing 1'],
    ],
  ])('%s', async (_, statement, expected) => {
    await sixSealed()
    await tamper(statement)
    expect((await findings()).sort()).toEqual(expected)
  })

  test('an entry removed before it was sealed', async () => {
    await write('contact.revealed')
    await tamper('delete from access_log where id = 1')
    await seal()
    expect(await findings()).toEqual(['entry.missing 1'])
  })

  test('sealing that was stopped', async () => {
    await write('contact.revealed')
    await tamper(`update access_log set at = now() - interval '61 minutes'`)
    expect(await findings()).toEqual(['entry.unsealed 1'])
  })

  test('the end cut off, to whom kept the newest seal elsewhere', async () => {
    await sixSealed()
    const { last } = await verifyAccessLog(database)
    await tamper(`delete from access_log where id in (5, 6); delete from access_log_sealed where seal_id = 3;
      delete from access_log_seal where id = 3`)
    expect(await findings()).toEqual([])
    expect(await findings({ known: last })).toEqual(['seal.missing 3'])
  })
})

test('with a day given, only what was sealed since then is read, and it still has to follow', async () => {
  await sixSealed()
  await tamper(`update access_log_seal set sealed_at = '2026-01-01' where id = 1;
    update access_log set at = '2026-01-01' where id < 3`)
  expect(await findings({ since: '2026-02-01' })).toEqual([])
  expect(await verifyAccessLog(database, { since: '2026-02-01' })).toMatchObject({ entries: 4, seals: 2 })
  await tamper(`update access_log_seal set hash = sha256('x') where id = 1`)
  expect(await findings({ since: '2026-02-01' })).toEqual(['chain.broken 2'])
})

test('a seal is of what stands in the table, whoever computes it', async () => {
  await write('contact.revealed')
  await seal()
  const { own, kept } = await oneRow(
    database,
    sql<{ own: string; kept: string }>`
      select encode(s.hash, 'hex') as kept,
        encode(sha256(convert_to(jsonb_build_array(l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
          l.actor_id, l.action, l.object_kind, l.object_id, l.customer_id, l.source, l.address, l.data)::text, 'UTF8')), 'hex') as own
      from access_log l join access_log_sealed s on s.entry_id = l.id`,
  )
  expect(kept).toBe(own)
})
