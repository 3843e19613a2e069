import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { holding } from './hold.ts'
import { recoverImports } from './recover.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, rowsOf, run, stateOf, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
})

describe('a server that was stopped', () => {
  const setStatus = (id: number, status: string) =>
    sql`update import set status = ${status} where id = ${id}`.execute(bed.database.db)

  test.each([
    ['reading', 'failed', '上传没有读完，请重新上传。'],
    ['checking', 'mapping', '服务中途停过，这一步没有完成；没有导入任何数据。请再来一次。'],
    ['running', 'ready', '服务中途停过，这一步没有完成；没有导入任何数据。请再来一次。'],
  ])('in the middle of %s: %s', async (status, after, message) => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', `停机${status}公司`))
    await setStatus(id, status)
    await recoverImports(bed.database)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: after, problem: { message } })
    expect((await rowsOf(callers.王磊, id)).length).toBe(after === 'failed' ? 0 : 1)
  })

  test('leaves alone what another server works on', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '别处在做公司'))
    await setStatus(id, 'running')
    await holding(bed.database.db, id, () => recoverImports(bed.database))
    expect((await stateOf(callers.王磊, id)).status).toBe('running')
  })

  test('steps that were queued before it stopped do nothing afterwards', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '迟到公司'))
    await run(callers.王磊, id)
    await recoverImports(bed.database)
    await work(bed)
    expect(await customersOf(bed, id)).toEqual([])
    expect((await stateOf(callers.王磊, id)).status).toBe('ready')
  })
})
