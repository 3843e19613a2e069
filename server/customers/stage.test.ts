import { beforeAll, describe, expect, test } from 'vitest'
import { customerHistory } from '../../contract/customer-history.ts'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/stage.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

/** 生命周期: every change with time, cause, actor and reason. All conversion and churn figures come from these entries. */
let testbed: TestApp
let company: Company
let owner: Caller
let supervisor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  supervisor = await testbed.as(company.people.李娜)
})

const change = (caller: Caller, id: number, body: Record<string, unknown>) =>
  caller.call(contract.changeStage, { params: { id }, body })
const entries = async (id: number) =>
  (await owner.call(contract.listStageChanges, { params: { id } })).result.rows.map(
    ({ from, to, cause, reason, note, actor }) => [from, to, cause, reason, note, actor?.name],
  )
const events = async (id: number) => {
  const { rows } = await sql<{ data: unknown }>`
    select data from event where customer_id = ${id} and kind = 'customer.stage_changed' order by id`.execute(
    testbed.database.db,
  )
  return rows.map(({ data }) => data)
}
const stageOf = async (id: number) =>
  (await owner.call(customers.openCustomer, { params: { id } })).result.stage

describe('the first entry', () => {
  test('is written when a customer is entered', async () => {
    const id = await company.customerOf('王磊', { stage: 'interested' })
    expect(await entries(id)).toEqual([[null, 'interested', 'entry', null, null, '王磊']])
  })

  test('of an import names it as the cause', async () => {
    const id = await company.customerOf('王磊')
    await sql`
      insert into customer (number, import_id, name, name_norm, name_pinyin, name_initials, owner_id, department_id, stage, created_by)
      overriding user value
      select 'IMP-1', 1, '导入客户', '导入客户', 'dao', 'd', owner_id, department_id, 'deal', owner_id from customer where id = ${id}`.execute(
      testbed.database.db,
    )
    const { rows } = await sql`
      select to_stage, cause from stage_change s join customer c on c.id = s.customer_id where c.number = 'IMP-1'`.execute(
      testbed.database.db,
    )
    expect(rows).toEqual([{ to_stage: 'deal', cause: 'import' }])
  })
})

describe('a step', () => {
  test('forward needs no words; entry, history and event tell of it', async () => {
    const id = await company.customerOf('王磊')
    const answer = await change(owner, id, { stage: 'interested', version: 1 })
    expect([answer.status, answer.result]).toEqual([200, { version: 2 }])
    expect(await entries(id)).toEqual([
      ['prospect', 'interested', 'manual', null, null, '王磊'],
      [null, 'prospect', 'entry', null, null, '王磊'],
    ])
    expect(await events(id)).toEqual([
      { from: 'prospect', to: 'interested', cause: 'manual', reason: null, version: 2 },
    ])
    const { rows } = (await owner.call(customerHistory, { params: { id }, query: {} })).result
    expect(rows[0]?.changes).toEqual([{ field: 'stage', before: 'prospect', after: 'interested' }])
  })

  test('to where it stands already changes nothing', async () => {
    const id = await company.customerOf('王磊')
    expect((await change(owner, id, { stage: 'prospect' })).result).toEqual({ version: 1 })
    expect(await entries(id)).toHaveLength(1)
  })

  // [from, to, words given, where the refusal points to, or null]
  test.each([
    ['deal', 'lost', {}, 'reason'],
    ['deal', 'lost', { reason: 'price' }, null],
    ['deal', 'lost', { reason: 'other' }, 'note'],
    ['deal', 'lost', { reason: 'other', note: '搬到国外' }, null],
    ['deal', 'interested', {}, 'note'],
    ['deal', 'interested', { note: '合同作废，重新谈' }, null],
    ['lost', 'deal', {}, 'note'],
    ['lost', 'prospect', { note: '换了新的采购' }, null],
    ['prospect', 'deal', {}, null],
    ['prospect', 'deal', { reason: 'price' }, 'reason'],
    ['prospect', 'lost', { reason: 'no_need' }, null],
  ] as const)('from %s to %s with %j', async (from, to, words, refusedAt) => {
    const id = await company.customerOf('王磊', { stage: from })
    const answer = await change(owner, id, { stage: to, ...words })
    expect(answer.status, answer.text).toBe(refusedAt ? 400 : 200)
    expect(answer.error.fields?.[0]?.path ?? null).toBe(refusedAt)
    expect(await stageOf(id)).toBe(refusedAt ? from : to)
  })

  test('is no field of an edit', async () => {
    const id = await company.customerOf('王磊')
    const body = { version: 1, changes: { stage: 'deal' } }
    const answer = await owner.call(customers.updateCustomer, { params: { id }, body })
    expect([answer.status, await stageOf(id)]).toEqual([400, 'prospect'])
  })

  test('that meets another one tells both values; unknown of it, the second is refused', async () => {
    const id = await company.customerOf('王磊')
    await change(supervisor, id, { stage: 'deal', version: 1 })
    const answer = await change(owner, id, { stage: 'interested', version: 1 })
    expect([answer.status, answer.error.collisions]).toMatchObject([
      409,
      { stage: { yours: 'interested', theirs: 'deal' } },
    ])
  })

  test.each([
    ['of somebody who only reads', '冯涛', 403],
    ['of somebody who doesn’t see it', '陈静', 404],
  ] as const)('%s is refused', async (_, name, status) => {
    const id = await company.customerOf('王磊')
    const caller = await testbed.as(company.people[name])
    const { status: given } = await change(caller, id, { stage: 'deal' })
    expect([given, await stageOf(id)]).toEqual([status, 'prospect'])
  })
})

