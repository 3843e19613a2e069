import { afterAll, expect, test } from 'vitest'
import { handOver } from '../../contract/hand-over.ts'
import { type Database, openDatabase, sql } from '../platform/database.ts'
import { startEmbedded } from '../platform/embedded/embedded.ts'
import { usedFolder } from '../platform/embedded/testbed.ts'
import { migrate } from '../platform/migrate.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
import {
  endAll,
  ended,
  killPostgres,
  type Server,
  send,
  serve,
  signedIn,
  untilNobodyWrites,
} from '../platform/testing/served.ts'

/**
 * A hand-over of 5,000 customers, asked of the real server over HTTP, whose server or database is killed in the middle: all
 * of it or nothing.
 */
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

let server: Server
afterAll(async () => {
  await server.database.close()
  await endAll()
})

/** The status of the answer; null where none came. */
async function askToHandOver(url: string, cookie: string, { people }: Company): Promise<number | null> {
  const path = handOver.path.replace(':id', String(people.王磊))
  const rule = { toIds: [people.孙丽, people.李娜], regions: [], customers: [] }
  try {
    return (await send(url, path, { rule, deactivate: true }, cookie)).status
  } catch {
    return null
  }
}

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
async function untilWritten({ db }: Database, share: number): Promise<void> {
  const pages = async () =>
    (await sql<{ size: number }>`select pg_relation_size('change_log')::integer as size`.execute(db)).rows[0]
      ?.size ?? 0
  // An entry takes some 130 bytes; sizes are seen by everybody at once.
  while ((await pages()) < share * customers * 110);
}

test('whoever is killed, whenever: all or nothing; and within seconds when nobody is', async () => {
  const dataFolder = usedFolder()
  const embedded = await startEmbedded({ dataFolder })
  const { database, company } = await filled(embedded.url)
  const untouched = nothing((await stateOf(database, company)).plans)
  expect(await stateOf(database, company)).toEqual(untouched)
  await database.close()
  await embedded.stop()

  server = await serve(dataFolder)
  const cookie = await signedIn(server.url, 'admin')
  /** Whether nothing was done: a kill at a random moment may come when all is done already. */
  const isUntouched = async (moment: string) => {
    await untilNobodyWrites(server.database)
    const state = await stateOf(server.database, company)
    expect([untouched, all], moment).toContainEqual(state)
    if (state.handOvers > 0) return false
    await sql`truncate change_log`.execute(server.database.db)
    return true
  }
  const serveAgain = async () => {
    await ended(server.process)
    await server.database.close()
    server = await serve(dataFolder)
  }
  const random = (count: number) => Array.from({ length: count }, () => Math.random() * 0.9)

  // Starting the server again takes seconds: once here, once in the last step.
  for (const moment of random(1)) {
    const answer = askToHandOver(server.url, cookie, company)
    await untilWritten(server.database, moment)
    server.process.kill('SIGKILL')
    await answer
    await serveAgain()
    if (!(await isUntouched(`server at ${moment}`))) return
  }

  // The server brings the database back by itself, and goes on serving.
  for (const moment of random(2)) {
    const answer = askToHandOver(server.url, cookie, company)
    await untilWritten(server.database, moment)
    await killPostgres(server, dataFolder)
    const status = await answer
    const untouched = await isUntouched(`PostgreSQL at ${moment}`)
    // What was answered as done is done.
    if (status === 200) expect(untouched, `PostgreSQL at ${moment}`).toBe(false)
    if (!untouched) return
  }

  // Its last step passes in a blink: it is held up by a lock, and the server is killed while it waits there.
  const holder = await server.database.pool.connect()
  await holder.query('begin; lock table access_log in exclusive mode')
  const answer = askToHandOver(server.url, cookie, company)
  await untilWaiting(server.database, 1)
  server.process.kill('SIGKILL')
  await answer
  // With its server PostgreSQL is ended too, which may come before this.
  await holder.query('rollback').catch(() => undefined)
  holder.release(true)
  await serveAgain()
  expect(await isUntouched('server in its last step')).toBe(true)

  const began = performance.now()
  expect(await askToHandOver(server.url, cookie, company)).toBe(200)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(await stateOf(server.database, company)).toEqual(all)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from customer where number like 'K%' group by owner_id`.execute(
    server.database.db,
  )
  expect(rows.map(({ count }) => count)).toEqual([customers / 2, customers / 2])
}, 120_000)
