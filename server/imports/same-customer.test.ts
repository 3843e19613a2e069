import { beforeAll, describe, expect, test } from 'vitest'
import type { MappingTarget } from '../../contract/import-targets.ts'
import type { Phone } from '../../contract/values/phone.ts'
import type { ParsedRow } from './check-row.ts'
import { foldRows } from './same-customer.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, rowsOf, run, stateOf, work } from './testing/steps.ts'

const mapping: MappingTarget[] = [
  'name',
  'shortName',
  'headcount',
  'contact.name',
  'contact.jobTitle',
  'contact.phones',
]
const phone = (e164: string): Phone => ({ kind: 'mobile', e164, extension: null })
const parsed = (
  customer: object,
  contact: object | null = null,
  more: Partial<ParsedRow> = {},
): ParsedRow => ({
  customer: { name: '恒力', name_norm: '恒力', ...customer },
  contact: contact && { ...contact },
  phones: [],
  ...more,
})
const person = (name: string, more: object = {}) => ({ name, name_norm: name, ...more })
const fold = (...rows: ParsedRow[]) =>
  foldRows(
    rows.map((row, index) => ({ row: index + 2, parsed: row })),
    mapping,
  )

describe('rows of one name', () => {
  test.each<[what: string, first: ParsedRow, other: ParsedRow, joins: number | null, problems: unknown]>([
    ['another contact', parsed({}, person('张三')), parsed({}, person('李四')), 2, null],
    ['a field that the first lacks', parsed({}), parsed({ short_name: 'H' }), 2, null],
    [
      'the name written otherwise',
      parsed({}, person('张三')),
      parsed({ name: '恒 力' }, person('李四')),
      2,
      null,
    ],
    [
      'the same again',
      parsed({}, person('张三')),
      parsed({}, person('张三')),
      null,
      [[0, 'duplicate.in_file.name']],
    ],
    ['nothing more', parsed({ short_name: 'H' }), parsed({}), null, [[0, 'duplicate.in_file.name']]],
    [
      'another short name',
      parsed({ short_name: 'H' }),
      parsed({ short_name: 'L' }, person('李四')),
      null,
      [[1, 'duplicate.in_file.differs']],
    ],
    [
      'another bound of a range',
      parsed({ headcount_min: 1, headcount_max: 5 }),
      parsed({ headcount_min: 1, headcount_max: 9 }),
      null,
      [[2, 'duplicate.in_file.differs']],
    ],
    [
      'the same person with another title',
      parsed({}, person('张三', { job_title: '采购' })),
      parsed({}, person('张三', { job_title: '总监' })),
      null,
      [[4, 'duplicate.in_file.differs']],
    ],
    [
      'a field without a column of its own',
      parsed({ address: 'A' }),
      parsed({ address: 'B' }),
      null,
      [[0, 'duplicate.in_file.differs']],
    ],
    [
      'two persons of one name, as customers',
      parsed({ type: 'individual' }, person('恒力'), { phones: [phone('+8613800138000')] }),
      parsed({ type: 'individual' }, person('恒力'), { phones: [phone('+8613900139000')] }),
      null,
      [[0, 'duplicate.in_file.name']],
    ],
  ])('%s', (_, first, other, joins, problems) => {
    const [, second] = fold(first, other)
    expect(second?.joins).toBe(joins)
    expect(second?.problems?.map(({ column, code }) => [column, code]) ?? null).toEqual(problems)
  })

  test('fill the first one, in their order, and each person once', () => {
    const [first, second, third] = fold(
      parsed({ short_name: 'H' }, person('张三'), { phones: [phone('+8613800138000')], tags: [1] }),
      parsed({ headcount_min: 5, headcount_max: 5 }, person('李四'), { tags: [1, 2] }),
      parsed({}, person('张三', { job_title: '采购' }), { phones: [phone('+8613900139000')] }),
    )
    expect(first?.parsed).toMatchObject({
      customer: { short_name: 'H', headcount_min: 5 },
      contact: { name: '张三', job_title: '采购' },
      phones: [phone('+8613800138000'), phone('+8613900139000')],
      tags: [1, 2],
    })
    expect([second?.joins, second?.parsed.contact?.name]).toEqual([2, '李四'])
    expect([third?.joins, third?.parsed.contact, third?.parsed.phones]).toEqual([2, null, []])
  })

  test('a row that stays out says nothing of the customer', () => {
    const [first, , third] = fold(
      parsed({ short_name: 'H' }),
      parsed({ short_name: 'L', headcount_min: 1, headcount_max: 1 }),
      parsed({ headcount_min: 2, headcount_max: 2 }),
    )
    expect(first?.parsed.customer).toMatchObject({ headcount_min: 2 })
    expect(third?.joins).toBe(2)
  })
})

describe('a list with a row per contact', () => {
  let bed: Bed
  beforeAll(async () => {
    bed = await importBed()
  })

  test('becomes customers with all of them', async () => {
    const caller = bed.callers.王磊
    const id = await prepared(
      bed,
      caller,
      csv(
        '公司名称,简称,联系人,职务,手机',
        '多人公司,,张三,采购,13800138000',
        '独人公司,,赵六,,13600136000',
        '多人（公司）,多人,李四,,13900139000',
        '多人公司,,张三,,13700137000',
        '多人公司,别名,王五,,13500135000',
      ),
    )
    expect(await stateOf(caller, id)).toMatchObject({ rowsGood: 2, rowsJoined: 2, rowsBad: 1, rowsKnown: 0 })
    const rows = await rowsOf(caller, id)
    expect(rows.map(({ row, joins }) => [row, joins])).toEqual([
      [2, null],
      [3, null],
      [4, 2],
      [5, 2],
      [6, null],
    ])
    expect(rows[4]?.problems).toMatchObject([{ column: 1, code: 'duplicate.in_file.differs' }])
    await run(caller, id)
    await work(bed)
    expect(await stateOf(caller, id)).toMatchObject({
      status: 'done',
      rowsGood: 2,
      rowsJoined: 2,
      rowsBad: 1,
    })
    const [several, one] = await customersOf(bed, id)
    expect(several).toMatchObject({
      name: '多人公司',
      short_name: '多人',
      contact_count: 2,
      last_contact_ordinal: 2,
    })
    expect(several?.contacts).toEqual([
      { name: '张三', ordinal: 1, primary: true, phones: ['+8613800138000', '+8613700137000'] },
      { name: '李四', ordinal: 2, primary: false, phones: ['+8613900139000'] },
    ])
    expect(one).toMatchObject({ name: '独人公司', contact_count: 1 })
    const again = await rowsOf(caller, id)
    expect(again.map(({ customerId }) => customerId)).toEqual([
      several?.id,
      one?.id,
      several?.id,
      several?.id,
      null,
    ])
  })

  test('stays out whole where its first row turns bad before the run', async () => {
    const caller = bed.callers.王磊
    const id = await prepared(
      bed,
      caller,
      csv('公司名称,联系人', '半路公司,张三', '半路公司,李四', '无关公司,赵六'),
    )
    await bed.company.customerOf('陈静', { name: '半路公司' })
    await run(caller, id)
    await work(bed)
    expect((await customersOf(bed, id)).map(({ name }) => name)).toEqual(['无关公司'])
    const rows = await rowsOf(caller, id)
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['duplicate.name'],
      ['row.first_left_out'],
      [],
    ])
    expect(await stateOf(caller, id)).toMatchObject({ rowsGood: 1, rowsJoined: 0, rowsBad: 2 })
  })
})
