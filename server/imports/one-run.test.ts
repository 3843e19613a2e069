import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { cuttingOff } from '../platform/testing/cut-off.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, run, stateOf, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
})

describe('one run, whole or not at all', () => {
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}号公司`)

  test('of two clicks one runs', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '双击公司'))
    const answers = await Promise.all([run(callers.王磊, id), run(callers.王磊, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await work(bed)
    expect(await customersOf(bed, id)).toHaveLength(1)
  })

  test('a job that is delivered twice takes in once', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', ...names('重投', 50)))
    await run(callers.王磊, id)
    bed.jobs.push(...bed.jobs)
    const jobs = bed.jobs.splice(0)
    await Promise.all(jobs.map((job) => work({ ...bed, jobs: [job] })))
    expect(await customersOf(bed, id)).toHaveLength(50)
  })

  test('a run whose connection is cut leaves nothing, and can be started again', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', ...names('断线', 200)))
    const before = await counters()
    await cutRunAtFirstCustomer(async () => {
      await run(callers.王磊, id)
      await work(bed)
    })
    expect(await customersOf(bed, id)).toEqual([])
    expect(await counters()).toEqual(before)
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({ status: 'ready', rowsGood: 200, problem: { code: 'database.unavailable' } })
    await run(callers.王磊, id)
    await work(bed)
    expect(await customersOf(bed, id)).toHaveLength(200)
  })

  test('numbers are issued in the order of the sheet, per industry, without gap or double', async () => {
    const lines = names('编号', 40).map(
      (name, index) => `${name},${index % 2 ? '制造业' : ''},${index === 4 ? '个人' : ''}`,
    )
    const [one, two] = [
      await prepared(bed, callers.王磊, csv('公司名称,行业,客户类型', ...lines)),
      await prepared(
        bed,
        callers.李娜,
        csv('公司名称,行业', ...names('另一批', 40).map((name) => `${name},制造业`)),
      ),
    ]
    await Promise.all([run(callers.王磊, one), run(callers.李娜, two)])
    const jobs = bed.jobs.splice(0)
    await Promise.all(jobs.map((job) => work({ ...bed, jobs: [job] })))
    const made = [...(await customersOf(bed, one)), ...(await customersOf(bed, two))]
    expect(made).toHaveLength(80)
    const all = await sql<{ number: string }>`select number from customer order by number`.execute(
      bed.database.db,
    )
    for (const part of ['MAN', 'GEN', 'PER']) {
      const given = all.rows.map(({ number }) => number).filter((number) => number.includes(`-${part}-`))
      expect(given.map((number) => Number(number.split('-')[2]))).toEqual(given.map((_, index) => index + 1))
    }
    const inSheet = (await customersOf(bed, one))
      .map(({ number }) => String(number))
      .filter((number) => number.includes('MAN'))
    expect(inSheet).toEqual(inSheet.toSorted())
  })
})

const counters = async () =>
  (await sql`select * from number_counter order by counter`.execute(bed.database.db)).rows

/** The run's own backend ends itself in the middle of its work. */
const cutRunAtFirstCustomer = (act: () => Promise<void>) =>
  cuttingOff(
    bed.database.db,
    { table: 'customer', at: 'before insert', of: `new.name like '%150号公司'` },
    act,
  )

test('after many rows PostgreSQL plans for the table as it is now', async () => {
  const planned = async () =>
    (
      await sql<{ count: number }>`
        select reltuples::integer as count from pg_class where relname = 'customer'`.execute(bed.database.db)
    ).rows[0]?.count ?? 0
  const before = await planned()
  const id = await prepared(
    bed,
    callers.王磊,
    csv('公司名称', ...Array.from({ length: 1_000 }, (_, index) => `许多${index}号公司`)),
  )
  await run(callers.王磊, id)
  await work(bed)
  expect(await planned()).toBeGreaterThanOrEqual(Math.max(before, 0) + 1_000)
})
