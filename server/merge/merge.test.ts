import { beforeAll, describe, expect, test } from 'vitest'
import { listTrash } from '../../contract/customer-history.ts'
import { restoreCustomer } from '../../contract/customers.ts'
import { mergedInto } from '../../contract/merge.ts'
import { search } from '../../contract/search.ts'
import { changeStage, listStageChanges } from '../../contract/stage.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { moving, staying, united } from './attached.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

test('every table that hangs on a customer moves, is united, or stays for a reason', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'customer_id' order by 1`.execute(bed.database.db)
  expect(rows.map(({ name }) => name)).toEqual([...moving, ...united, ...Object.keys(staying)].sort())
})

describe('merged', () => {
  test('it isn’t refused for what its parts have in common with a third only together', async () => {
    const { db } = bed.database
    const contacts = [{ name: '赵明', phones: ['13800000077'] }]
    const name = '并三机械有限公司'
    await bed.company.customerOf('陈静', { name, contacts, isAnother: true })
    const keep = await bed.company.customerOf('王磊', { name, isAnother: true })
    const other = await bed.company.customerOf('王磊', { name: '并三', contacts, isAnother: true })
    await sql`insert into duplicate_rule (kinds, effect) values ('{name,phone}', 'block')`.execute(db)
    expect((await bed.merge(keep, [other])).status).toBe(200)
    await sql`delete from duplicate_rule where kinds = '{name,phone}'`.execute(db)
  })

  test('what was chosen is taken, all that hung on the other hangs on the one that stays', async () => {
    const admin = await bed.as('管理员')
    const { key } = await makeField(admin, '暗号', 'text')
    const keep = await bed.full('王磊', {
      name: '并一公司',
      creditCode: '91350100M000100Y43',
      contacts: [{ name: '张三', phones: ['13800000011'] }],
    })
    const other = await bed.full('王磊', {
      name: '并一有限公司',
      headcount: { min: 20, max: 50 },
      contacts: [
        { name: '张三', jobTitle: '采购', phones: ['13800000011', '13900000011'] },
        { name: '李四', reportsToId: null },
      ],
    })
    await bed.edit(other, { custom: { [key]: '天王' } })
    await bed.tagIt(keep, ['强'])
    await bed.tagIt(other, ['弱', '账期长'])
    await bed.share(other, '陈静', 'write')
    const choices = await bed.proposed([keep, other], keep)
    const { status, result } = await bed.merge(keep, [other], { choices: { ...choices, name: keep } })
    expect(status).toBe(200)
    const record = (await bed.open(keep)).result
    expect(record).toMatchObject({
      name: '并一公司',
      headcount: { min: 20, max: 50 },
      contactCount: 2,
      version: result.version,
      custom: { [key]: '天王' },
    })
    expect(record.tags.map(({ name }) => name).sort()).toEqual(['强', '账期长'])
    const contacts = await bed.contactsOf(keep)
    expect(
      contacts.map(({ name, number, isPrimary, jobTitle, phones }) => [
        name,
        number?.slice(-4),
        isPrimary,
        jobTitle,
        phones.length,
      ]),
    ).toEqual([
      ['张三', 'L001', true, '采购', 2],
      ['李四', 'L002', false, null, 0],
    ])
    const held = await oneRow(
      bed.database,
      sql<Record<string, number>>`
        select (select count(*) from follow_up where customer_id = ${keep}) as "followUps", (select count(*) from file where customer_id = ${keep}) as files,
          (select count(*) from follow_up_plan where customer_id = ${keep}) as plans, (select count(*) from billing_profile where customer_id = ${keep}) as billing,
          (select count(*) from billing_profile where customer_id = ${keep} and is_default) as defaults,
          (select count(*) from delivery_address where customer_id = ${keep}) as addresses, (select count(*) from customer_share where customer_id = ${keep}) as shares`,
    )
    expect(held).toEqual({
      followUps: 2,
      files: 2,
      plans: 4,
      billing: 2,
      defaults: 1,
      addresses: 1,
      shares: 1,
    })
    const kept = await bed.kept(keep)
    expect([kept.next, kept.last]).toEqual([kept.nextNow, kept.lastNow])
  })

  test('its page, its number and its place in lists lead to the one that stays; the trash doesn’t hold it', async () => {
    const caller = await bed.as('王磊')
    const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    const { number } = (await bed.open(other)).result
    await bed.merge(keep, [other])
    expect((await bed.open(other)).status).toBe(404)
    expect((await caller.call(mergedInto, { params: { id: other } })).result).toMatchObject({
      number,
      into: { id: keep },
    })
    expect((await caller.call(search, { query: { q: number } })).result.rows.map(({ id }) => id)).toEqual([
      keep,
    ])
    expect((await caller.call(listTrash, {})).result.rows.map(({ id }) => id)).not.toContain(other)
    expect((await caller.call(restoreCustomer, { params: { id: other } })).status).toBe(404)
    const stranger = await bed.as('陈静')
    expect((await stranger.call(mergedInto, { params: { id: other } })).status).toBe(404)
    expect((await stranger.call(search, { query: { q: number } })).result.rows).toEqual([])
  })

  test('the timeline says so, and the record as of an earlier day is what it was then', async () => {
    const keep = await bed.company.customerOf('王磊', { name: '昨日公司', contacts: [{ name: '旧人' }] })
    const other = await bed.full('王磊', {
      name: '昨日有限公司',
      shortName: '昨',
      contacts: [{ name: '来人' }],
    })
    const { number } = (await bed.open(other)).result
    const { db } = bed.database
    await sql`
      with c as (update customer set created_at = created_at - interval '5 days' where id in (${keep}, ${other})),
        k as (update contact set created_at = created_at - interval '5 days' where customer_id in (${keep}, ${other})),
        b as (update billing_profile set created_at = created_at - interval '5 days' where customer_id = ${other}),
        p as (update follow_up_plan set created_at = created_at - interval '5 days' where customer_id = ${other})
      update delivery_address set created_at = created_at - interval '5 days' where customer_id = ${other}`.execute(
      db,
    )
    const day = await bed.day(-2)
    const before = await bed.asOf(keep, day)
    await bed.merge(keep, [other], { choices: { shortName: other } })
    const told = ({ name, contacts, billing, addresses, nextStep, tags }: typeof before) => ({
      name,
      contacts: contacts.map((one) => one.name),
      billing: billing.map((one) => one.name),
      addresses: addresses.map((one) => one.name),
      next: nextStep.was,
      tags: tags.was,
    })
    const after = await bed.asOf(keep, day)
    expect(told(after)).toEqual(told(before))
    expect(after.contactsSince).toBe(1)
    expect(after.fields.find(({ field }) => field === 'shortName')).toMatchObject({ was: null, now: '昨' })
    const { rows } = (
      await (await bed.as('王磊')).call(readTimeline, { params: { id: keep }, query: { kind: 'event' } })
    ).result
    expect(rows[0]).toMatchObject({
      actor: { name: '王磊' },
      event: { kind: 'customer.merged', numbers: [number] },
    })
    expect(await bed.mergesOf(keep)).toMatchObject([
      { by: { name: '王磊' }, merged: [{ id: other, number }], undoneAt: null, can: { undo: true } },
    ])
  })

  test('a stage that was chosen is a step of the stage, with its reason', async () => {
    const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    const caller = await bed.as('王磊')
    await caller.call(changeStage, {
      params: { id: other },
      body: { stage: 'lost', reason: 'price', note: '贵' },
    })
    await bed.merge(keep, [other], { choices: { stage: other } })
    const { rows } = (await caller.call(listStageChanges, { params: { id: keep } })).result
    expect(rows[0]).toMatchObject({
      from: 'prospect',
      to: 'lost',
      cause: 'merge',
      reason: 'price',
      note: '贵',
    })
  })

  test('the credit code of one that goes is free for the one that stays, unless a third has it', async () => {
    const code = '91110000600037341L'
    const keep = await bed.company.customerOf('王磊')
    const other = await bed.company.customerOf('王磊', { creditCode: code })
    const third = await bed.company.customerOf('王磊')
    const thirdHas = (value: string | null) =>
      sql`update customer set credit_code = ${value} where id = ${third}`.execute(bed.database.db)
    await thirdHas(code)
    expect((await bed.merge(keep, [other], { choices: { creditCode: other } })).error.code).toBe(
      'customer.duplicate',
    )
    await thirdHas(null)
    expect((await bed.merge(keep, [other], { choices: { creditCode: other } })).status).toBe(200)
    expect((await bed.open(keep)).result.creditCode).toBe(code)
  })

  test('contacts are united as one chose: none, or others than proposed', async () => {
    const two = async () => {
      const of = (phone: string) => [{ name: '张三', phones: [phone] }, { name: '李四' }]
      const keep = await bed.company.customerOf('王磊', { contacts: of('13800000021') })
      const other = await bed.company.customerOf('王磊', { contacts: of('13800000021') })
      return { keep, other, mine: await bed.contactsOf(keep), theirs: await bed.contactsOf(other) }
    }
    const none = await two()
    await bed.merge(none.keep, [none.other], { unite: [] })
    expect(await bed.contactsOf(none.keep)).toHaveLength(4)
    const { keep, other, mine, theirs } = await two()
    const [ours, li] = [mine[0]?.id, theirs[1]?.id]
    for (const unite of [
      [{ id: ours, withId: li }],
      [{ id: li, withId: theirs[0]?.id }],
      [{ id: 999_999, withId: ours }],
    ])
      expect((await bed.merge(keep, [other], { unite })).status).toBe(400)
    await bed.merge(keep, [other], { unite: [{ id: li, withId: mine[1]?.id }] })
    expect((await bed.contactsOf(keep)).map(({ name }) => name).sort()).toEqual(['张三', '张三', '李四'])
  })

  test('of tags that exclude each other the one that stays has one: its own, or else the first', async () => {
    const three = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
    ] as const
    const [keep, one, other] = three
    await bed.tagIt(one, ['弱', '账期长'])
    await bed.tagIt(other, ['强', '账期长'])
    expect((await bed.preview([...three], keep)).result.moving.tags).toBe(2)
    await bed.merge(keep, [one, other])
    expect((await bed.open(keep)).result.tags.map(({ name }) => name).sort()).toEqual(['弱', '账期长'])
  })

  test('who worked on the other one goes on, with the wider right; nobody else sees it for that', async () => {
    const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    await bed.share(keep, '陈静', 'read')
    await bed.share(other, '陈静', 'write')
    await bed.share(other, '周敏', 'read')
    await bed.share(other, '王磊', 'read')
    await bed.merge(keep, [other])
    const { rows } = await sql<{ name: string; access: string }>`
      select u.name, s.access from customer_share s join user_account u on u.id = s.user_id
      where s.customer_id = ${keep} order by u.id`.execute(bed.database.db)
    expect(rows).toEqual([
      { name: '陈静', access: 'write' },
      { name: '周敏', access: 'read' },
    ])
  })

  test('open plans of the other owner go to the owner who stays', async () => {
    const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('孙丽')]
    await bed.plan('孙丽', other, { on: await bed.day(1), goal: '报价' })
    await bed.merge(keep, [other], { name: '李娜' })
    const plan = await oneRow(
      bed.database,
      sql<{ owner_id: number }>`select owner_id from follow_up_plan where customer_id = ${keep}`,
    )
    expect(plan.owner_id).toBe(bed.company.people.王磊)
  })

  test('billing data that says the same is there once', async () => {
    const [keep, other] = [
      await bed.full('王磊', { name: '同抬头公司' }),
      await bed.full('王磊', { name: '同抬头公司二' }),
    ]
    await sql`update billing_profile set title = '同一抬头' where customer_id in (${keep}, ${other})`.execute(
      bed.database.db,
    )
    expect((await bed.preview([keep, other], keep)).result.moving.billingProfiles).toBe(0)
    await bed.merge(keep, [other])
    const { count } = await oneRow(
      bed.database,
      sql<{ count: number }>`select count(*) from billing_profile where customer_id = ${keep}`,
    )
    expect(count).toBe(1)
  })
})
