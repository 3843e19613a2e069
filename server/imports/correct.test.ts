import { beforeAll, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../contract/endpoint.ts'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { oneRow } from '../platform/testing/company.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { map, prepared, rowsOf, run, stateOf, work } from './testing/steps.ts'
import { sheetOf, stored, xml } from './testing/ugly/book.ts'

let bed: Bed
let 王磊: Caller
let 李娜: Caller

beforeAll(async () => {
  bed = await importBed()
  王磊 = bed.callers.王磊
  李娜 = bed.callers.李娜
})

type Given = Partial<BodyOf<typeof contract.correctImport>>

const correct = (caller: Caller, id: number, body: Given) =>
  caller.call(contract.correctImport, { params: { id }, body })

const listed = async (caller: Caller, id: number) =>
  (await caller.call(contract.listRefused, { params: { id } })).result.columns

/** What is wrong, by row. */
const problemsOf = async (caller: Caller, id: number) =>
  Object.fromEntries(
    (await rowsOf(caller, id, 'bad')).map(({ row, problems }) => [row, problems.map(({ code }) => code)]),
  )

async function done(caller: Caller, id: number) {
  await run(caller, id)
  await work(bed)
  return customersOf(bed, id)
}

async function undone(caller: Caller, id: number) {
  await caller.call(contract.undoImport, { params: { id } })
  await work(bed)
}

const industryOf = async (id: unknown) =>
  (await oneRow(bed.database, sql<{ name: string }>`select name from industry where id = ${id}`)).name

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
    const made = await done(王磊, id)
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
    expect(await done(王磊, id)).toHaveLength(2)
    await undone(王磊, id)
    await map(王磊, id)
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({})
    await correct(王磊, id, { corrections: [{ column: 1, value: '意像客户', replacement: null }] })
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 2: ['choice.unknown'] })
    expect((await listed(王磊, id))[0]?.corrected).toEqual([])
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
    expect((await done(王磊, id)).map(({ name, contacts }) => [name, contacts])).toMatchObject([
      ['补一公司', [{ name: '张三', phones: ['+8613800138001'] }]],
      ['补二公司', [{ name: '李四', phones: null }]],
      ['补三公司', [{ name: '王小二', phones: ['+8613800138003'] }]],
      ['合计科技公司', [{ name: '王五' }]],
    ])
    await undone(王磊, id)
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
    const id = await prepared(bed, 王磊, csv('公司名称,省,市,区', '连读公司,江,苏洲,吴中区'))
    await correct(王磊, id, {
      mends: [
        { row: 2, column: 1, replacement: '江苏' },
        { row: 2, column: 2, replacement: '苏州' },
      ],
    })
    await work(bed)
    expect((await rowsOf(王磊, id))[0]?.taken[1]).toBe('江苏省苏州市吴中区')
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

