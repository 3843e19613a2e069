import { beforeAll, describe, expect, test } from 'vitest'
import { listRefused } from '../../contract/import-corrections.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { correct, done, type Given, listed, problemsOf } from './testing/correct.ts'
import { prepared, rowsOf, stateOf, work } from './testing/steps.ts'

let bed: Bed
let 王磊: Caller
let 李娜: Caller

beforeAll(async () => {
  bed = await importBed()
  王磊 = bed.callers.王磊
  李娜 = bed.callers.李娜
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
      expect((await caller.call(listRefused, { params: { id } })).status).toBe(status)
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
    await done(bed, 王磊, id)
    expect((await correct(王磊, id, body)).error.code).toBe('import.not_ready')
  })
})
