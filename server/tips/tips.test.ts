import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readTimeline } from '../../contract/timeline.ts'
import { answerTip, listTips, sendTip } from '../../contract/tips.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { mergeBed } from '../merge/testing/bed.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'

const code = '91350211M000100Y46'
let bed: Awaited<ReturnType<typeof mergeBed>>
beforeAll(async () => {
  bed = await mergeBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
  await sql`truncate event`.execute(bed.database.db)
})

const send = async (name: PersonName, about: string, words = '下季度要扩产') =>
  (await bed.as(name)).call(sendTip, { body: { about, words } })
const tips = async (name: PersonName) => (await (await bed.as(name)).call(listTips, {})).result
const answer = async (name: PersonName, id: number, body: Record<string, unknown> = { answer: 'useful' }) =>
  (await bed.as(name)).call(answerTip, { params: { id }, body })
const onBench = async (name: PersonName) =>
  (await (await bed.as(name)).call(readWorkbench, { query: {} })).result.tips
const customer = (owner: PersonName = '陈静') =>
  bed.company.customerOf(owner, { name: '广州岭南塑胶有限公司', creditCode: code })

describe('a tip', () => {
  test('reaches the owner by name, credit code or number, of a customer that the sender doesn’t see', async () => {
    const id = await customer()
    const { number } = (await bed.open(id, '陈静')).result
    for (const about of ['广州岭南塑胶有限公司', code.toLowerCase(), number ?? '']) {
      const { status, result, text } = await send('王磊', about, `关于${about}`)
      expect([status, result.to?.name], text).toEqual([200, '陈静'])
      // Never more than the owner.
      expect(JSON.parse(text)).toEqual({ id: result.id, to: { id: expect.any(Number), name: '陈静' } })
    }
    const { received } = await tips('陈静')
    expect(received).toHaveLength(3)
    expect(received[0]).toMatchObject({
      sender: { name: '王磊' },
      customer: { id },
      answer: null,
      dueOn: await bed.day(3),
      isOverdue: false,
    })
    expect(await onBench('陈静')).toBe(3)
  })

  test.each(['沈计', '冯涛', '王磊'] as const)('can be sent by anybody: %s', async (name) => {
    await customer()
    expect((await send(name, code)).status).toBe(200)
  })

  test('is for whoever is called so exactly, rather than by the core of the name', async () => {
    await customer()
    const other = await bed.company.customerOf('王磊', { name: '岭南塑胶' })
    const { 王磊 } = bed.company.people
    // What is protected stands first among duplicates.
    await sql`
      insert into registration (customer_id, by_id, owner_id, until)
      values (${other}, ${王磊}, ${王磊}, ${await bed.day(30)})`.execute(bed.database.db)
    expect((await send('孙丽', '广州岭南塑胶有限公司')).result.to?.name).toBe('陈静')
  })

  test('finds the customer whatever the organisation holds for a duplicate', async () => {
    const { number } = (await bed.open(await customer(), '陈静')).result
    const { rows: rules } = await sql<{ kinds: string[]; effect: string }>`
      delete from duplicate_rule where kinds <> '{creditCode}' returning kinds, effect`.execute(
      bed.database.db,
    )
    try {
      for (const about of ['广州岭南塑胶有限公司', '岭南塑胶', code, number ?? ''])
        expect([about, (await send('王磊', about)).status]).toEqual([about, 200])
      expect((await send('王磊', '岭南塑料')).status).toBe(400)
    } finally {
      for (const { kinds, effect } of rules)
        await sql`insert into duplicate_rule (kinds, effect) values (${kinds}, ${effect})`.execute(
          bed.database.db,
        )
    }
  })

  test('is recorded where the customer isn’t seen', async () => {
    const id = await customer()
    await send('王磊', code)
    const { rows } = await sql<{ kind: string }>`
      select kind from event where customer_id = ${id} and actor_id = ${bed.company.people.王磊} order by id`.execute(
      bed.database.db,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['customer.duplicate_checked', 'customer.tipped'])
  })

  test('about nobody that is known, or somebody in the trash, isn’t sent', async () => {
    const id = await customer()
    await sql`update customer set deleted_at = now() where id = ${id}`.execute(bed.database.db)
    for (const about of [code, '没有这家公司']) {
      const { status, error } = await send('王磊', about)
      expect([status, error.fields?.[0]]).toMatchObject([400, { path: 'about', code: 'tip.unknown' }])
    }
  })

  test('of a customer without owner is for who is appointed to review, or else for whoever may', async () => {
    const id = await customer('王磊')
    const { 华东区 } = bed.company.departments
    await sql`update customer set owner_id = null where id = ${id}`.execute(bed.database.db)
    expect((await send('陈静', code)).result.to).toBe(null)
    expect((await tips('李娜')).received).toHaveLength(1)
    await sql`update department set reviewer_id = ${bed.company.people.赵总} where id = ${华东区}`.execute(
      bed.database.db,
    )
    expect((await send('陈静', code)).result.to?.name).toBe('赵总')
    expect([(await tips('李娜')).received, (await tips('赵总')).received]).toMatchObject([[], [{}, {}]])
    await sql`update department set reviewer_id = null`.execute(bed.database.db)
  })
})

describe('an answer', () => {
  test('is told to the sender, who still sees nothing of the customer but what they called it', async () => {
    const id = await customer()
    const { result } = await send('王磊', code)
    expect((await answer('陈静', result.id, { answer: 'done', words: '已经约了拜访' })).status).toBe(200)
    expect((await tips('王磊')).sent).toMatchObject([
      { about: code, words: '下季度要扩产', answer: 'done', answerWords: '已经约了拜访' },
    ])
    expect(JSON.stringify(await tips('王磊'))).not.toContain('岭南')
    expect(await onBench('陈静')).toBe(0)
    const caller = await bed.as('陈静')
    const { rows } = (await caller.call(readTimeline, { params: { id }, query: { kind: 'event' } })).result
    expect(
      rows.map(
        (entry) => entry.kind === 'event' && [entry.event.kind, entry.event.name, entry.event.verdict],
      ),
    ).toEqual([
      ['customer.tip_answered', '下季度要扩产', 'done'],
      ['customer.tipped', '下季度要扩产', null],
    ])
  })

  test.each([
    ['the sender', '王磊'],
    ['somebody who sees the customer', '赵总'],
    ['an auditor', '沈计'],
  ] as const)('isn’t for %s', async (_, name) => {
    await customer()
    const { result } = await send('王磊', code)
    expect((await answer(name, result.id)).status).toBe(404)
  })

  test('is given once', async () => {
    await customer()
    const { result } = await send('王磊', code)
    await answer('陈静', result.id)
    expect((await answer('陈静', result.id)).error.code).toBe('tip.answered')
  })
})

test('moves with a merge and back with its undoing', async () => {
  const [keep, other] = [await bed.company.customerOf('王磊'), await customer('王磊')]
  await send('陈静', code)
  const of = async () => (await tips('王磊')).received.map((tip) => tip.customer.id)
  await bed.merge(keep, [other])
  expect(await of()).toEqual([keep])
  const [made] = await bed.mergesOf(keep)
  await bed.undo(made?.id ?? 0)
  expect(await of()).toEqual([other])
})
