import { afterAll, expect, test } from 'vitest'
import * as contract from '../../contract/privacy.ts'
import { type Database, openDatabase, sql } from '../platform/database.ts'
import { startEmbedded } from '../platform/embedded/embedded.ts'
import { usedFolder } from '../platform/embedded/testbed.ts'
import { migrate } from '../platform/migrate.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
import {
  endAll,
  ended,
  type Server,
  send,
  serve,
  signedIn,
  untilNobodyWrites,
} from '../platform/testing/served.ts'

/** A person with many traces, erased by the real server, which is killed in the middle: all of it or nothing. */
const followUps = 3_000
const found = /欧阳哨甲|139 ?8765 ?4321/

async function filled(url: string): Promise<number> {
  const database = openDatabase(url, 3)
  await migrate(database.pool)
  const company = await foundTestCompany(database)
  const id = await company.customerOf('王磊', {
    name: '哨所机械有限公司',
    contacts: [{ name: '欧阳哨甲', phones: ['13987654321'] }, { name: '李红' }],
  })
  await sql`
    insert into follow_up (customer_id, at, method, content)
    select ${id}, now(), 'phone', '第 ' || n || ' 次和欧阳哨甲（139 8765 4321）通话' from generate_series(1, ${followUps}) as n`.execute(
    database.db,
  )
  const { rows } = await sql<{ id: number }>`select id from contact where name = '欧阳哨甲'`.execute(
    database.db,
  )
  await database.close()
  return rows[0]?.id ?? 0
}

/** In how many rows the person is found, and whether anything of an erasure is there. */
async function stateOf({ db }: Database): Promise<{ tells: number; steps: number }> {
  let tells = 0
  for (const table of ['contact', 'contact_phone', 'follow_up', 'change_log']) {
    const { rows } = await sql<{
      line: string
    }>`select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(db)
    tells += rows.filter(({ line }) => found.test(line)).length
  }
  const { rows } = await sql<{ steps: number }>`
    select (select count(*) from erasure) + (select count(*) from privacy_request where outcome is not null)
      + (select count(*) from contact where erased_at is not null) as steps`.execute(db)
  return { tells, steps: rows[0]?.steps ?? 0 }
}

let server: Server
afterAll(async () => {
  await server.database.close()
  await endAll()
})

test('whenever the server is killed: all or nothing', async () => {
  const dataFolder = usedFolder()
  const embedded = await startEmbedded({ dataFolder })
  const contactId = await filled(embedded.url)
  await embedded.stop()

  server = await serve(dataFolder)
  const cookie = await signedIn(server.url, 'admin')
  const intake = {
    kind: 'erase',
    contactId,
    receivedOn: '2024-05-06',
    channel: 'phone',
    identity: '回拨核对',
  }
  const made = await send(server.url, contract.createPrivacyRequest.path, intake, cookie)
  const { id } = (await made.json()) as { id: number }
  const erase = () =>
    send(server.url, contract.erasePerson.path.replace(':id', String(id)), {}, cookie).then(
      ({ status }) => status,
      () => null,
    )
  const untouched = await stateOf(server.database)
  expect(untouched).toEqual({ tells: followUps + 2, steps: 0 })

  // At a random moment of its work, and in its last step, held up by a lock.
  for (const moment of ['working', 'last'] as const) {
    const holder = await server.database.pool.connect()
    if (moment === 'last') await holder.query('begin; lock table access_log in exclusive mode')
    const answer = erase()
    if (moment === 'last') await untilWaiting(server.database, 1)
    else await untilBusy(server.database, Math.random() * followUps)
    server.process.kill('SIGKILL')
    await answer
    await holder.query('rollback').catch(() => undefined)
    holder.release(true)
    await ended(server.process)
    await server.database.close()
    server = await serve(dataFolder)
    await untilNobodyWrites(server.database)
    expect(await stateOf(server.database), moment).toEqual(untouched)
  }

  expect(await erase()).toBe(200)
  expect(await stateOf(server.database)).toEqual({ tells: 0, steps: 3 })
}, 120_000)

/** Rows that a transaction has written are counted before they are committed, by what the table takes. */
async function untilBusy({ db }: Database, rows: number): Promise<void> {
  const size = async () =>
    (await sql<{ size: number }>`select pg_relation_size('change_log')::integer as size`.execute(db)).rows[0]
      ?.size ?? 0
  const before = await size()
  // An entry takes some 300 bytes. The last tenth is left out: it may be over before this is seen.
  while ((await size()) - before < rows * 0.9 * 250);
}