describe('what doesn’t fit', () => {
  test('comes back with its place and the reason, and holds up nothing else', async () => {
    const id = await prepared(
      bed,
      王磊,
      csv('公司名称,阶段,联系人,电话', '拒一公司,意像,张三,138', '拒二公司,流逝,李四,13800138000'),
    )
    const { result } = await correct(王磊, id, {
      corrections: [
        { column: 1, value: '意像', replacement: '还是不对' },
        { column: 1, value: '流逝', replacement: '流失' },
      ],
      mends: [
        { row: 2, column: 3, replacement: '1380013' },
        { row: 3, column: 0, replacement: ' ' },
      ],
    })
    expect(result.refused.map(({ list, at, code }) => [list, at, code])).toEqual([
      ['corrections', 0, 'choice.unknown'],
      ['mends', 0, 'phone.too_short'],
      ['mends', 1, 'name.missing'],
    ])
    for (const { message } of result.refused) expect(message).toMatch(/^[^{]*。$/u)
    await work(bed)
    expect(await problemsOf(王磊, id)).toEqual({ 2: ['choice.unknown', 'phone.too_short'] })
  })

  test('alone leaves the import as it was', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段', '原样公司,意像'))
    const { result } = await correct(王磊, id, {
      corrections: [{ column: 1, value: '意像', replacement: '?' }],
    })
    expect(result.refused).toHaveLength(1)
    expect((await stateOf(王磊, id)).status).toBe('ready')
    expect(bed.jobs).toEqual([])
  })

  test.each<[what: string, given: Given, path: string]>([
    [
      'a column that isn’t taken in',
      { corrections: [{ column: 2, value: 'x', replacement: 'y' }] },
      'corrections.0.column',
    ],
    ['a column beyond the sheet', { mends: [{ row: 2, column: 9, replacement: 'y' }] }, 'mends.0.column'],
    [
      'a row that isn’t there',
      {
        mends: [
          { row: 2, column: 1, replacement: '成交' },
          { row: 99, column: 1, replacement: '成交' },
        ],
      },
      'mends.1.row',
    ],
    ['the row of the heads', { mends: [{ row: 1, column: 1, replacement: '成交' }] }, 'mends.0.row'],
  ])('%s is refused, and nothing kept', async (_, given, path) => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段,杂项', '无此处公司,意像,x'))
    const answer = await correct(王磊, id, given)
    expect([answer.status, answer.error.fields.map((field) => field.path)]).toEqual([400, [path]])
    expect((await stateOf(王磊, id)).status).toBe('ready')
    expect((await rowsOf(王磊, id))[0]?.mended).toEqual([null, null, null])
  })

  test('what PostgreSQL can’t keep, or too long, is a wrong input', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段', '存不了公司,意像'))
    for (const value of ['\0', '\ud800', '长'.repeat(501), '']) {
      const answer = await correct(王磊, id, { corrections: [{ column: 1, value, replacement: '意向' }] })
      expect(answer.status, value.slice(0, 3)).toBe(400)
    }
    const longest = '𠮷'.repeat(250)
    expect(
      (await correct(王磊, id, { corrections: [{ column: 1, value: longest, replacement: '意向' }] })).status,
    ).toBe(200)
    await work(bed)
  })
})

describe('whose', () => {
  test('only the own import, while it is ready, and as far as one may write its fields', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,阶段,负责人', '专属公司,意像,李娜'))
    const body = {
      corrections: [
        { column: 1, value: '意像', replacement: '意向' },
        { column: 2, value: '李娜', replacement: '王磊' },
      ],
    }
    for (const [caller, status] of [
      [李娜, 404],
      [bed.callers.冯涛, 403],
    ] as const) {
      expect((await correct(caller, id, body)).status).toBe(status)
      expect((await caller.call(contract.listRefused, { params: { id } })).status).toBe(status)
    }
    const owner = (await listed(王磊, id)).find(({ target }) => target === 'owner')
    expect(owner?.choices).toEqual([{ text: '王磊', label: '王磊' }])
    expect(owner?.refused).toMatchObject([{ value: '李娜', proposal: '王磊', others: [] }])
    const refused = await correct(王磊, id, {
      corrections: [{ column: 2, value: '李娜', replacement: '孙丽' }],
    })
    expect(refused.result.refused[0]?.code).toBe('owner.not_allowed')

    await sql`
      insert into role_field (role_id, field, level) select id, 'customer.stage', 'read' from role where key = 'sales'
      on conflict (role_id, field) do update set level = excluded.level`.execute(bed.database.db)
    const denied = await correct(await bed.as(bed.company.people.王磊), id, body)
    await sql`delete from role_field where field = 'customer.stage'`.execute(bed.database.db)
    expect([denied.status, denied.error.fields[0]?.code]).toEqual([403, 'field.not_writable'])

    const both = await Promise.all([correct(王磊, id, body), correct(王磊, id, body)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await work(bed)
    await done(王磊, id)
    expect((await correct(王磊, id, body)).error.code).toBe('import.not_ready')
  })
})
