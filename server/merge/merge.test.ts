import { beforeAll, describe, expect, test } from 'vitest'
import { listTrash } from '../../contract/customer-history.ts'
import { restoreCustomer } from '../../contract/customers.ts'
import { mergedInto } from '../../contract/merge.ts'
import { search } from '../../contract/search.ts'
import { changeStage, listStageChanges } from '../../contract/stage.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { purgeTrash } from '../customers/trash.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { heldUp } from '../platform/testing/held-up.ts'
import { moving, staying, united } from './attached.ts'
import { clearOutMerged } from './clear-out.ts'
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

describe('the preview', () => {
  test('proposes the newest value of each field and counts what would move', async () => {
    const keep = await bed.full('王磊', {
      name: '甲一公司',
      shortName: '甲',
      contacts: [{ name: '张三', phones: ['13800000001'] }],
    })
    const other = await bed.full('王磊', {
      name: '甲一公司（旧）',
      address: '解放路',
      contacts: [{ name: '张三', phones: ['13800000001'] }, { name: '李四' }],
    })
    await bed.edit(other, { shortName: '甲新' })
    await bed.tagIt(other, ['账期长'])
    const { result } = await bed.preview([keep, other])
    expect(result.keepId).toBe(keep)
    const field = (name: string) => result.fields.find((one) => one.field === name)
    expect(field('shortName')).toMatchObject({
      differs: true,
      proposed: other,
      values: [
        { id: keep, value: '甲' },
        { id: other, value: '甲新' },
      ],
    })
    expect(field('address')).toMatchObject({ proposed: other })
    expect(field('country')).toMatchObject({ differs: false })
    expect(field('urgency')).toBeUndefined()
    expect(result.pairs).toMatchObject([
      {
        contact: { name: '张三', customerId: other },
        other: { customerId: keep },
        by: 'both',
        proposed: true,
      },
    ])
    expect(result.moving).toEqual({
      contacts: 1,
      followUps: 1,
      plans: 2,
      files: 1,
      billingProfiles: 1,
      deliveryAddresses: 0,
      tags: 1,
      shares: 0,
    })
  })

  test('shows a field only as far as it is seen, and lets nobody choose what isn’t', async () => {
    const [keep, other] = [
      await bed.company.customerOf('王磊', { name: '遮一公司', budget: { min: 100, max: 200 } }),
      await bed.company.customerOf('王磊', { name: '遮二公司', budget: { min: 300, max: 400 } }),
    ]
    await sql`insert into role_field (role_id, field, level) select id, 'customer.budget', 'read' from role where key = 'sales_supervisor'`.execute(
      bed.database.db,
    )
    const fields = async (name: '李娜' | '郑洁' | '王磊') =>
      (await bed.preview([keep, other], keep, name)).result.fields.find(({ field }) => field === 'budget')
    expect(await fields('王磊')).toMatchObject({ proposed: other })
    expect(await fields('李娜')).toMatchObject({
      proposed: null,
      values: [{ value: { min: 100, max: 200 } }, {}],
    })
    expect((await bed.preview([keep, other], keep, '郑洁')).text).not.toMatch(/budget|[34]00/)
    expect((await bed.merge(keep, [other], { name: '李娜', choices: { budget: other } })).status).toBe(403)
    await sql`delete from role_field where field = 'customer.budget' and level = 'read'`.execute(
      bed.database.db,
    )
  })

  test('of a person the name only as far as it is seen', async () => {
    const ids = [
      await bed.company.customerOf('王磊', { name: '欧阳某某', type: 'individual' }),
      await bed.company.customerOf('王磊', { name: '欧阳锋锋', type: 'individual' }),
    ]
    await sql`insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'sales_supervisor'`.execute(
      bed.database.db,
    )
    const { text, result } = await bed.preview(ids, ids[0], '李娜')
    expect(text).not.toMatch(/某某|锋锋/)
    expect(result.fields.find(({ field }) => field === 'name')).toMatchObject({ proposed: null })
    await sql`delete from role_field where field = 'contact.name'`.execute(bed.database.db)
  })
})

describe('who may', () => {
  const two = async (one: '王磊' | '陈静' = '王磊', other: '王磊' | '陈静' = '王磊') =>
    [await bed.company.customerOf(one), await bed.company.customerOf(other)] as const

  test('who doesn’t see one of them is told nothing of it', async () => {
    const [keep, other] = await two('王磊', '陈静')
    expect((await bed.preview([keep, other])).status).toBe(404)
    expect((await bed.merge(keep, [other])).status).toBe(404)
    const { mergeId } = (await bed.merge(keep, [other], { name: '赵总' })).result
    expect((await bed.undo(mergeId, '陈静')).status).toBe(404)
  })

  test('whom it is shared with may keep it, and delete none', async () => {
    const [own, shared] = await two('王磊', '陈静')
    await bed.share(shared, '王磊', 'write')
    expect((await bed.preview([own, shared], own)).result.customers.map(({ why }) => why)).toEqual([
      null,
      'not_deletable',
    ])
    expect((await bed.merge(own, [shared])).status).toBe(403)
    expect((await bed.merge(shared, [own])).status).toBe(200)
  })

  test('who only reads may not', async () => {
    const [keep, other] = await two()
    expect((await bed.preview([keep, other], keep, '冯涛')).status).toBe(403)
    expect((await bed.merge(keep, [other], { name: '冯涛' })).status).toBe(403)
  })

  test('a company and a person are never one, nor a customer with itself', async () => {
    const [keep] = await two()
    const person = await bed.company.customerOf('王磊', { type: 'individual' })
    expect((await bed.preview([keep, person])).result.typesDiffer).toBe(true)
    expect((await bed.merge(keep, [person])).error.code).toBe('merge.types_differ')
    expect((await bed.preview([keep, keep])).status).toBe(400)
  })
})

