import * as childProcess from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { ImportState } from '../../contract/imports.ts'
import { type Database, openDatabase, sql } from '../platform/database.ts'
import { startEmbedded } from '../platform/embedded/embedded.ts'
import { usedFolder } from '../platform/embedded/testbed.ts'
import { migrate } from '../platform/migrate.ts'
import { foundTestCompany } from '../platform/testing/company.ts'
import {
  endAll,
  ended,
  killPostgres,
  type Server,
  serve,
  signedIn,
  untilNobodyWrites,
} from '../platform/testing/served.ts'

const execFile = promisify(childProcess.execFile)

/**
 * A whole import over HTTP, from the upload to the run and back, in which the server, the reader of workbooks or PostgreSQL is
 * killed at random moments: it is all there or nothing of it, and it can always be gone on with.
 */
const fresh = 2_000
const known = 600

let server: Server
let cookie = ''
afterAll(async () => {
  await server.database.close()
  await endAll()
})

async function filled(url: string): Promise<void> {
  const database = openDatabase(url, 3)
  await migrate(database.pool)
  const company = await foundTestCompany(database)
  await sql`
    insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id)
    select 'K' || n, '老客户' || n, '老客户' || n, 'lao' || n, 'l' || n, ${company.people.李娜}, ${company.departments.华东区}
    from generate_series(1, ${known}) as n`.execute(database.db)
  await database.close()
}

/** New customers, known ones that are changed, and a second contact for every other one. */
const file = () => {
  const rows = Array.from({ length: fresh + known }, (_, index) => {
    const name = index < fresh ? `新客户${index}` : `老客户${index - fresh + 1}`
    const line = (contact: string) =>
      `${name},,主营${index},${contact},138${String(10_000_000 + index)},2024-03-01,谈过${contact}`
    return index % 2 === 0 ? [line('张三'), line('李四')] : [line('张三')]
  })
  return ['公司名称,简称,主营业务,联系人,手机,跟进时间,跟进内容', ...rows.flat()].join('\n')
}

async function ask<Result>(method: string, path: string, body?: object | FormData): Promise<Result> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { origin: server.url, cookie, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as Result
}

async function upload(): Promise<number> {
  const form = new FormData()
  form.append('file', new Blob([file()], { type: 'text/csv' }), '客户.csv')
  return (await ask<{ id: number }>('POST', '/imports', form)).id
}

const moving = ['reading', 'checking', 'running', 'undoing']
const step: Record<string, (state: ImportState) => Promise<unknown>> = {
  mapping: ({ id, sheet, sheets, mapping }) =>
    ask('PUT', `/imports/${id}/mapping`, { sheet, headRow: sheets[sheet]?.headRow ?? 1, mapping }),
  ready: async ({ id, knownDecision }) => {
    if (knownDecision !== 'overwrite') await ask('PUT', `/imports/${id}/known`, { decision: 'overwrite' })
    await ask('POST', `/imports/${id}/run`, {})
  },
  done: ({ id }) => ask('POST', `/imports/${id}/undo`),
}

/**
 * Takes the next steps until it is done, or undone: each is asked for once, and what a kill cut off is asked for again by the
 * next call. @returns the import, another one where the upload itself was lost
 */
async function goOn(id: number | null, until: 'done' | 'undone'): Promise<number> {
  let current = id ?? (await upload())
  for (;;) {
    const state = await ask<ImportState>('GET', `/imports/${current}`)
    if (moving.includes(state.status)) await delay(5)
    else if (state.status === 'failed') current = await upload()
    else if (until === 'done' ? state.status === 'done' : state.undone !== null) return current
    else await step[state.status]?.(state)
  }
}

type Counts = { made: number; changed: number; contacts: number; followUps: number; numbers: number }
const nothing: Counts = { made: 0, changed: 0, contacts: 0, followUps: 0, numbers: 0 }
const half = (count: number) => Math.ceil(count / 2)
const all: Counts = {
  made: fresh,
  changed: known,
  contacts: fresh + half(fresh) + known + half(known),
  followUps: fresh + half(fresh) + known + half(known),
  numbers: fresh,
}

async function counts({ db }: Database): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*)::integer from customer where import_id is not null) as made,
      (select count(*)::integer from customer where number like 'K%' and main_business is not null) as changed,
      (select count(*)::integer from contact) as contacts, (select count(*)::integer from follow_up) as "followUps",
      (select count(distinct number)::integer from customer where number not like 'K%') as numbers`.execute(
    db,
  )
  return rows[0] as Counts
}

/** Kills the process that reads an upload; one that was quicker is let go. */
async function killReader(): Promise<ImportState> {
  for (;;) {
    const id = await upload()
    const pid = await readerPid()
    if (pid !== null && kill(pid)) {
      for (;;) {
        const state = await ask<ImportState>('GET', `/imports/${id}`)
        if (state.status === 'failed') return state
        if (state.status !== 'reading') break
        await delay(5)
      }
    }
  }
}

async function readerPid(): Promise<number | null> {
  const { stdout } = await execFile('ps', ['-A', '-o', 'pid=,ppid=,args='])
  for (const line of stdout.split('\n')) {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    if (Number(parent) === server.process.pid && args.some((arg) => arg.endsWith('/reader-process.ts')))
      return Number(pid)
  }
  return null
}

/** Whether it was still there. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

test('whoever is killed, whenever: all or nothing, and it goes on', async () => {
  const dataFolder = usedFolder()
  const embedded = await startEmbedded({ dataFolder })
  await filled(embedded.url)
  await embedded.stop()
  server = await serve(dataFolder)
  cookie = await signedIn(server.url, 'lina')
  const restart = async () => {
    server.process.kill('SIGKILL')
    await ended(server.process)
    await server.database.close()
    server = await serve(dataFolder)
  }

  const began = performance.now()
  let id: number = await goOn(null, 'done')
  const whole = performance.now() - began
  expect(await counts(server.database)).toEqual(all)
  await goOn(id, 'undone')
  expect(await counts(server.database)).toEqual(nothing)

  const victims = {
    PostgreSQL: () => killPostgres(server, dataFolder),
    server: restart,
  }
  for (const victim of ['PostgreSQL', 'server'] as const) {
    for (const until of ['done', 'undone'] as const) {
      const moment = Math.random() * whole * (until === 'done' ? 1 : 0.3)
      const going: Promise<number | null> = goOn(until === 'done' ? null : id, until).catch(() => null)
      await delay(moment)
      await victims[victim]()
      const reached = await going
      await untilNobodyWrites(server.database)
      const what = `${victim} at ${Math.round(moment)} of ${Math.round(whole)} ms before ${until}`
      expect([nothing, all], what).toContainEqual(await counts(server.database))
      if (until === 'done') id = await goOn(reached ?? (await lastImport()), 'done')
      else await goOn(reached ?? id, 'undone')
      expect(await counts(server.database), what).toEqual(until === 'done' ? all : nothing)
    }
  }

  const lost = await killReader()
  expect(lost).toMatchObject({ status: 'failed', problem: { code: 'workbook.reader_stopped' } })
  await goOn(lost.id, 'done')
  expect(await counts(server.database)).toEqual(all)
}, 180_000)

/** The one that was under way, where its answer was lost with the server; null where nothing of it had arrived. */
async function lastImport(): Promise<number | null> {
  const { rows } = await ask<{ rows: { id: number; undone: object | null }[] }>('GET', '/imports')
  return rows[0] && rows[0].undone === null ? rows[0].id : null
}
