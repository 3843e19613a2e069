import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import { type Bed, csv, customersOf, download, importBed } from './testing/bed.ts'
import { prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']
let company: Bed['company']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  company = bed.company
})

describe('wrong rows', () => {
  const file = csv(
    '公司名称,信用代码,成立日期,负责人,联系人,电话',
    '好公司一,,2020-01-02,,张三,13900000001',
    ',,,,,',
    '坏公司一,123,2020-13-01,赵总,张三,139',
    '好公司二,91350100M000100Y43,,,,',
    '坏公司二,91350100M000100Y43,,,,',
    '好 公司（一）,,,,,',
  )

  test('every wrong value is named, and only good rows are taken in', async () => {
    const id = await prepared(bed, callers.王磊, file)
    const rows = await rowsOf(callers.王磊, id, 'bad')
    expect(
      rows.map(({ row, problems }) => [row, problems.map(({ column, code }) => `${column}:${code}`)]),
    ).toEqual([
      [4, ['1:credit_code.length', '2:date.no_such_day', '3:owner.not_allowed', '5:phone.too_short']],
      [6, ['1:duplicate.in_file.creditCode']],
      [7, ['0:duplicate.in_file.name']],
    ])
    expect(rows[2]?.problems[0]?.message).toBe('与第 2 行是同名客户，只导入第 2 行。')
    expect(rows[0]?.taken).toEqual(['坏公司一', null, null, null, '张三', null])
    await run(callers.王磊, id)
    await work(bed)
    expect((await customersOf(bed, id)).map(({ name }) => name)).toEqual(['好公司一', '好公司二'])
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'done',
      rowsTotal: 5,
      rowsGood: 2,
      rowsBad: 3,
    })
  })

  test('the workbook of rejected rows can be mended and uploaded again', async () => {
    const id = await prepared(
      bed,
      callers.孙丽,
      csv('单位,备注,联系人,手机', '修补公司,a,张三,139', '完好公司,b,,'),
    )
    const answer = await download(bed, '孙丽', `/imports/${id}/result?only=bad`)
    expect(answer.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    const again = (await upload(callers.孙丽, answer.rawPayload, 'again.xlsx')).id
    const state = await stateOf(callers.孙丽, again)
    expect(state.sheets[0]?.head).toEqual(['单位', '备注', '联系人', '手机', '结果', '原因'])
    expect(state.sheets[0]?.samples).toEqual([
      ['修补公司', 'a', '张三', '139', '未导入', '手机：号码位数不足，请补全。'],
    ])
    expect(state.mapping).toEqual(['name', 'highlights', 'contact.name', 'contact.phones', null, null])
  })

  test('customers that exist are named with their owner, also those that one can’t see', async () => {
    await company.customerOf('陈静', { name: '广州早有有限公司' })
    const id = await prepared(bed, callers.王磊, csv('公司名称', '广州早有 有限公司'))
    const [row] = await rowsOf(callers.王磊, id)
    expect(row).toMatchObject({
      problems: [],
      known: {
        by: 'name',
        owner: { name: '陈静' },
        customer: null,
        may: ['skip', 'new'],
        decision: 'skip',
        fields: [],
      },
    })
    const { rows: recorded } = await sql`
      select from access_log where action = 'customer.duplicateChecked' and actor_id = ${company.people.王磊}`.execute(
      bed.database.db,
    )
    expect(recorded).toHaveLength(1)
    await run(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'done',
      rowsGood: 0,
      rowsUpdated: 0,
      rowsBad: 1,
    })
    expect(await customersOf(bed, id)).toEqual([])
  })

  test('a customer entered between check and run is not entered twice', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '中途出现公司', '中途无事公司'))
    await company.customerOf('陈静', { name: '中途出现公司' })
    await run(callers.王磊, id)
    await work(bed)
    expect((await customersOf(bed, id)).map(({ name }) => name)).toEqual(['中途无事公司'])
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: 'done', rowsGood: 1, rowsBad: 1 })
    expect(await rowsOf(callers.王磊, id)).toMatchObject([
      { problems: [{ code: 'duplicate.name' }], customerId: null },
      { problems: [], customerId: expect.any(Number) },
    ])
  })
})
