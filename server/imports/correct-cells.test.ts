import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { correct, done, listed, problemsOf, undone } from './testing/correct.ts'
import { map, prepared, rowsOf, work } from './testing/steps.ts'

let bed: Bed
let 王磊: Caller

beforeAll(async () => {
  bed = await importBed()
  王磊 = bed.callers.王磊
})

describe('single cells', () => {
  test('are put right in their row alone, also empty ones and one that spoke against a customer', async () => {
    const id = await prepared(
      bed,
      王磊,
      csv(
        '公司名称,联系人,电话',
        '补一公司,张三,1380013800',
        '补二公司,李四,1380013800',
        '补三公司,,13800138003',
        '合计,王五,13800138004',
      ),
    )
    expect(await problemsOf(王磊, id)).toEqual({
      2: ['phone.too_short'],
      3: ['phone.too_short'],
      4: ['contact.name_missing'],
      5: ['row.total'],
    })
    const { result } = await correct(王磊, id, {
      mends: [
        { row: 2, column: 2, replacement: '13800138001' },
        { row: 4, column: 1, replacement: '王小二' },
        { row: 5, column: 0, replacement: '合计科技公司' },
      ],
    })
    expect(result.refused).toEqual([])
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 3: ['phone.too_short'] })
    const rows = await rowsOf(王磊, id)
    expect(rows.map(({ cells, mended }) => [cells[2], mended])).toEqual([
      ['1380013800', [null, null, '13800138001']],
      ['1380013800', [null, null, null]],
      ['13800138003', [null, '王小二', null]],
      ['13800138004', ['合计科技公司', null, null]],
    ])
    await correct(王磊, id, { mends: [{ row: 3, column: 2, replacement: '' }] })
    await work(bed)
    expect((await done(bed, 王磊, id)).map(({ name, contacts }) => [name, contacts])).toMatchObject([
      ['补一公司', [{ name: '张三', phones: ['+8613800138001'] }]],
      ['补二公司', [{ name: '李四', phones: null }]],
      ['补三公司', [{ name: '王小二', phones: ['+8613800138003'] }]],
      ['合计科技公司', [{ name: '王五' }]],
    ])
    await undone(bed, 王磊, id)
    await map(王磊, id)
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({})
    await correct(王磊, id, { mends: [{ row: 2, column: 2, replacement: null }] })
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 2: ['phone.too_short'] })
  })

  test('come before what was said of their text', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段', '先后甲公司,意像', '先后乙公司,意像'))
    await correct(王磊, id, {
      corrections: [{ column: 1, value: '意像', replacement: '意向' }],
      mends: [{ row: 3, column: 1, replacement: '成交' }],
    })
    await work(bed)
    expect((await rowsOf(王磊, id)).map(({ taken }) => taken[1])).toEqual(['意向', '成交'])
  })

  test('are no texts to be confirmed', async () => {
    const id = await prepared(
      bed,
      王磊,
      csv('公司名称,行业', '不问甲公司,汽车零部件', '不问乙公司,汽车零部件'),
    )
    await correct(王磊, id, { mends: [{ row: 3, column: 1, replacement: '教育' }] })
    await work(bed)
    const [industry] = await listed(王磊, id)
    expect(industry?.understood).toEqual([{ value: '汽车零部件', rows: 1, as: '制造业' }])
  })

  test('that make a duplicate, or free another row from being one', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称', '重名商行', '重名商行', '别名商行'))
    expect(await problemsOf(王磊, id)).toEqual({ 3: ['duplicate.in_file.name'] })
    await correct(王磊, id, {
      mends: [
        { row: 2, column: 0, replacement: '不再重名商行' },
        { row: 4, column: 0, replacement: '重名商行' },
      ],
    })
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 4: ['duplicate.in_file.name'] })
  })

  test('of a region are read with the others of their row', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,省,市,区', '连读公司,火,星城,古楼区'))
    const { result } = await correct(王磊, id, {
      mends: [
        { row: 2, column: 1, replacement: '江苏' },
        { row: 2, column: 2, replacement: '南京' },
        { row: 2, column: 3, replacement: '鼓楼区' },
      ],
    })
    expect(result.refused).toEqual([])
    await work(bed)
    expect((await rowsOf(王磊, id))[0]?.taken[1]).toBe('江苏省南京市鼓楼区')
  })
})
