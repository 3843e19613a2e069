import { beforeAll, describe, expect, test } from 'vitest'
import { updateFollowUp } from '../../contract/followups.ts'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { check } from './testing/check.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'
import { sheetsOf } from './testing/ugly/book.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
})

describe('a follow-up in a row', () => {
  test.each<[what: string, columns: Parameters<typeof check>[0], followUp: unknown, problems: unknown[]]>([
    [
      'with all that is told of it',
      [
        ['followUp.at', '2024-06-01 14:30'],
        ['followUp.content', '谈了价格'],
        ['followUp.author', '陈静'],
        ['followUp.method', '上门拜访'],
        ['followUp.feedback', '待确认'],
        ['contact.name', '王总'],
      ],
      {
        at: '2024-06-01T14:30',
        content: '谈了价格',
        author: 10,
        method: 'visit',
        feedback: 'to_confirm',
        contact: '王总',
      },
      [],
    ],
    [
      'without a time',
      [
        ['followUp.content', '谈了价格'],
        ['followUp.at', null],
      ],
      undefined,
      [[2, 'follow_up.at_missing']],
    ],
    ['without a word', [['followUp.at', '2024-06-01']], undefined, [[null, 'follow_up.content_missing']]],
    [
      'with a time that is none: said once',
      [
        ['followUp.at', '昨天'],
        ['followUp.content', '谈了价格'],
      ],
      undefined,
      [[1, 'date.format']],
    ],
    [
      'to come',
      [
        ['followUp.at', '2026-06-01 12:01'],
        ['followUp.content', '将要谈'],
      ],
      undefined,
      [[1, 'follow_up.to_come']],
    ],
    [
      'now',
      [
        ['followUp.at', '2026-06-01 12:00'],
        ['followUp.content', '刚谈'],
      ],
      { at: '2026-06-01T12:00', content: '刚谈' },
      [],
    ],
    [
      'of nobody known',
      [
        ['followUp.at', '2024-06-01'],
        ['followUp.content', '谈了价格'],
        ['followUp.author', '无此人'],
      ],
      { at: '2024-06-01', content: '谈了价格' },
      [[3, 'author.unknown']],
    ],
    ['none at all', [['followUp.at', null]], undefined, []],
  ])('%s', (_, columns, followUp, problems) => {
    const row = check(columns)
    expect(row.followUp).toEqual(followUp)
    expect(row.problems.map(({ column, code }) => [column, code])).toEqual(problems)
  })

  test('in somebody else’s name only by who may assign customers', () => {
    const columns: Parameters<typeof check>[0] = [
      ['followUp.at', '2024-06-01'],
      ['followUp.content', '谈了价格'],
      ['followUp.author', '陈静'],
    ]
    expect(check(columns, { mayAssign: false }).problems).toMatchObject([{ code: 'author.not_allowed' }])
  })

  test('跟进人 is the owner where nothing is told', async () => {
    const guess = async (head: string) => {
      const { id } = await upload(callers.王磊, csv(head, ''))
      return (await stateOf(callers.王磊, id)).mapping
    }
    expect(await guess('公司名称,跟进人,跟进时间')).toEqual(['name', 'owner', null])
    expect(await guess('公司名称,跟进人,跟进时间,跟进内容')).toEqual([
      'name',
      'followUp.author',
      'followUp.at',
      'followUp.content',
    ])
  })
})

const toldOf = async (name: string) => {
  const { rows } = await sql<Record<string, unknown>>`
    select to_char(f.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at, f.content, f.method, a.name as author, k.name as contact
    from customer c join follow_up f on f.customer_id = c.id join user_account a on a.id = f.created_by
    left join contact k on k.id = f.contact_id
    where c.name = ${name} order by f.at`.execute(bed.database.db)
  return rows
}
const lastOf = async (name: string) => {
  const { rows } = await sql<{ last: string | null }>`
    select to_char(last_follow_up_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as last from customer where name = ${name}`.execute(
    bed.database.db,
  )
  return rows[0]?.last
}

async function finish(id: number) {
  await run(callers.李娜, id)
  await work(bed)
  return stateOf(callers.李娜, id)
}

async function undo(id: number) {
  await callers.李娜.call(contract.undoImport, { params: { id } })
  await work(bed)
}

