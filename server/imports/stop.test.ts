import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { map, prepared, run, stateOf, upload, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
})

const stop = (id: number, caller = callers.王磊) => caller.call(contract.stopImport, { params: { id } })
const many = (prefix: string, count: number) =>
  csv('公司名称', ...Array.from({ length: count }, (_, index) => `${prefix}${index}号公司`))
const asked = async (id: number) =>
  (
    await sql<{ stop_asked: boolean }>`select stop_asked from import where id = ${id}`.execute(
      bed.database.db,
    )
  ).rows[0]?.stop_asked

describe('a step is stopped', () => {
  test('while it runs: nothing is taken in, and it can be run again', async () => {
    const id = await prepared(bed, callers.王磊, many('停运行', 30))
    await run(callers.王磊, id)
    expect((await stop(id)).status).toBe(200)
    await work(bed)
    expect(await customersOf(bed, id)).toEqual([])
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'ready',
      rowsGood: 30,
      problem: { code: 'import.stopped' },
    })
    expect(await asked(id)).toBe(false)
    await run(callers.王磊, id)
    await work(bed)
    expect(await customersOf(bed, id)).toHaveLength(30)
  })

  test('while it is checked: its columns can be matched anew', async () => {
    const { id } = await upload(callers.王磊, many('停检查', 30))
    await map(callers.王磊, id)
    await stop(id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'mapping',
      problem: { code: 'import.stopped' },
    })
    await map(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: 'ready', rowsGood: 30, problem: null })
  })

  test('only where one goes on, and by who began it', async () => {
    const id = await prepared(bed, callers.王磊, many('不停', 1))
    expect((await stop(id)).status).toBe(409)
    expect((await stop(id, callers.李娜)).status).toBe(404)
    expect((await stop(id, callers.冯涛)).status).toBe(403)
  })
})

describe('every row or none', () => {
  test('takes in all that are good', async () => {
    const id = await prepared(bed, callers.王磊, many('全部', 3))
    expect((await run(callers.王磊, id, true)).status).toBe(200)
    await work(bed)
    expect(await customersOf(bed, id)).toHaveLength(3)
  })

  test('isn’t begun while a row has a problem; the good ones alone can be', async () => {
    const id = await prepared(
      bed,
      callers.王磊,
      csv('公司名称,成立日期', '甲全公司,2020-01-01', '乙全公司,不是日期'),
    )
    const answer = await run(callers.王磊, id, true)
    expect([answer.status, answer.error.code]).toEqual([409, 'import.rows_left_out'])
    await run(callers.王磊, id)
    await work(bed)
    expect(await customersOf(bed, id)).toHaveLength(1)
  })

  test('takes in none where one has turned bad since the check', async () => {
    const id = await prepared(bed, callers.王磊, many('后来', 3))
    await bed.company.customerOf('孙丽', { name: '后来1号公司' })
    await run(callers.王磊, id, true)
    await work(bed)
    expect(await customersOf(bed, id)).toEqual([])
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'mapping',
      problem: { code: 'import.rows_left_out' },
    })
  })
})
