import { type ChildProcess, spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Database, openDatabase, sql } from '../platform/database.ts'
import { node, postmasterPid, start, usedFolder } from '../platform/embedded/testbed.ts'
import { migrate } from '../platform/migrate.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'

/** A hand-over of 5,000 customers whose server, or database, is killed in the middle: all of it or nothing. */
const customers = 5_000

type State = {
  left: number
  logged: number
  events: number
  shares: number
  plans: number
  handOvers: number
  active: boolean
}

async function filled(url: string): Promise<{ database: Database; company: Company }> {
  const database = openDatabase(url, 3)
  await migrate(database.pool)
  const company = await foundTestCompany(database)
  const { 王磊: leaver, 陈静: other } = company.people
  await sql`
    insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id, stage)
    select 'K' || n, '客户' || n, '客户' || n, 'ke' || n, 'k' || n, ${leaver}, ${company.departments.华东区},
      (array['prospect', 'interested', 'deal', 'lost'])[1 + n % 4]
    from generate_series(1, ${customers}) as n`.execute(database.db)
  await sql`
    insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id)
    select 'S' || n, '共享' || n, '共享' || n, 'gong' || n, 'g' || n, ${other}, ${company.departments.华南区}
    from generate_series(1, 100) as n`.execute(database.db)
  await sql`
    insert into customer_share (customer_id, user_id, access)
    select id, ${leaver}, 'write' from customer where owner_id = ${other}`.execute(database.db)
  await sql`
    insert into follow_up_plan (customer_id, owner_id, due_at)
    select id, ${leaver}, now() from customer where id % 3 = 0`.execute(database.db)
  return { database, company }
}

/** A server process of its own, which does it; it says when it has begun and when it is done. */
function handOverIn(url: string, { people }: Company): ChildProcess {
  const script = `
    const { openDatabase, transaction } = await import(${at('../platform/database.ts')})
    const { viewerOf } = await import(${at('../session/queries.ts')})
    const { handOver } = await import(${at('./actions.ts')})
    const database = openDatabase(${JSON.stringify(url)}, 2)
    const viewer = await viewerOf(database, ${people.管理员})
    console.log('begun')
    await transaction(database.db, { userId: viewer.userId, source: 'form' }, (trx) =>
      handOver(trx, viewer, ${people.王磊}, {
        rule: { toIds: [${people.孙丽}, ${people.李娜}], regions: [], customers: [] }, deactivate: true }))
    console.log('done')
    await database.close()`
  return spawn(node, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'ignore'] })
}
const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)

const said = (child: ChildProcess, word: string) =>
  new Promise<boolean>((done) => {
    child.stdout?.on('data', (text: Buffer) => text.toString().includes(word) && done(true))
    child.once('exit', () => done(false))
  })

async function stateOf({ db }: Database, { people }: Company): Promise<State> {
  const { 王磊: leaver } = people
  const { rows } = await sql<State>`
    select (select count(*)::integer from customer where owner_id = ${leaver}) as left,
      (select count(*)::integer from change_log where record = 'customer') as logged,
      (select count(*)::integer from event where kind = 'customer.assigned') as events,
      (select count(*)::integer from customer_share where user_id = ${leaver}) as shares,
      (select count(*)::integer from follow_up_plan where owner_id = ${leaver}) as plans,
      (select count(*)::integer from hand_over) as "handOvers",
      (select status <> 'deactivated' from user_account where id = ${leaver}) as active`.execute(db)
  return rows[0] as State
}

const nothing = (plans: number): State => ({
  left: customers,
  logged: 0,
  events: 0,
  shares: 100,
  plans,
  handOvers: 0,
  active: true,
})
const all: State = {
  left: 0,
  logged: customers,
  events: customers,
  shares: 0,
  plans: 0,
  handOvers: 1,
  active: false,
}

/** How far it has come, as the database counts written rows before they are committed. */
async function untilLocked({ db }: Database, share: number): Promise<void> {
  const pages = async () =>
    (await sql<{ size: number }>`select pg_relation_size('change_log')::integer as size`.execute(db)).rows[0]
      ?.size ?? 0
  // An entry takes some 130 bytes; sizes are seen by everybody at once.
  while ((await pages()) < share * customers * 110);
}

test('whoever is killed, whenever: all or nothing; and within seconds when nobody is', async () => {
  const dataFolder = usedFolder()
  const embedded = await start({ dataFolder })
  const { database, company } = await filled(embedded.url)
  const untouched = nothing((await stateOf(database, company)).plans)
  expect(await stateOf(database, company)).toEqual(untouched)

  for (const share of [0.02, 0.3, 0.7]) {
    const child = handOverIn(embedded.url, company)
    const gone = new Promise((done) => child.once('exit', done))
    expect(await said(child, 'begun')).toBe(true)
    await untilLocked(database, share)
    child.kill('SIGKILL')
    await gone
    await untilNobodyWrites(database)
    expect(await stateOf(database, company), `server at ${share}`).toEqual(untouched)
    await sql`truncate change_log`.execute(database.db)
  }

  for (const share of [0.1, 0.6]) {
    const child = handOverIn(embedded.url, company)
    const gone = new Promise((done) => child.once('exit', done))
    expect(await said(child, 'begun')).toBe(true)
    await untilLocked(database, share)
    const up = new Promise<void>((done) => embedded.onUp(done))
    process.kill(postmasterPid(dataFolder), 'SIGKILL')
    await Promise.all([up, gone])
    expect(await stateOf(database, company), `PostgreSQL at ${share}`).toEqual(untouched)
    await sql`truncate change_log`.execute(database.db)
  }

  // Its last steps pass in a blink: they are held up by a lock, and it is killed while it waits there.
  for (const table of ['customer_share', 'access_log']) {
    const holder = await database.pool.connect()
    await holder.query(`begin; lock table ${table} in exclusive mode`)
    const child = handOverIn(embedded.url, company)
    const gone = new Promise((done) => child.once('exit', done))
    await untilWaiting(database, 1)
    child.kill('SIGKILL')
    await gone
    await holder.query('rollback')
    holder.release()
    await untilNobodyWrites(database)
    expect(await stateOf(database, company), `server waiting for ${table}`).toEqual(untouched)
  }

  const began = performance.now()
  const child = handOverIn(embedded.url, company)
  const gone = new Promise((done) => child.once('exit', done))
  expect(await said(child, 'done')).toBe(true)
  expect(performance.now() - began).toBeLessThan(20_000)
  await gone
  expect(await stateOf(database, company)).toEqual(all)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from customer where number like 'K%' group by owner_id`.execute(
    database.db,
  )
  expect(rows.map(({ count }) => count)).toEqual([customers / 2, customers / 2])
  await database.close()
}, 180_000)

async function untilNobodyWrites({ db }: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')`.execute(
      db,
    )
    if (rows[0]?.count === 0) return
  }
}