test('a workbook with customers, contacts and follow-ups in a sheet each, one after the other', async () => {
  const file = await sheetsOf({
    客户: [
      ['公司名称', '地区'],
      ['三表公司', '苏州市'],
      ['无谈公司', '苏州市'],
    ],
    联系人: [
      ['公司名称', '联系人', '手机'],
      ['三表公司', '张三', '13800138000'],
      ['三表公司', '李四', '13900139000'],
    ],
    跟进: [
      ['公司名称', '跟进时间', '跟进人', '跟进方式', '跟进内容', '联系人'],
      ['三表公司', '2024-03-01 10:00', '王磊', '电话', '初次联系', '张三'],
      ['三表公司', '2024-05-01', '何军', '拜访', '看了样品', ''],
      ['三表公司', '2024-05-01', '何军', '拜访', '看了样品', ''],
      ['三表公司', '2024-04-01', '孙丽', '微信', '发了报价', '王五'],
    ],
  })
  const { id } = await upload(callers.李娜, file, '三表.xlsx')
  await map(callers.李娜, id)
  await work(bed)
  expect(
    (await callers.李娜.call(contract.continueImport, { params: { id }, body: { sheet: 1 } })).status,
  ).toBe(409)
  await finish(id)
  const go = async (sheet: number) => {
    const { result } = await callers.李娜.call(contract.continueImport, { params: { id }, body: { sheet } })
    await map(callers.李娜, result.id)
    await work(bed)
    return result.id
  }
  const contacts = await go(1)
  expect(await stateOf(callers.李娜, contacts)).toMatchObject({
    rowsKnown: 1,
    rowsJoined: 1,
    knownDecision: 'fill',
  })
  expect(await finish(contacts)).toMatchObject({ rowsUpdated: 1, rowsJoined: 1, rowsBad: 0 })
  const followUps = await go(2)
  await finish(followUps)
  const told = [
    { at: '2024-03-01 10:00', content: '初次联系', method: 'phone', author: '王磊', contact: '张三' },
    { at: '2024-04-01 00:00', content: '发了报价', method: 'wechat', author: '孙丽', contact: '王五' },
    { at: '2024-05-01 00:00', content: '看了样品', method: 'visit', author: '何军', contact: null },
  ]
  expect(await toldOf('三表公司')).toEqual(told)
  expect(await lastOf('三表公司')).toBe('2024-05-01 00:00')
  expect(await lastOf('无谈公司')).toBeNull()

  await finish(await go(2))
  expect(await toldOf('三表公司')).toEqual(told)

  await undo(followUps)
  expect(await toldOf('三表公司')).toEqual([])
  expect(await lastOf('三表公司')).toBeNull()
  await undo(contacts)
  const [customer] = await customersOf(bed, id)
  expect(customer).toMatchObject({ contacts: null, contact_count: 0, last_contact_ordinal: 0 })

  expect(
    (await callers.王磊.call(contract.continueImport, { params: { id }, body: { sheet: 1 } })).status,
  ).toBe(404)
  expect(
    (await callers.李娜.call(contract.continueImport, { params: { id }, body: { sheet: 9 } })).status,
  ).toBe(400)
})

test('new customers with their past in one sheet, taken back without a trace; one that was edited since stays', async () => {
  const lines = csv(
    '公司名称,联系人,跟进时间,跟进内容',
    '有史公司,张三,2024-03-01 10:00,初次联系',
    '有史公司,张三,2024-04-01 10:00,第二次',
    '改史公司,,2024-03-02,谈过',
  )
  const id = await prepared(bed, callers.李娜, lines)
  expect((await rowsOf(callers.李娜, id)).map(({ joins }) => joins)).toEqual([null, 2, null])
  expect(await finish(id)).toMatchObject({ rowsGood: 2, rowsJoined: 1, rowsBad: 0 })
  expect(
    (await toldOf('有史公司')).map(({ content, contact, author }) => [content, contact, author]),
  ).toEqual([
    ['初次联系', '张三', '李娜'],
    ['第二次', '张三', '李娜'],
  ])
  const { rows } = await sql<{ id: number }>`select id from follow_up where content = '谈过'`.execute(
    bed.database.db,
  )
  await callers.李娜.call(updateFollowUp, {
    params: { id: rows[0]?.id ?? 0 },
    body: { version: 1, changes: { content: '谈过，很好' } },
  })
  await undo(id)
  expect((await customersOf(bed, id)).map(({ name }) => name)).toEqual(['改史公司'])
  expect((await toldOf('改史公司')).map(({ content }) => content)).toEqual(['谈过，很好'])
  expect(await toldOf('有史公司')).toEqual([])
})
