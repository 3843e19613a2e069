import { buffer } from 'node:stream/consumers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/exports.ts'
import { clearOutFiles } from '../files/clear-out.ts'
import { type Database, sql } from '../platform/database.ts'
import { holding } from '../platform/hold.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { clearOutExports } from './clear-out.ts'
import { lockOf } from './make.ts'
import { recoverExports } from './recover.ts'
import { exportTasks } from './tasks.ts'

let bed: TestApp
let database: Database
let company: Company
let callers: Record<'王磊' | '李娜' | '孙丽', Caller>

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  bed = await testApp(database, { environment: { EXPORT_ROWS_AT_ONCE: '2' } })
  const as = (name: keyof typeof callers) => bed.as(company.people[name])
  callers = { 王磊: await as('王磊'), 李娜: await as('李娜'), 孙丽: await as('孙丽') }
  for (const name of ['长表甲公司', '长表乙公司', '长表丙公司']) await company.customerOf('王磊', { name })
  await company.customerOf('李娜', { name: '长表丁公司' })
})
beforeEach(async () => {
  bed.jobs.length = 0
  await sql`delete from export`.execute(database.db)
})

const start = (caller: Caller, query: Record<string, unknown> = {}) =>
  caller.call(contract.startExport, { query: { format: 'csv', q: '长表', ...query } })
const list = async (caller: Caller) => (await caller.call(contract.listExports)).result.rows
const first = async (caller: Caller) => (await list(caller))[0]
const download = (caller: Caller, id: number) => caller.call(contract.downloadExport, { params: { id } })

/** Does the background work that was asked for. */
async function work(): Promise<void> {
  const tasks = exportTasks(database, bed.store)
  for (const { task, payload } of bed.jobs.splice(0)) await tasks[task]?.(payload)
}

async function started(caller: Caller, query?: Record<string, unknown>): Promise<number> {
  const { result, status, text } = await start(caller, query)
  expect(status, text).toBe(200)
  expect(result.id).not.toBeNull()
  return result.id ?? 0
}

async function made(caller: Caller, query?: Record<string, unknown>): Promise<number> {
  const id = await started(caller, query)
  await work()
  return id
}

/** Takes the right to export from the sellers while something is done. */
async function withoutRight(act: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ roleId: number; scope: string }>`
    delete from role_permission where (object, action) = ('customer', 'export')
    returning role_id as "roleId", scope`.execute(database.db)
  try {
    await act()
  } finally {
    for (const { roleId, scope } of rows)
      await sql`
        insert into role_permission (role_id, object, action, scope)
        values (${roleId}, 'customer', 'export', ${scope})`.execute(database.db)
  }
}

const contents = async () =>
  (await sql<{ count: number }>`select count(*) as count from stored_content`.execute(database.db)).rows[0]
    ?.count

describe('how many there are says how', () => {
  test('a short list is downloaded at once', async () => {
    expect((await start(callers.王磊, { q: '长表甲' })).result).toEqual({ id: null })
    expect(bed.jobs).toEqual([])
    const answer = await callers.王磊.call(exportCustomers, { query: { format: 'csv', q: '长表甲' } })
    expect([answer.status, answer.text.includes('长表甲公司')]).toEqual([200, true])
  })

  test('a long one isn’t, and is made in the background', async () => {
    const answer = await callers.王磊.call(exportCustomers, { query: { format: 'csv', q: '长表' } })
    expect([answer.status, answer.error.code]).toEqual([409, 'export.too_many'])
    const id = await started(callers.王磊)
    expect(bed.jobs).toEqual([{ task: 'exports.make', payload: { exportId: id } }])
    expect(await list(callers.王磊)).toMatchObject([
      { id, status: 'waiting', format: 'csv', rowsTotal: 3, rowsDone: 0, fileName: null, endsAt: null },
    ])
  })

  test('a filter that is refused says why', async () => {
    const answer = await start(callers.王磊, { custom: 'no filter' })
    expect([answer.status, answer.error.fields?.[0]?.path]).toEqual([400, 'custom'])
  })

  test('one person gets three at a time', async () => {
    for (let i = 0; i < 3; i++) await started(callers.王磊)
    expect((await start(callers.王磊)).error.code).toBe('rate.limited')
    await work()
    expect((await start(callers.王磊)).status).toBe(200)
  })
})

