import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findingKinds, readCheckState, startCheckUp } from '../../contract/check-up.ts'
import { sql } from '../platform/database.ts'
import { askForCheck, checkUp } from './run.ts'
import { scan } from './scan.ts'
import { type CheckUpBed, checkUpBed } from './testing/bed.ts'

let bed: CheckUpBed
beforeAll(async () => {
  bed = await checkUpBed()
  await bed.company.customerOf('王磊')
})
beforeEach(async () => {
  await sql`delete from check_run`.execute(bed.database.db)
  bed.app.jobs.splice(0)
})

const state = async () => (await (await bed.as('王磊')).call(readCheckState)).result
const ask = async () => (await bed.as('王磊')).call(startCheckUp)
const total = findingKinds.length + 2

describe('asked for', () => {
  test('before the first check there is nothing to tell', async () => {
    expect(await state()).toEqual({ checkedAt: null, underWay: null, failed: false, can: { run: true } })
  })

  test('it is under way until it has ended, and asked for once', async () => {
    expect((await ask()).result).toEqual({
      checkedAt: null,
      underWay: { done: 0, total },
      failed: false,
      can: { run: true },
    })
    await ask()
    expect(bed.app.jobs).toEqual([{ task: 'check_up', payload: {} }])
    await bed.check()
    expect(await state()).toMatchObject({ checkedAt: expect.any(String), underWay: null, failed: false })
    await ask()
    expect(bed.app.jobs).toHaveLength(2)
  })

  test('one that was cut off is no longer waited for', async () => {
    await ask()
    await sql`update check_run set alive_at = now() - interval '3 minutes'`.execute(bed.database.db)
    expect((await state()).underWay).toBeNull()
    expect((await ask()).result.underWay).not.toBeNull()
    expect(bed.app.jobs).toHaveLength(2)
  })

  test('what can’t be put into the queue isn’t under way', async () => {
    const jobs = { add: () => Promise.reject(new Error('no queue')) }
    await expect(askForCheck(bed.database.db, jobs, { anew: false })).rejects.toThrow('no queue')
    expect(await state()).toMatchObject({ checkedAt: null, underWay: null, failed: false })
  })

  test.each([
    ['王磊', 200, true],
    ['管理员', 200, true],
    ['冯涛', 403, false],
    ['沈计', 403, null],
  ] as const)('%s: %i', async (name, status, run) => {
    expect((await (await bed.as(name)).call(startCheckUp)).status).toBe(status)
    if (run !== null) expect((await bed.report(name)).can).toEqual({ run })
  })
})

test('how far it is is told while it goes', async () => {
  const told: unknown[] = []
  await bed.check()
  await scan(bed.database.db, async (done) => {
    await sql`update check_run set alive_at = now(), done = ${done}`.execute(bed.database.db)
    told.push((await state()).underWay?.done)
  })
  expect([...new Set(told)]).toEqual(Array.from({ length: total }, (_, done) => done))
})

test('two at once are one', async () => {
  await bed.check()
  const before = await bed.kept()
  const seen: string[] = []
  await scan(bed.database.db, async (done) => {
    if (done === 3) seen.push(await scan(bed.database.db, async () => undefined))
  })
  await Promise.all([bed.check(), bed.check()])
  expect(seen).toEqual(['busy'])
  expect(await bed.kept()).toEqual(before)
})

test('who came in meanwhile is looked at by the one that follows', async () => {
  const { db } = bed.database
  await bed.check()
  let late = 0
  const first = await scan(db, async (done) => {
    if (done < findingKinds.length || late > 0) return
    late = await bed.company.customerOf('王磊')
    await sql`update check_run set alive_at = now()`.execute(db)
    await askForCheck(db, { add: () => Promise.reject(new Error('another job')) }, { anew: true })
  })
  expect(first).toBe('again')
  expect((await state()).underWay).not.toBeNull()
  expect((await bed.kept()).map(({ id }) => id)).not.toContain(late)
  expect(await scan(db, async () => undefined)).toBe('done')
  expect((await bed.kept()).map(({ id }) => id)).toContain(late)
})

test('it holds up nobody who edits or removes a customer', async () => {
  const { db } = bed.database
  await bed.check()
  const id = await bed.company.customerOf('王磊')
  const gone = await bed.company.customerOf('王磊')
  await scan(db, async (done) => {
    if (done < findingKinds.length) return
    await sql`set lock_timeout = '1s'; select id from customer where id = ${sql.lit(id)} for update; delete from customer where id = ${sql.lit(gone)}; reset lock_timeout`.execute(
      db,
    )
  })
  expect((await sql`select from customer where id = ${gone}`.execute(db)).rows).toEqual([])
})

test('one that breaks off says so and leaves what was found before', async () => {
  const { db } = bed.database
  await bed.check()
  const before = await bed.kept()
  const { checkedAt } = await state()
  await bed.company.customerOf('王磊')
  await sql`alter table check_figure rename to elsewhere`.execute(db)
  await expect(checkUp(bed.database)).rejects.toThrow('check_figure')
  await sql`alter table elsewhere rename to check_figure`.execute(db)
  expect(await state()).toMatchObject({ checkedAt, underWay: null, failed: true })
  expect(await bed.kept()).toEqual(before)
  await bed.check()
  expect((await state()).failed).toBe(false)
})

test('of one import only its customers are counted, and only for who ran it', async () => {
  const { db } = bed.database
  const { people } = bed.company
  const { rows } = await sql<{ id: number }>`
    insert into import (file_name, status, created_by) values ('客户.csv', 'done', ${people.王磊}) returning id`.execute(
    db,
  )
  const importId = rows[0]?.id ?? 0
  const id = await bed.company.customerOf('王磊')
  await sql`update customer set import_id = ${importId} where id = ${id}`.execute(db)
  await bed.check()
  const report = await bed.report('王磊', { importId })
  expect(report).toMatchObject({ figures: null, days: [] })
  expect(report.kinds.find(({ kind }) => kind === 'no_contact')).toMatchObject({
    count: { value: 1, capped: false },
    share: 1,
  })
  expect(await bed.listed('王磊', 'no_contact', { importId })).toEqual([id])
  expect(Object.values(await bed.counts('管理员', { importId }))).toEqual(findingKinds.map(() => 0))
})
