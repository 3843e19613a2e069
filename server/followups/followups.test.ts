import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/followups.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { heldUp } from '../platform/testing/held-up.ts'
import { followUpBed } from './testing/bed.ts'

let bed: Awaited<ReturnType<typeof followUpBed>>
let today: string
let tomorrow: string
let nextWeek: string
beforeAll(async () => {
  bed = await followUpBed()
  ;[today, tomorrow, nextWeek] = await Promise.all([bed.day(0), bed.day(1), bed.day(7)])
})

const codes = ({ error }: { error: { fields: { path: string; code: string }[] } }) =>
  error.fields.map(({ path, code }) => `${path} ${code}`)

describe('recorded and planned at once', () => {
  test('the follow-up, the next plan and the customer say the same', async () => {
    const id = await bed.company.customerOf('王磊')
    const answer = await bed.write('王磊', id, {
      next: { on: nextWeek, time: '14:30', goal: '确认技术参数' },
    })
    expect(answer.status, answer.text).toBe(200)
    const plans = await bed.plansOf('王磊', id)
    expect(plans.rows).toMatchObject([
      {
        id: answer.result.planId,
        on: nextWeek,
        time: '14:30',
        goal: '确认技术参数',
        isOverdue: false,
        closes: true,
      },
    ])
    const kept = await bed.kept(id)
    expect([kept.next, kept.last, kept.reason]).toEqual([kept.nextNow, kept.lastNow, null])
    expect(kept.next).toBe(plans.rows[0]?.dueAt)
    expect(kept.last).toBe(plans.lastFollowUpAt)
  })

  test('the plan that was due is done by it, the one for later stays', async () => {
    const id = await bed.company.customerOf('王磊')
    const due = await bed.plan('王磊', id, { on: today })
    const later = await bed.plan('王磊', id, { on: nextWeek })
    const { result } = await bed.write('王磊', id, {})
    expect(result.done).toEqual([due.result.id])
    const { rows } = await bed.plansOf('王磊', id)
    expect(rows.map((plan) => plan.id)).toEqual([later.result.id])
    const kept = await bed.kept(id)
    expect(kept.next).toBe(rows[0]?.dueAt)
  })

  test('a writer may say which plans it does, and does no plan of another customer', async () => {
    const [id, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    const due = await bed.plan('王磊', id, { on: today })
    const elsewhere = await bed.plan('王磊', other, { on: today })
    const wrong = await bed.write('王磊', id, { does: [elsewhere.result.id] })
    expect([wrong.status, ...codes(wrong)]).toEqual([400, 'does.0 reference'])
    const kept = await bed.write('王磊', id, { does: [] })
    expect([kept.status, kept.result.done]).toEqual([200, []])
    expect((await bed.plansOf('王磊', id)).rows.map((plan) => plan.id)).toEqual([due.result.id])
  })

  test('without a next step a reason is asked, and kept until there is a plan', async () => {
    const id = await bed.company.customerOf('王磊')
    const without = await bed.write('王磊', id, {})
    expect([without.status, ...codes(without)]).toEqual([400, 'next next_step.missing'])
    const why = { reason: 'other', words: '等对方年度预算' }
    expect((await bed.write('王磊', id, { noNext: why })).status).toBe(200)
    expect((await bed.plansOf('王磊', id)).noNext).toEqual(why)
    await bed.plan('王磊', id, { on: tomorrow })
    expect(await bed.kept(id)).toMatchObject({ reason: null, words: null })
    expect((await bed.plansOf('王磊', id)).noNext).toBeNull()
  })

  test.each([
    ['a contact of another customer', { contactId: 'other' }, 'contactId reference'],
    ['a time to come', { at: '2999-01-01T00:00:00Z' }, 'at follow_up.to_come'],
    ['a plan for yesterday', { next: { on: 'yesterday' } }, 'next.on plan.past'],
    [
      'a reason of refusal without a refusal',
      { refusalReason: 'price', feedback: 'to_confirm' },
      'refusalReason refusal.not_refused',
    ],
    ['a refusal without its reason', { feedback: 'refused' }, 'refusalReason refusal.missing'],
  ])('refuses %s, and writes nothing', async (_, given, problem) => {
    const id = await bed.company.customerOf('王磊')
    const other = await bed.company.customerOf('王磊', { contacts: [{ name: '外人' }] })
    const contact = await oneRow(
      bed.database,
      sql<{ id: number }>`select id from contact where customer_id = ${other}`,
    )
    const values: Record<string, unknown> = { other: contact.id, yesterday: await bed.day(-1) }
    const body = JSON.parse(
      JSON.stringify({ noNext: { reason: 'not_now' }, ...given }, (_, value: unknown) =>
        typeof value === 'string' && value in values ? values[value] : value,
      ),
    ) as { next?: object; noNext?: object }
    if (body.next) delete body.noNext
    const answer = await bed.write('王磊', id, body)
    expect([answer.status, ...codes(answer)]).toEqual([400, problem])
    expect(await bed.kept(id)).toMatchObject({ last: null, reason: null })
  })

  test('what is written more than a day later is marked so', async () => {
    const id = await bed.company.customerOf('王磊')
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString()
    await bed.write('王磊', id, { at: hours(23), noNext: { reason: 'not_now' } })
    await bed.write('王磊', id, { at: hours(25), noNext: { reason: 'not_now' } })
    const { rows } = await sql<{ late: boolean }>`
      select created_at - at > interval '24 hours' as late from follow_up where customer_id = ${id} order by id`.execute(
      bed.database.db,
    )
    expect(rows.map(({ late }) => late)).toEqual([false, true])
  })
})

describe('sent twice', () => {
  const countOf = (id: number) =>
    oneRow(
      bed.database,
      sql<{ records: number; plans: number }>`
        select (select count(*)::integer from follow_up where customer_id = ${id}) as records,
          (select count(*)::integer from follow_up_plan where customer_id = ${id}) as plans`,
    )

  test('after a lost answer: one record, the same answer', async () => {
    const id = await bed.company.customerOf('王磊')
    const body = { key: randomUUID(), next: { on: nextWeek } }
    const first = await bed.write('王磊', id, body)
    const second = await bed.write('王磊', id, body)
    expect(second.result).toEqual(first.result)
    expect(await countOf(id)).toEqual({ records: 1, plans: 1 })
  })

  test('what was typed on before the second try is kept, as an edit', async () => {
    const id = await bed.company.customerOf('王磊')
    const key = randomUUID()
    await bed.write('王磊', id, { key, next: { on: nextWeek } })
    const second = await bed.write('王磊', id, { key, content: '补充：要样机', next: { on: tomorrow } })
    expect([second.status, second.result.version]).toEqual([200, 2])
    expect(await countOf(id)).toEqual({ records: 1, plans: 1 })
    expect((await bed.plansOf('王磊', id)).rows.map(({ on }) => on)).toEqual([tomorrow])
    const kept = await bed.kept(id)
    expect(kept.next).toBe(kept.nextNow)
  })

  test('in the same instant: one record', async () => {
    const id = await bed.company.customerOf('王磊')
    const body = { key: randomUUID(), next: { on: nextWeek } }
    const answers = await heldUp(bed.database, 'follow_up', 1, () => [
      bed.write('王磊', id, body),
      bed.write('王磊', id, body),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await countOf(id)).toEqual({ records: 1, plans: 1 })
  })

  test('two people with the same key write two records', async () => {
    const id = await bed.company.customerOf('王磊')
    const body = { key: randomUUID(), noNext: { reason: 'not_now' } }
    await bed.write('王磊', id, body)
    await bed.write('李娜', id, body)
    expect(await countOf(id)).toMatchObject({ records: 2 })
  })
})

test('many at once leave the earliest open plan and the last follow-up on the customer', async () => {
  const id = await bed.company.customerOf('王磊')
  const days = [9, 3, 6, 4]
  const answers = await heldUp(bed.database, 'follow_up_plan', 1, () =>
    days.map(async (days) => bed.write('王磊', id, { does: [], next: { on: await bed.day(days) } })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const kept = await bed.kept(id)
  expect([kept.next, kept.last]).toEqual([kept.nextNow, kept.lastNow])
  expect((await bed.plansOf('王磊', id)).rows[0]?.on).toBe(await bed.day(3))
})

describe('who may', () => {
  test('a collaborator who reads can’t write; one who writes can', async () => {
    const id = await bed.company.customerOf('王磊')
    await bed.share(id, '陈静', 'read')
    const body = { noNext: { reason: 'not_now' } }
    expect((await bed.write('陈静', id, body)).status).toBe(403)
    expect((await bed.plan('陈静', id, { on: tomorrow })).status).toBe(403)
    expect((await bed.plansOf('陈静', id)).can.create).toBe(false)
    await sql`update customer_share set access = 'write' where customer_id = ${id}`.execute(bed.database.db)
    expect((await bed.write('陈静', id, body)).status).toBe(200)
    expect((await bed.plansOf('陈静', id)).can.create).toBe(true)
  })

  test('a deleted customer takes none, and is like one that doesn’t exist', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.plan('王磊', id, { on: tomorrow })
    await sql`update customer set deleted_at = now() where id = ${id}`.execute(bed.database.db)
    expect((await bed.write('王磊', id, { noNext: { reason: 'not_now' } })).status).toBe(404)
    const caller = await bed.as('王磊')
    const cancelled = await caller.call(contract.cancelPlan, {
      params: { id: result.id },
      body: { reason: 'not_now' },
    })
    expect(cancelled.status).toBe(404)
  })

  test('a colleague’s follow-up is changed by the supervisor, not by a collaborator', async () => {
    const id = await bed.company.customerOf('王磊')
    await bed.share(id, '陈静', 'write')
    const { result } = await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    const request = { params: { id: result.id }, body: { version: 1, changes: { content: '改写' } } }
    expect((await (await bed.as('陈静')).call(contract.updateFollowUp, request)).status).toBe(403)
    expect((await (await bed.as('李娜')).call(contract.updateFollowUp, request)).status).toBe(200)
  })
})

describe('edits', () => {
  test('what it said before stays readable', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.write('王磊', id, {
      feedback: 'refused',
      refusalReason: 'price',
      noNext: { reason: 'no_need' },
    })
    const caller = await bed.as('王磊')
    const changes = { content: '电话沟通了交期，对方要先看样机', feedback: 'to_confirm' }
    const edited = await caller.call(contract.updateFollowUp, {
      params: { id: result.id },
      body: { version: 1, changes },
    })
    expect(edited.result).toEqual({ version: 2 })
    const { result: history } = await caller.call(contract.followUpHistory, { params: { id: result.id } })
    expect(history.rows).toMatchObject([{ actor: { name: '王磊' } }])
    expect(history.rows[0]?.changes).toContainEqual({
      field: 'content',
      before: '电话沟通了交期',
      after: changes.content,
    })
    expect(history.rows[0]?.changes).toContainEqual({ field: 'refusalReason', before: 'price', after: null })
  })

  test('to a refusal says why; one of old without a reason stays valid', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    const edit = async (version: number, changes: object) =>
      (await bed.as('王磊')).call(contract.updateFollowUp, {
        params: { id: result.id },
        body: { version, changes },
      })
    const refused = await edit(1, { feedback: 'refused' })
    expect([refused.status, ...codes(refused)]).toEqual([400, 'changes.refusalReason refusal.missing'])
    await sql`update follow_up set feedback = 'refused', version = 2 where id = ${result.id}`.execute(
      bed.database.db,
    )
    expect((await edit(2, { content: '改了错字' })).status).toBe(200)
    expect((await edit(3, { refusalReason: 'price' })).status).toBe(200)
    expect((await edit(4, { refusalReason: null })).status).toBe(400)
  })

  test('two edits of other fields merge, of the same field the second is refused with both', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    const edit = async (name: '王磊' | '李娜', changes: object) =>
      (await bed.as(name)).call(contract.updateFollowUp, {
        params: { id: result.id },
        body: { version: 1, changes },
      })
    await edit('王磊', { content: '第一次改' })
    expect((await edit('李娜', { method: 'visit' })).status).toBe(200)
    const refused = await edit('李娜', { content: '第二次改' })
    expect(refused.status).toBe(409)
    expect(refused.error.collisions).toMatchObject({
      content: { yours: '第二次改', theirs: '第一次改', by: '王磊' },
    })
  })

  test('a deleted follow-up is no longer the last one, until it is brought back', async () => {
    const id = await bed.company.customerOf('王磊')
    const { result } = await bed.write('王磊', id, { noNext: { reason: 'not_now' } })
    const { last } = await bed.kept(id)
    const caller = await bed.as('王磊')
    await caller.call(contract.deleteFollowUp, { params: { id: result.id } })
    expect((await bed.kept(id)).last).toBeNull()
    await caller.call(contract.restoreFollowUp, { params: { id: result.id } })
    expect((await bed.kept(id)).last).toBe(last)
  })
})