describe('a file that was made', () => {
  test.each(['csv', 'xlsx'])(
    'holds what the person sees, as a %s with who and when in its name',
    async (format) => {
      const id = await made(callers.王磊, { format, columns: 'name,ownerId' })
      const row = await first(callers.王磊)
      expect(row).toMatchObject({ id, status: 'done', rowsTotal: 3, rowsDone: 3, problem: null })
      expect(row?.fileName).toMatch(new RegExp(`^客户 王磊 \\d{4}-\\d\\d-\\d\\d \\d{4}\\.${format}$`))
      const answer = await download(callers.王磊, id)
      expect(answer.status).toBe(200)
      expect(answer.headers['content-length']).toBe(String(row?.size))
      expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(row?.fileName)
      if (format === 'csv') {
        const names = [...answer.text.matchAll(/长表[甲乙丙丁]公司/g)].map(([name]) => name)
        expect(names.sort()).toEqual(['长表丙公司', '长表乙公司', '长表甲公司'].sort())
      }
      const days = Date.parse(row?.endsAt ?? '') - Date.now()
      expect(Math.round(days / 86_400_000)).toBe(contract.exportDays)
    },
  )

  test('is nobody else’s, not even a supervisor’s', async () => {
    const id = await made(callers.王磊)
    for (const other of [callers.李娜, callers.孙丽]) {
      expect((await list(other)).map((row) => row.id)).not.toContain(id)
      for (const endpoint of [contract.downloadExport, contract.stopExport, contract.restartExport])
        expect((await other.call(endpoint, { params: { id } })).error.code).toBe('record.not_found')
    }
  })

  test('is refused once the right to export is gone', async () => {
    const id = await made(callers.王磊)
    await withoutRight(async () => {
      expect((await download(callers.王磊, id)).error.code).toBe('permission.denied')
    })
    expect((await download(callers.王磊, id)).status).toBe(200)
  })

  test('is refused once a role shows less than it did', async () => {
    const id = await made(callers.王磊)
    await sql`
      insert into role_field (role_id, field, level)
      select id, 'customer.painPoints', 'hidden' from role where key = 'sales'`.execute(database.db)
    expect((await download(callers.王磊, id)).error.code).toBe('export.less_now')
    await sql`delete from role_field where field = 'customer.painPoints'`.execute(database.db)
    expect((await download(callers.王磊, id)).status).toBe(200)
  })

  test('is recorded when it is asked for, and each time it is taken', async () => {
    const since = await sql<{ id: number }>`select coalesce(max(id), 0) as id from access_log`.execute(
      database.db,
    )
    const id = await made(callers.王磊)
    await download(callers.王磊, id)
    await download(callers.王磊, id)
    const { rows } = await sql`
      select action, actor_id as "actorId", data from access_log where id > ${since.rows[0]?.id ?? 0} order by id`.execute(
      database.db,
    )
    const actorId = company.people.王磊
    expect(rows).toEqual([
      { action: 'customer.exported', actorId, data: { format: 'csv', export: id } },
      { action: 'export.downloaded', actorId, data: { format: 'csv' } },
      { action: 'export.downloaded', actorId, data: { format: 'csv' } },
    ])
  })

  test('ends after seven days, and its content with it', async () => {
    const id = await made(callers.王磊)
    const before = await contents()
    const { rows } = await sql<{
      key: string
    }>`select content_key as key from export where id = ${id}`.execute(database.db)
    const key = rows[0]?.key ?? ''
    await sql`update stored_content set created_at = now() - interval '7 days' where key = ${key}::uuid`.execute(
      database.db,
    )
    await clearOutExports(database.db)
    await clearOutFiles(database.db, bed.store)
    expect((await download(callers.王磊, id)).status).toBe(200)
    await sql`update export set finished_at = now() - interval '7 days 1 minute' where id = ${id}`.execute(
      database.db,
    )
    expect((await download(callers.王磊, id)).error.code).toBe('record.not_found')
    expect(await list(callers.王磊)).toEqual([])
    expect(await bed.store.read(key).then((content) => content && buffer(content))).not.toBeNull()
    await clearOutExports(database.db)
    await clearOutFiles(database.db, bed.store)
    expect(await bed.store.read(key)).toBeNull()
    expect(await contents()).toBe((before ?? 0) - 1)
  })
})

