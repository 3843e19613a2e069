import { beforeAll, describe, expect, test } from 'vitest'
import type * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { oneRow } from '../platform/testing/company.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { correct, done, listed, problemsOf, undone } from './testing/correct.ts'
import { map, prepared, rowsOf, work } from './testing/steps.ts'
import { sheetOf, stored, xml } from './testing/ugly/book.ts'

const industryOf = async (id: unknown) =>
  (await oneRow(bed.database, sql<{ name: string }>`select name from industry where id = ${id}`)).name

let bed: Bed
let 王磊: Caller

beforeAll(async () => {
  bed = await importBed()
  王磊 = bed.callers.王磊
})

describe('texts of a column', () => {
  const file = csv(
    '公司名称,行业,阶段',
    '一号公司,汽车电子电器,意向',
    '二号公司,汽车电子电器,意像客户',
    '三号公司,火星开采,意像客户',
    '四号公司,制造业,意向',
    '五号公司,汽车零部件,意像客户',
  )

  test('are listed once with their rows, the reason and what is meant; taken ones that are no name to confirm', async () => {
    const id = await prepared(bed, 王磊, file)
    const [industry, stage, ...others] = await listed(王磊, id)
    expect(others).toEqual([])
    expect(industry).toMatchObject({ column: 1, target: 'industry', several: false, more: 0, corrected: [] })
    expect(industry?.refused.map(({ value, rows }) => [value, rows])).toEqual([
      ['汽车电子电器', 2],
      ['火星开采', 1],
    ])
    expect(industry?.refused[0]?.proposal).toBe('制造业')
    expect(industry?.refused[0]?.reason).toMatch(/。$/)
    expect(industry?.understood).toEqual([{ value: '汽车零部件', rows: 1, as: '制造业' }])
    expect(stage).toMatchObject({
      column: 2,
      target: 'stage',
      refused: [{ value: '意像客户', rows: 3, proposal: '意向' }],
      understood: [],
    })
    expect(stage?.choices).toContainEqual({ text: '成交', label: '成交' })
  })

  test('are put right for all their rows at once, and what stood there is still shown', async () => {
    const id = await prepared(bed, 王磊, file)
    const answer = await correct(王磊, id, {
      corrections: [
        { column: 1, value: '汽车电子电器', replacement: '制造业' },
        { column: 1, value: '火星开采', replacement: '' },
        { column: 1, value: '汽车零部件', replacement: '批发和零售业' },
        { column: 2, value: '意像客户', replacement: '成交' },
      ],
    })
    expect([answer.status, answer.result]).toEqual([200, { refused: [] }])
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({})
    const [, second] = await rowsOf(王磊, id)
    expect(second?.cells.slice(1)).toEqual(['汽车电子电器', '意像客户'])
    expect(second?.taken.slice(1)).toEqual(['制造业', '成交'])
    const [industry] = await listed(王磊, id)
    expect(industry).toMatchObject({ refused: [], understood: [] })
    expect(industry?.corrected).toHaveLength(3)
    const made = await done(bed, 王磊, id)
    expect(await Promise.all(made.map(({ industry_id }) => industry_id && industryOf(industry_id)))).toEqual([
      '制造业',
      '制造业',
      null,
      '制造业',
      '批发和零售业',
    ])
    expect(made.map(({ stage }) => stage)).toEqual(['interested', 'deal', 'deal', 'interested', 'deal'])
    const { rows } = await sql<{ cells: unknown }>`
      select cells from import_row where import_id = ${id} and row_number = 3`.execute(bed.database.db)
    expect(rows[0]?.cells).toEqual(['二号公司', '汽车电子电器', '意像客户'])
  })

  test('keep what was said when the import is taken back and run again, and can be taken back themselves', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段', '撤回甲公司,意像客户', '撤回乙公司,意向'))
    await correct(王磊, id, { corrections: [{ column: 1, value: '意像客户', replacement: '流失' }] })
    await work(bed)
    expect(await done(bed, 王磊, id)).toHaveLength(2)
    await undone(bed, 王磊, id)
    await map(王磊, id)
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({})
    await correct(王磊, id, { corrections: [{ column: 1, value: '意像客户', replacement: null }] })
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 2: ['choice.unknown'] })
    expect((await listed(王磊, id))[0]?.corrected).toEqual([])
  })

  test('of which there are very many are listed in part, those of most rows first', async () => {
    const wrong = Array.from({ length: 101 }, (_, at) => `错字${at}号`)
    const rows = [...wrong, '错字100号'].map((stage, at) => `第${at}很多公司,${stage}`)
    const id = await prepared(bed, 王磊, csv('公司名称,阶段', ...rows))
    const [stage] = await listed(王磊, id)
    expect([stage?.refused.length, stage?.more]).toEqual([100, 1])
    expect(stage?.refused[0]).toMatchObject({ value: '错字100号', rows: 2 })
  })

  test('are to be corrected anew when what stands for them is no more', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,行业', '行业停用公司,火星开采'))
    await correct(王磊, id, { corrections: [{ column: 1, value: '火星开采', replacement: '教育' }] })
    await work(bed)
    await sql`update industry set active = false where name = '教育'`.execute(bed.database.db)
    await map(王磊, id)
    await work(bed)
    await sql`update industry set active = true where name = '教育'`.execute(bed.database.db)
    const [industry] = await listed(王磊, id)
    expect(industry?.refused.map(({ value }) => value)).toEqual(['火星开采'])
    expect(industry?.corrected).toEqual([])
  })

  test('mean nothing for another target, and are there again for the one they were said of', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,行业', '改列公司,火星开采'))
    await correct(王磊, id, {
      corrections: [{ column: 1, value: '火星开采', replacement: '制造业' }],
      mends: [{ row: 2, column: 0, replacement: '改了列的公司' }],
    })
    await work(bed)
    const takenAs = async (mapping: contract.ImportState['mapping']) => {
      await map(王磊, id, { mapping })
      await work(bed)
      return (await rowsOf(王磊, id))[0]?.taken
    }
    expect(await takenAs(['name', 'mainBusiness'])).toEqual(['改了列的公司', '火星开采'])
    expect(await listed(王磊, id)).toEqual([])
    expect(await takenAs(['name', 'industry'])).toEqual(['改了列的公司', '制造业'])
    expect(await takenAs(['shortName', 'name'])).toEqual(['改列公司', '火星开采'])
  })

  test('of a region in several columns are what these say together', async () => {
    const id = await prepared(
      bed,
      王磊,
      csv('公司名称,省,市', '三山公司,,鼓楼区', '四山公司,江苏,苏州', '五山公司,火,星洲', '六山公司,火,星洲'),
    )
    const [together, alone] = await listed(王磊, id)
    expect(together).toMatchObject({ column: 1, refused: [{ value: '火 星洲', rows: 2 }] })
    expect(alone).toMatchObject({ column: 2, refused: [{ value: '鼓楼区', proposal: null }] })
    expect(alone?.refused[0]?.others).toContain('福建省福州市鼓楼区')
    await correct(王磊, id, {
      corrections: [
        { column: 1, value: '火 星洲', replacement: '江苏苏州' },
        { column: 2, value: '鼓楼区', replacement: '福建省福州市鼓楼区' },
      ],
    })
    await work(bed)
    expect((await rowsOf(王磊, id)).map(({ taken }) => taken[1] ?? taken[2])).toEqual([
      '福建省福州市鼓楼区',
      '江苏省苏州市',
      '江苏省苏州市',
      '江苏省苏州市',
    ])
  })
})

