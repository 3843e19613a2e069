import { beforeAll, describe, expect, test } from 'vitest'
import { listContacts } from '../../contract/contacts.ts'
import { updateCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/followups.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { sql } from '../platform/database.ts'
import { followUpBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof followUpBed>>
beforeAll(async () => {
  bed = await followUpBed()
})

test('a plan for a day is overdue when the day is over where the organisation is', async () => {
  const id = await bed.company.customerOf('王磊')
  await bed.plan('王磊', id, { on: await bed.day(0) })
  const { rows, today } = await bed.plansOf('王磊', id)
  expect(rows).toMatchObject([{ on: today, time: null, isOverdue: false }])
  // In Shanghai the day ends at 16:00 UTC.
  expect(rows[0]?.dueAt).toBe(`${today}T15:59:59.999999Z`)
})

describe('putting off', () => {
  test('moves the plan and what the customer says, and back again', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.plan('王磊', id, { on: await bed.day(0), time: '09:15' })
    const caller = await bed.as('王磊')
    const put = (version: number, changes: object) =>
      caller.call(contract.updatePlan, { params: { id: result.id }, body: { version, changes } })
    expect((await put(1, { on: await bed.day(3) })).result).toEqual({ version: 2 })
    expect((await bed.plansOf('王磊', id)).rows).toMatchObject([{ on: await bed.day(3), time: '09:15' }])
    const kept = await bed.kept(id)
    expect(kept.next).toBe(kept.nextNow)
    expect((await put(1, { on: await bed.day(5) })).error).toMatchObject({
      code: 'record.changed',
      version: 2,
      collisions: { on: { yours: await bed.day(5), theirs: await bed.day(3), by: '王磊' } },
    })
    expect((await put(2, { on: await bed.day(-2) })).status).toBe(200)
    expect((await bed.plansOf('王磊', id)).rows).toMatchObject([{ on: await bed.day(-2), isOverdue: true }])
  })
})

describe('two people at one plan', () => {
  const both = async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.plan('王磊', id, { on: await bed.day(1), time: '09:15', goal: '报价' })
    const put = async (name: '王磊' | '李娜', version: number, changes: object) =>
      (await bed.as(name)).call(contract.updatePlan, {
        params: { id: result.id },
        body: { version, changes },
      })
    return { id, put }
  }

  test('different fields merge', async () => {
    const { id, put } = await both()
    await put('李娜', 1, { on: await bed.day(4) })
    expect((await put('王磊', 1, { goal: '报价并送样', time: null })).result).toEqual({ version: 3 })
    expect((await bed.plansOf('王磊', id)).rows).toMatchObject([
      { on: await bed.day(4), time: null, goal: '报价并送样', version: 3 },
    ])
  })

  test('the same field tells both values, the same value is none', async () => {
    const { put } = await both()
    await put('李娜', 1, { goal: '送样', time: '10:00' })
    const { status, error } = await put('王磊', 1, { goal: '签合同', time: '14:30', on: await bed.day(2) })
    expect([status, Object.keys(error.collisions ?? {}).sort()]).toEqual([409, ['goal', 'time']])
    expect(error.collisions).toMatchObject({
      goal: { yours: '签合同', theirs: '送样', by: '李娜' },
      time: { yours: '14:30', theirs: '10:00' },
    })
    expect((await put('王磊', 1, { goal: '送样' })).status).toBe(200)
    expect((await put('王磊', error.version ?? 0, { goal: '签合同' })).status).toBe(200)
  })

  test('a new owner of the plan collides with nothing', async () => {
    const { id, put } = await both()
    const body = { version: 1, changes: { ownerId: bed.company.people.孙丽 } }
    await (await bed.as('李娜')).call(updateCustomer, { params: { id }, body })
    expect((await put('李娜', 1, { goal: '送样' })).status).toBe(200)
  })
})