describe('merged', () => {
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
        number.slice(-4),
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

  test('the credit code of one that goes is free for the one that stays, not for a third', async () => {
    const code = '91110000600037341L'
    const [keep, other] = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊', { creditCode: code }),
    ]
    const answer = await bed.merge(keep, [other], { choices: { creditCode: other } })
    expect(answer.status, answer.text).toBe(200)
    expect((await bed.open(keep)).result.creditCode).toBe(code)
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

describe('somebody else meanwhile', () => {
  test('changed a chosen field: nothing happens; another one: it is merged', async () => {
    const [keep, other] = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊', { shortName: '原' }),
    ]
    await bed.edit(other, { shortName: '改' })
    const versions = { [other]: 1 }
    expect((await bed.merge(keep, [other], { versions, choices: { shortName: other } })).error.code).toBe(
      'record.changed',
    )
    expect((await bed.open(other)).status).toBe(200)
    expect((await bed.merge(keep, [other], { versions, choices: { name: other } })).status).toBe(200)
  })

  test('merged one of them: only one of two merges at once happens', async () => {
    const [one, shared, two] = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
    ]
    const answers = await heldUp(
      bed.database,
      'merge_entry',
      1,
      () => [bed.merge(one, [shared]), bed.merge(two, [shared])] as const,
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await bed.open(shared)).status).toBe(404)
  })

  test('merged them the other way round: neither is lost', async () => {
    const [one, two] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    const answers = await heldUp(
      bed.database,
      'merge_entry',
      1,
      () => [bed.merge(one, [two]), bed.merge(two, [one])] as const,
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect([(await bed.open(one)).status, (await bed.open(two)).status].sort()).toEqual([200, 404])
  })
})

test('cut off in the middle, nothing has happened', async () => {
  const { db } = bed.database
  const keep = await bed.full('王磊', { name: '断一公司', contacts: [{ name: '甲某' }] })
  const other = await bed.full('王磊', { name: '断二公司', shortName: '断', contacts: [{ name: '乙某' }] })
  const before = await bed.everything()
  await sql`
    create function cut() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`.execute(db)
  for (const table of ['contact', 'file', 'event']) {
    await sql`create trigger cut after insert or update on ${sql.table(table)} for each row execute function cut()`.execute(
      db,
    )
    expect((await bed.merge(keep, [other], { choices: { shortName: other } })).status).toBe(503)
    await sql`drop trigger cut on ${sql.table(table)}`.execute(db)
    expect(await bed.everything()).toEqual(before)
  }
  const { mergeId } = (await bed.merge(keep, [other], { choices: { shortName: other } })).result
  const merged = await bed.everything()
  for (const table of ['contact', 'follow_up', 'customer_merge']) {
    await sql`create trigger cut after insert or update on ${sql.table(table)} for each row execute function cut()`.execute(
      db,
    )
    expect((await bed.undo(mergeId)).status).toBe(503)
    await sql`drop trigger cut on ${sql.table(table)}`.execute(db)
    expect(await bed.everything()).toEqual(merged)
  }
  await sql`drop function cut`.execute(db)
  expect((await bed.undo(mergeId)).status).toBe(200)
  expect(await bed.everything()).toEqual(before)
})

test('kept beside the trash for 90 days; then it is gone, and its number leads on and is nobody else’s', async () => {
  const { db } = bed.database
  const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
  const { number } = (await bed.open(other)).result
  const { mergeId } = (await bed.merge(keep, [other])).result
  const age = (days: number) =>
    sql`
      with c as (update customer set deleted_at = now() - make_interval(days => ${days}) where id = ${other})
      update customer_merge set at = now() - make_interval(days => ${days}) where id = ${mergeId}`.execute(db)
  const isThere = async () =>
    (await oneRow(bed.database, sql<{ count: number }>`select count(*) from customer where id = ${other}`))
      .count === 1
  await age(89)
  await purgeTrash(db)
  await clearOutMerged(db)
  expect(await isThere()).toBe(true)
  expect(await bed.mergesOf(keep)).toMatchObject([{ can: { undo: true } }])
  await age(91)
  expect((await bed.undo(mergeId)).error.code).toBe('merge.expired')
  expect(await bed.mergesOf(keep)).toMatchObject([{ can: { undo: false } }])
  await purgeTrash(db)
  expect(await isThere()).toBe(true)
  expect(await clearOutMerged(db)).toBe(1)
  expect(await isThere()).toBe(false)
  const caller = await bed.as('王磊')
  expect((await caller.call(mergedInto, { params: { id: other } })).result.into.id).toBe(keep)
  expect((await caller.call(search, { query: { q: number } })).result.rows.map(({ id }) => id)).toEqual([
    keep,
  ])
  expect((await bed.open(await bed.company.customerOf('王磊'))).result.number).not.toBe(number)
  await sql`update customer set deleted_at = now() - interval '31 days' where id = ${keep}`.execute(db)
  expect(await purgeTrash(db)).toBeGreaterThan(0)
  expect((await caller.call(mergedInto, { params: { id: other } })).status).toBe(404)
})
