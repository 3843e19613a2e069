import { beforeAll, describe, expect, test } from 'vitest'
import { updateCustomer } from '../../contract/customers.ts'
import * as contract from '../../contract/followups.ts'
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
    expect((await put(1, { on: await bed.day(5) })).error.code).toBe('record.changed')
    expect((await put(2, { on: await bed.day(-2) })).status).toBe(200)
    expect((await bed.plansOf('王磊', id)).rows).toMatchObject([{ on: await bed.day(-2), isOverdue: true }])
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