describe('the history', () => {
  const told = async (id: number) =>
    (
      await (await bed.as('李娜')).call(readTimeline, { params: { id }, query: { kind: 'change' } })
    ).result.rows
      .flatMap((entry) => (entry.kind === 'change' ? [entry.change] : []))
      .filter(({ record }) => record === 'follow_up_plan')
      .map(({ actor, recordName, changes }) => [
        actor?.name,
        recordName,
        Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]])),
      ])

  test('tells who changed or put off a plan, with what it was before, and to whom it went', async () => {
    const id = await bed.company.customerOf('王磊', { contacts: [{ name: '赵明' }] })
    const { result } = await bed.plan('王磊', id, { on: await bed.day(1), goal: '报价' })
    const { result: page } = await (await bed.as('王磊')).call(listContacts, { params: { id } })
    const contactId = page.rows[0]?.id
    const changes = { on: await bed.day(3), time: '14:30', method: 'visit', contactId }
    const body = { version: 1, changes }
    await (await bed.as('王磊')).call(contract.updatePlan, { params: { id: result.id }, body })
    const owner = { version: 1, changes: { ownerId: bed.company.people.孙丽 } }
    await (await bed.as('李娜')).call(updateCustomer, { params: { id }, body: owner })
    const { 王磊: from, 孙丽: to } = bed.company.people
    expect(await told(id)).toEqual([
      ['李娜', '报价', { ownerId: [from, to] }],
      [
        '王磊',
        '报价',
        {
          on: [await bed.day(1), await bed.day(3)],
          time: [null, '14:30'],
          method: [null, 'visit'],
          contactId: [null, contactId],
        },
      ],
    ])
  })

  test('pays nothing for plans that are done, and tells no cancelling twice', async () => {
    const id = await bed.company.customerOf('王磊')
    await bed.plan('王磊', id, { on: await bed.day(0) })
    await bed.write('王磊', id, { next: { on: await bed.day(1) } })
    const [plan] = (await bed.plansOf('王磊', id)).rows
    const caller = await bed.as('王磊')
    await caller.call(contract.cancelPlan, { params: { id: plan?.id }, body: { reason: 'not_now' } })
    const { rows } = await sql`
      select from change_log where customer_id = ${id} and record = 'follow_up_plan'`.execute(bed.database.db)
    expect(rows).toHaveLength(0)
    await caller.call(contract.reopenPlan, { params: { id: plan?.id } })
    expect(await told(id)).toEqual([])
  })
})

describe('cancelling', () => {
  test('the last plan leaves its reason as the reason for no next step; brought back, it takes it away', async () => {
    const id = await bed.company.customerOf('王磊')
    const first = await bed.plan('王磊', id, { on: await bed.day(1) })
    const second = await bed.plan('王磊', id, { on: await bed.day(2) })
    const caller = await bed.as('王磊')
    const cancel = (plan: number) =>
      caller.call(contract.cancelPlan, {
        params: { id: plan },
        body: { reason: 'no_need', words: '项目停了' },
      })
    await cancel(first.result.id)
    expect(await bed.kept(id)).toMatchObject({ reason: null })
    await cancel(second.result.id)
    expect(await bed.kept(id)).toMatchObject({ next: null, reason: 'no_need', words: '项目停了' })
    expect((await cancel(second.result.id)).error.code).toBe('plan.closed')
    await caller.call(contract.reopenPlan, { params: { id: second.result.id } })
    const kept = await bed.kept(id)
    expect([kept.next, kept.reason]).toEqual([kept.nextNow, null])
  })

  test('a plan that was done is closed for good', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.plan('王磊', id, { on: await bed.day(0) })
    await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    const answer = await (await bed.as('王磊')).call(contract.reopenPlan, { params: { id: result.id } })
    expect(answer.error.code).toBe('plan.closed')
  })
})

test('a reason for no next step is refused while a plan is open', async () => {
  const id = await bed.company.customerOf('王磊')
  const state = async () =>
    (await bed.as('王磊')).call(contract.stateNoNext, { params: { id }, body: { reason: 'not_now' } })
  await bed.plan('王磊', id, { on: await bed.day(1) })
  expect((await state()).error.code).toBe('plan.open')
  await sql`update follow_up_plan set status = 'cancelled', closed_at = now() where customer_id = ${id}`.execute(
    bed.database.db,
  )
  expect((await state()).status).toBe(200)
  expect(await bed.kept(id)).toMatchObject({ reason: 'not_now' })
})

test('open plans of the owner go to the new owner, those of others stay', async () => {
  const id = await bed.company.customerOf('王磊')
  await bed.plan('王磊', id, { on: await bed.day(1) })
  await bed.plan('李娜', id, { on: await bed.day(2) })
  const { version } = (
    await (
      await bed.as('李娜')
    ).call(updateCustomer, {
      params: { id },
      body: { version: 1, changes: { ownerId: bed.company.people.孙丽 } },
    })
  ).result
  expect(version).toBe(2)
  expect((await bed.plansOf('李娜', id)).rows.map(({ owner }) => owner.name)).toEqual(['孙丽', '李娜'])
})

test('a plan is changed by whose it is, the customer’s owner and the supervisor, nobody else', async () => {
  const id = await bed.company.customerOf('王磊')
  await bed.share(id, '陈静', 'write')
  const { result } = await bed.plan('李娜', id, { on: await bed.day(1) })
  const change = async (name: '王磊' | '陈静' | '郑洁', version: number) =>
    (
      await (
        await bed.as(name)
      ).call(contract.updatePlan, {
        params: { id: result.id },
        body: { version, changes: { goal: '确认付款' } },
      })
    ).status
  expect(await change('陈静', 1)).toBe(403)
  expect(await change('郑洁', 1)).toBe(403)
  expect(await change('王磊', 1)).toBe(200)
})