describe('the rights are those of when it is made', () => {
  test('without the right nothing is made, and it can be asked for again', async () => {
    const id = await started(callers.王磊)
    await withoutRight(work)
    expect(await first(callers.王磊)).toMatchObject({
      status: 'failed',
      problem: { code: 'permission.denied', message: '生成时你已没有导出客户的权限。' },
    })
    expect((await download(callers.王磊, id)).error.code).toBe('export.not_ready')
    expect((await callers.王磊.call(contract.restartExport, { params: { id } })).status).toBe(200)
    await work()
    expect((await first(callers.王磊))?.status).toBe('done')
  })

  test('a field that is hidden meanwhile isn’t in the file', async () => {
    const id = await started(callers.王磊, { columns: 'name,highlights' })
    await sql`
      insert into role_field (role_id, field, level)
      select id, 'customer.highlights', 'hidden' from role where key = 'sales'`.execute(database.db)
    await work()
    const { text } = await download(callers.王磊, id)
    await sql`delete from role_field where field = 'customer.highlights'`.execute(database.db)
    expect(text).toContain('公司名称')
    expect(text).not.toContain('重点标注')
  })

  test('a customer who is somebody else’s meanwhile isn’t either', async () => {
    const moved = await company.customerOf('王磊', { name: '长表戊公司' })
    const id = await started(callers.王磊)
    await sql`update customer set owner_id = ${company.people.李娜} where id = ${moved}`.execute(database.db)
    await work()
    expect((await download(callers.王磊, id)).text).not.toContain('长表戊公司')
  })
})

describe('stopping', () => {
  const stop = (id: number) => callers.王磊.call(contract.stopExport, { params: { id } })

  test('one that waits ends at once; its job then does nothing', async () => {
    const id = await started(callers.王磊)
    expect((await stop(id)).status).toBe(200)
    await work()
    expect(await first(callers.王磊)).toMatchObject({ status: 'stopped', fileName: null })
    expect((await stop(id)).error.code).toBe('export.not_ready')
  })

  test('one that is being made leaves nothing behind, and can be made again', async () => {
    const before = await contents()
    const id = await started(callers.王磊)
    // Between being taken up and its first row.
    await sql`
      create function ask_to_stop() returns trigger language plpgsql as $$
      begin if new.status = 'making' and old.status = 'waiting' then new.stop_asked := true; end if; return new; end $$;
      create trigger stopper before update on export for each row execute function ask_to_stop();`.execute(
      database.db,
    )
    await work()
    await sql`drop trigger stopper on export; drop function ask_to_stop;`.execute(database.db)
    expect(await first(callers.王磊)).toMatchObject({ status: 'stopped', problem: null, fileName: null })
    expect(await contents()).toBe(before)
    await callers.王磊.call(contract.restartExport, { params: { id } })
    await work()
    expect(await first(callers.王磊)).toMatchObject({ id, status: 'done' })
  })
})

describe('a server that was killed', () => {
  test('in the middle: the export is not made, says so, and can be started again', async () => {
    const id = await started(callers.王磊)
    await sql`update export set status = 'making' where id = ${id}`.execute(database.db)
    await recoverExports(database, bed.queue)
    expect(await first(callers.王磊)).toMatchObject({
      status: 'failed',
      problem: { message: '服务中途停过，文件没有生成。请重新生成。' },
    })
    await callers.王磊.call(contract.restartExport, { params: { id } })
    await work()
    expect((await first(callers.王磊))?.status).toBe('done')
  })

  test('in the moment it took one from the queue: it is made all the same, and once', async () => {
    const id = await started(callers.王磊)
    await recoverExports(database, bed.queue)
    expect(bed.jobs).toHaveLength(2)
    await work()
    expect(await first(callers.王磊)).toMatchObject({ id, status: 'done' })
  })

  test('leaves alone what another server works on', async () => {
    const id = await started(callers.王磊)
    await sql`update export set status = 'making' where id = ${id}`.execute(database.db)
    await holding(database.db, lockOf(id), () => recoverExports(database, bed.queue))
    expect((await first(callers.王磊))?.status).toBe('making')
  })
})

test('a store that is full says so', async () => {
  await started(callers.王磊)
  const full = {
    ...bed.store,
    put: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  }
  const [job] = bed.jobs.splice(0)
  await exportTasks(database, full)[job?.task ?? '']?.(job?.payload)
  expect((await first(callers.王磊))?.problem?.code).toBe('file.store_full')
})