describe('many at once', () => {
  const three = async () => [
    await company.customerOf('王磊'),
    await company.customerOf('王磊', { stage: 'deal' }),
    await company.customerOf('陈静'),
  ]

  test('the preview tells how many, which not, why; unseen counts like missing', async () => {
    const ids = [...(await three()), 999_999]
    const body = { ids, stage: 'interested' }
    const { result } = await owner.call(contract.previewStages, { body })
    expect(result).toEqual({ able: 2, back: 1, leftAlone: [], unknown: 2 })
    const other = await owner.call(contract.previewStages, { body: { ids, stage: 'deal' } })
    expect(other.result).toMatchObject({ able: 1, back: 0, leftAlone: [{ id: ids[1], why: 'already' }] })
  })

  test('one that goes back asks for a note for all; with it all are changed', async () => {
    const ids = await three()
    const body = { ids, stage: 'interested' }
    const refused = await owner.call(contract.changeStages, { body })
    expect([refused.status, refused.error.fields[0]?.path]).toEqual([400, 'note'])
    expect(await stageOf(ids[0] ?? 0)).toBe('prospect')
    const { result } = await owner.call(contract.changeStages, { body: { ...body, note: '重新谈' } })
    expect(result).toEqual({ changed: ids.slice(0, 2), leftAlone: [], unknown: 1 })
  })

  test('what one only sees is left alone', async () => {
    const ids = await three()
    const reader = await testbed.as(company.people.周敏)
    const { result } = await reader.call(contract.changeStages, {
      body: { ids, stage: 'interested', note: '试' },
    })
    expect(result.changed).toEqual([])
    expect(result.leftAlone.map(({ why }) => why)).toEqual(['not_allowed', 'not_allowed', 'not_allowed'])
  })

  test('two who change the same ones in opposite order wait for each other, and both are told', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => company.customerOf('王磊')))
    const answers = await heldUp(testbed.database, 'customer', 2, () => [
      owner.call(contract.changeStages, { body: { ids, stage: 'interested', note: '在谈' } }),
      supervisor.call(contract.changeStages, {
        body: { ids: ids.toReversed(), stage: 'deal', note: '已签' },
      }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    for (const id of ids) {
      const told = await entries(id)
      // Whoever came second saw what the first had made of it.
      expect(told).toHaveLength(3)
      expect(told[0]?.[0]).toBe(told[1]?.[1])
      expect(await stageOf(id)).toBe(told[0]?.[1])
    }
  })
})

describe('taking back', () => {
  test('leads to the stage before, without words, and is an entry of its own', async () => {
    const id = await company.customerOf('王磊')
    await change(owner, id, { stage: 'lost', reason: 'price' })
    const { result } = await owner.call(contract.undoStages, { body: { ids: [id] } })
    expect(result).toEqual({ undone: [id] })
    expect((await entries(id))[0]).toEqual(['lost', 'prospect', 'undo', null, null, '王磊'])
  })

  test('leaves alone what somebody else changed since, what was taken back already, and the entry', async () => {
    const [mine, theirs, fresh] = [
      await company.customerOf('王磊'),
      await company.customerOf('王磊'),
      await company.customerOf('王磊'),
    ]
    for (const id of [mine, theirs]) await change(owner, id, { stage: 'interested' })
    await change(supervisor, theirs, { stage: 'deal' })
    const undo = () => owner.call(contract.undoStages, { body: { ids: [mine, theirs, fresh] } })
    expect((await undo()).result).toEqual({ undone: [mine] })
    expect((await undo()).result).toEqual({ undone: [] })
    expect(await stageOf(theirs)).toBe('deal')
  })

  test('ends after an hour', async () => {
    const id = await company.customerOf('王磊')
    await change(owner, id, { stage: 'deal' })
    await sql`update stage_change set at = now() - interval '61 minutes' where customer_id = ${id}`.execute(
      testbed.database.db,
    )
    expect((await owner.call(contract.undoStages, { body: { ids: [id] } })).result.undone).toEqual([])
  })
})

describe('told in the history', () => {
  const told = async (caller: Caller, id: number) =>
    (await caller.call(customerHistory, { params: { id }, query: {} })).result.rows[0]

  test('with its reason and words, to whoever sees the customer', async () => {
    const id = await company.customerOf('王磊', { stage: 'deal' })
    await change(owner, id, { stage: 'lost', reason: 'other', note: '搬到国外' })
    const service = await testbed.as(company.people.郑洁)
    expect((await told(service, id))?.stage).toEqual({
      from: 'deal',
      to: 'lost',
      cause: 'manual',
      reason: 'other',
      note: '搬到国外',
      isBatch: false,
    })
  })

  test('as one of many where many were changed, and as taken back where it was', async () => {
    const ids = [await company.customerOf('王磊'), await company.customerOf('王磊')]
    await owner.call(contract.changeStages, { body: { ids, stage: 'lost', reason: 'price' } })
    expect((await told(owner, ids[1] ?? 0))?.stage).toMatchObject({ reason: 'price', isBatch: true })
    await owner.call(contract.undoStages, { body: { ids: ids.slice(1) } })
    expect((await told(owner, ids[1] ?? 0))?.stage).toMatchObject({ cause: 'undo', isBatch: false })
  })

  test('words stand nowhere in log and events: erased in their table, they are gone', async () => {
    const id = await company.customerOf('王磊', { stage: 'deal' })
    await change(owner, id, { stage: 'interested', note: '老板换人' })
    await sql`update stage_change set note = null where customer_id = ${id}`.execute(testbed.database.db)
    const { text } = await owner.call(customerHistory, { params: { id }, query: {} })
    expect(text).not.toContain('老板换人')
  })
})
