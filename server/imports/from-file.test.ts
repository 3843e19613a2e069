import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { importTargets, isFollowUpTarget, namePartTargets } from '../../contract/import-targets.ts'
import * as contract from '../../contract/imports.ts'
import { writeWorkbook } from '../platform/workbook/write.ts'
import { type Bed, csv, customersOf, download, importBed } from './testing/bed.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']
let company: Bed['company']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  company = bed.company
})

describe('from file to customers', () => {
  test('a workbook with dates, numbers and two phones', async () => {
    const stream = new PassThrough()
    const columns = [
      { head: '公司名称', width: 20, kind: 'text', required: true },
      { head: '成立日期', width: 12, kind: 'date' },
      { head: '行业', width: 12, kind: 'text' },
      { head: '规模', width: 12, kind: 'text' },
      { head: '联系人', width: 12, kind: 'text' },
      { head: '手机', width: 12, kind: 'number' },
      { head: '座机', width: 12, kind: 'text' },
      { head: '内部编号', width: 12, kind: 'text' },
    ] as const
    const row = [
      '苏州恒力机械有限公司',
      '2015-06-20',
      '制造业',
      '500-1000人，年营收5-10亿',
      '王芳',
      13_800_138_000,
      '010-88886666转801',
      'X1',
    ]
    const written = writeWorkbook(stream, { sheets: [{ name: '客户', columns: [...columns], rows: [row] }] })
    const [file] = await Promise.all([buffer(stream), written])
    const { id } = await upload(callers.王磊, file, '客户 2024.xlsx')
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({
      fileName: '客户 2024.xlsx',
      status: 'mapping',
      rowsTotal: 1,
      problem: null,
    })
    expect(state.mapping).toEqual([
      ...['name', 'foundedOn', 'industry', 'size', 'contact.name', 'contact.phones', 'contact.phones', null],
    ])
    expect(state.sheets).toMatchObject([
      {
        name: '客户',
        rows: 1,
        headRow: 1,
        samples: [[row[0], row[1], row[2], row[3], row[4], '13800138000', row[6], 'X1']],
      },
    ])
    await map(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'ready',
      rowsGood: 1,
      rowsBad: 0,
      rowsDone: 1,
    })
    expect((await rowsOf(callers.王磊, id))[0]).toMatchObject({
      row: 2,
      taken: [
        row[0],
        '2015-06-20',
        '制造业',
        '500–1000 人、50,000–100,000 万元',
        '王芳',
        '138 0013 8000、010-8888 6666 转 801',
        '138 0013 8000、010-8888 6666 转 801',
        null,
      ],
      problems: [],
    })
    await run(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: 'done', rowsGood: 1, rowsBad: 0 })
    expect(await customersOf(bed, id)).toMatchObject([
      {
        name: row[0],
        name_initials: 'szhljxyxgs',
        founded_on: '2015-06-20',
        headcount_min: 500,
        revenue_max: 100_000_000_000,
        stage: 'prospect',
        owner: '王磊',
        department_id: company.departments.华东区,
        contact_count: 1,
        contacts: [
          { name: '王芳', ordinal: 1, primary: true, phones: ['+8613800138000', '+861088886666#801'] },
        ],
      },
    ])
  })

  test('a csv in GBK', async () => {
    // 公司名称,联系人 / 苏州新元,王芳
    const gbk = Buffer.from('b9abcbbec3fbb3c62cc1aacfb5c8cb0d0acbd5d6ddd0c2d4aa2ccdf5b7bc0d0a', 'hex')
    const id = await prepared(bed, callers.王磊, gbk)
    expect(await rowsOf(callers.王磊, id)).toMatchObject([{ taken: ['苏州新元', '王芳'], problems: [] }])
  })

  test('the mapping can be changed after checking, and the row of the heads too', async () => {
    const { id } = await upload(callers.王磊, csv('公司名称,别名', '甲,乙', '换名一,丙', '换名二,丁'))
    await map(callers.王磊, id)
    await work(bed)
    const answer = await callers.王磊.call(contract.mapImport, {
      params: { id },
      body: { sheet: 0, headRow: 2, mapping: [null, 'name'] },
    })
    expect(answer.status).toBe(200)
    await work(bed)
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({ status: 'ready', rowsTotal: 2, rowsGood: 2 })
    expect(state.sheets[0]).toMatchObject({
      head: ['甲', '乙'],
      rows: 2,
      samples: [
        ['换名一', '丙'],
        ['换名二', '丁'],
      ],
    })
  })
})

describe('mappings that can’t be', () => {
  test.each([
    ['without a name', [null, 'stage'], 400, 'import.no_name_column'],
    ['one field twice', ['name', 'name'], 400, 'input.invalid'],
    ['more columns than the sheet has', ['name', null, null], 400, 'input.invalid'],
  ])('%s', async (_, mapping, status, code) => {
    const { id } = await upload(callers.王磊, csv('公司名称,阶段', '映射公司,意向'))
    const body = { sheet: 0, headRow: 1, mapping }
    const answer = await callers.王磊.call(contract.mapImport, { params: { id }, body })
    expect([answer.status, answer.error.code]).toEqual([status, code])
  })

  test('a template comes back as it was given', async () => {
    const answer = await download(bed, '李娜', `/imports/template`)
    const { id } = await upload(callers.李娜, answer.rawPayload, 'template.xlsx')
    const { mapping, sheet, sheets } = await stateOf(callers.李娜, id)
    expect(sheet).toBe(0)
    const elsewhere = ['size', 'household', ...namePartTargets]
    expect(mapping).toEqual(
      importTargets.filter((target) => !elsewhere.includes(target) && !isFollowUpTarget(target)),
    )
    expect(sheets.map(({ name, hidden }) => [name, hidden]).slice(0, 2)).toEqual([
      ['客户', false],
      ['填写说明', false],
    ])
    await map(callers.李娜, id)
    await work(bed)
    const rows = await rowsOf(callers.李娜, id)
    expect(rows.map(({ cells, problems }) => [cells[0], problems.map(({ code }) => code)])).toEqual([
      ['示例：苏州恒力精密机械有限公司', ['row.example']],
    ])
  })
})