test('ugly cells are texts too: errors of formulas, days, exponents, digits that were lost', async () => {
  const ugly = [xml(' t="e"><v>#N/A</v>'), stored(45_658, 1)]
  const file = await sheetOf(
    [
      ['公司名称', '行业', '人数', '联系人', '电话', '省', '市'],
      ...['丑一公司', '丑二公司'].map((name) => [
        name,
        ...ugly,
        '张三',
        '1.38E+10',
        '江苏',
        xml(' t="e"><v>#REF!</v>'),
      ]),
    ],
    { formats: ['General', 'm&quot;月&quot;d&quot;日&quot;'] },
  )
  const id = await prepared(bed, 王磊, file)
  const columns = await listed(王磊, id)
  const found = columns.flatMap(({ column, refused }) =>
    refused.map(({ value, rows }) => ({ column, value, rows })),
  )
  expect(found.map(({ column, rows }) => [column, rows])).toEqual([
    [1, 2],
    [2, 2],
    [4, 2],
    [6, 2],
  ])
  const replacements = ['制造业', '1-2人', '13800138000', '']
  await correct(王磊, id, {
    corrections: found.map(({ column, value }, at) => ({
      column,
      value,
      replacement: replacements[at] ?? '',
    })),
  })
  await work(bed)
  const rows = await rowsOf(王磊, id)
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], []])
  expect(rows[1]?.taken).toEqual([
    '丑二公司',
    '制造业',
    '1–2 人',
    '张三',
    '138 0013 8000',
    '江苏省',
    '江苏省',
  ])
})
