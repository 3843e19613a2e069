import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/retention.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { upload as attach, pdf } from '../files/testing/uploads.ts'
import { sql } from '../platform/database.ts'
import { privacyTasks } from './tasks.ts'
import { type PrivacyBed, privacyBed, traces } from './testing/bed.ts'

let bed: PrivacyBed
beforeAll(async () => {
  bed = await privacyBed()
})
beforeEach(async () => {
  const { db } = bed.database
  for (const table of ['customer', 'change_log', 'privacy_request', 'retention_run', 'erasure', 'import'])
    await sql`delete from ${sql.table(table)}`.execute(db)
  await sql`update retention_rule set is_on = false`.execute(db)
})

type Told = {
  stage?: string
  /** Months and days back from today, in the organisation's time zone. */
  created?: [months: number, days: number]
  followUp?: [months: number, days: number]
  lost?: [months: number, days: number]
  left?: [months: number, days: number]
  plan?: true
  dealt?: true
  held?: true
  /** Days from today. */
  heldFor?: number
  asked?: true
  trashed?: true
  noContact?: true
}

async function enter({ stage = 'prospect', ...told }: Told): Promise<number> {
  const { db } = bed.database
  const contacts = told.noContact ? [] : [{ name: '欧阳哨甲', phones: ['13987654321'] }]
  const id = await bed.company.customerOf('王磊', { contacts })
  const back = ([months, days]: [number, number]) => sql`
    (((now() at time zone 'Asia/Shanghai')::date - make_interval(months => ${months}) - make_interval(days => ${days})) + interval '12 hours') at time zone 'Asia/Shanghai'`
  const [contact] = await bed.contactsOf(id)
  await sql`update customer set stage = ${stage}, created_at = ${back(told.created ?? [100, 0])} where id = ${id}`.execute(
    db,
  )
  await sql`update stage_change set at = ${back([100, 0])} where customer_id = ${id}`.execute(db)
  if (told.followUp)
    await sql`update customer set last_follow_up_at = ${back(told.followUp)} where id = ${id}`.execute(db)
  if (told.lost)
    await sql`insert into stage_change (customer_id, version, at, to_stage, cause) values (${id}, 90, ${back(told.lost)}, 'lost', 'manual')`.execute(
      db,
    )
  if (told.dealt)
    await sql`insert into stage_change (customer_id, version, at, to_stage, cause) values (${id}, 80, ${back([50, 0])}, 'deal', 'manual')`.execute(
      db,
    )
  if (told.left)
    await sql`update contact set left_on = (${back(told.left)})::date where id = ${contact?.id ?? 0}`.execute(
      db,
    )
  if (told.plan)
    await sql`insert into follow_up_plan (customer_id, owner_id, due_at) values (${id}, ${bed.company.people.王磊}, now())`.execute(
      db,
    )
  if (told.held) await hold(id)
  if (told.heldFor !== undefined)
    await sql`
      insert into retention_hold (customer_id, reason, until)
      values (${id}, '有争议', (now() at time zone 'Asia/Shanghai')::date + ${told.heldFor}::integer)`.execute(
      db,
    )
  if (told.asked) await bed.take('copy', { contactId: contact?.id ?? 0 })
  if (told.trashed) await sql`update customer set deleted_at = now() where id = ${id}`.execute(db)
  return id
}

const hold = (customerId: number) =>
  bed.officer.call(contract.holdCustomer, { body: { customerId, reason: '有争议' } })
const preview = async (kind: contract.RetentionKind, step: contract.RetentionStep, months = 12) =>
  (await bed.officer.call(contract.previewRetention, { body: { kind, step, months } })).result
const change = (body: object) => bed.officer.call(contract.updateRetention, { body })
async function night(): Promise<void> {
  const tasks = privacyTasks(bed.database, {
    store: bed.app.store,
    folder: mkdtempSync(join(tmpdir(), 'kemai-night-')),
  })
  await tasks.retention?.({})
}

describe('whom a rule of 12 months reaches', () => {
  test.each<[string, contract.RetentionKind, contract.RetentionStep, Told, boolean]>([
    ['a prospect of exactly 12 months', 'prospects', 'trash', { created: [12, 0] }, false],
    ['a day more', 'prospects', 'trash', { created: [12, 1] }, true],
    ['with a call since', 'prospects', 'trash', { followUp: [12, 0] }, false],
    ['with a call long ago', 'prospects', 'trash', { followUp: [12, 1] }, true],
    ['with a plan', 'prospects', 'trash', { plan: true }, false],
    ['somebody in talks', 'prospects', 'trash', { stage: 'interested' }, false],
    ['without contacts, to the trash', 'prospects', 'trash', { noContact: true }, true],
    ['without contacts, nobody to erase', 'prospects', 'erase', { noContact: true }, false],
    ['held', 'prospects', 'trash', { held: true }, false],
    ['held until today', 'prospects', 'trash', { heldFor: 0 }, false],
    ['held until yesterday', 'prospects', 'trash', { heldFor: -1 }, true],
    ['who asked for something', 'prospects', 'trash', { asked: true }, false],
    ['in the trash already', 'prospects', 'trash', { trashed: true }, false],
    ['who came to a deal once', 'prospects', 'trash', { dealt: true }, false],
    ['lost for exactly 12 months', 'lost', 'erase', { stage: 'lost', lost: [12, 0] }, false],
    ['lost a day longer', 'lost', 'erase', { stage: 'lost', lost: [12, 1] }, true],
    [
      'lost long ago and called since',
      'lost',
      'erase',
      { stage: 'lost', lost: [30, 0], followUp: [3, 0] },
      false,
    ],
    ['lost after a deal', 'lost', 'erase', { stage: 'lost', lost: [30, 0], dealt: true }, false],
    ['a prospect isn’t lost', 'lost', 'erase', {}, false],
    ['who left exactly 12 months ago', 'left', 'erase', { left: [12, 0] }, false],
    ['who left a day earlier', 'left', 'erase', { left: [12, 1] }, true],
    ['who is there', 'left', 'erase', {}, false],
    ['who left a customer with a deal', 'left', 'erase', { stage: 'deal', left: [30, 0] }, false],
  ])('%s (%s)', async (_, kind, step, told, isReached) => {
    await enter(told)
    expect((await preview(kind, step)).count).toBe(isReached ? 1 : 0)
  })
})

describe('a rule', () => {
  test('is off at first, and does nothing', async () => {
    await enter({})
    const { rules } = (await bed.officer.call(contract.readRetention)).result
    expect(rules.map(({ isOn }) => isOn)).toEqual([false, false, false])
    await night()
    expect((await bed.officer.call(contract.readRetention)).result.runs).toEqual([])
  })

  test('moves to the trash, once, and is recorded with its counts', async () => {
    const id = await enter({})
    const held = await enter({ held: true })
    expect((await preview('prospects', 'trash')).rows).toMatchObject([
      { customerId: id, owner: { name: '王磊' } },
    ])
    await change({ kind: 'prospects', months: 12, step: 'trash', isOn: true })
    await night()
    await night()
    const { runs, holds } = (await bed.officer.call(contract.readRetention)).result
    expect(runs).toMatchObject([{ kind: 'prospects', step: 'trash', reached: 1, failed: 0 }])
    expect((await bed.open(id)).result.deletedAt).not.toBeNull()
    expect((await bed.open(held)).result.deletedAt).toBeNull()
    expect(holds).toMatchObject([{ customerId: held, reason: '有争议', by: { name: '管理员' } }])
    await bed.officer.call(contract.liftHold, { body: { customerId: held } })
    expect((await preview('prospects', 'trash')).count).toBe(1)
  })

  test('erases the persons for good, once, and the list names them', async () => {
    const id = await enter({ stage: 'lost', lost: [30, 0] })
    await sql`update customer set highlights = '欧阳哨甲说了算' where id = ${id}`.execute(bed.database.db)
    await change({ kind: 'lost', months: 12, step: 'erase', isOn: true })
    await night()
    await night()
    const dump = await bed.dump()
    expect(
      Object.values(dump)
        .flat()
        .filter((line) => traces.test(line)),
    ).toEqual([])
    expect(dump.erasure).toHaveLength(1)
    expect((await bed.officer.call(contract.readRetention)).result.runs).toHaveLength(1)
    expect((await bed.contactsOf(id))[0]?.name).toBe('已删除的联系人')
  })

  test('of a customer who is a person the files go too, of a company they stay', async () => {
    const company = await enter({ stage: 'lost', lost: [30, 0] })
    const person = await enter({ stage: 'lost', lost: [30, 0] })
    const { db } = bed.database
    await sql`update customer set type = 'individual' where id = ${person}`.execute(db)
    const caller = await bed.as('王磊')
    const kept = await attach(caller, company, '方案.pdf', pdf)
    const card = await attach(caller, person, '身份证.pdf', Buffer.concat([pdf, Buffer.from('哨兵私证件')]))
    await change({ kind: 'lost', months: 12, step: 'erase', isOn: true })
    await night()
    const { rows } = await sql`select id from file`.execute(db)
    expect(rows).toEqual([{ id: kept.result.id }])
    expect((await bed.contents()).filter((text) => traces.test(text))).toEqual([])
    const { rows: erased } = await sql`
      select file_ids as files from erasure where (person ->> 'isCustomer')::boolean`.execute(db)
    expect(erased).toEqual([{ files: [card.result.id] }])
  })

  test('what fails is left to the next night', async () => {
    await enter({ left: [30, 0] })
    await sql`insert into import (file_name, status, created_by) values ('a.csv', 'running', ${bed.company.people.王磊})`.execute(
      bed.database.db,
    )
    await change({ kind: 'left', months: 12, step: 'erase', isOn: true })
    await night()
    await sql`update import set status = 'failed'`.execute(bed.database.db)
    await night()
    const { runs } = (await bed.officer.call(contract.readRetention)).result
    expect(runs.map(({ reached, failed }) => [reached, failed])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  test('contacts who left aren’t put into the trash', async () => {
    const { status, error } = await change({ kind: 'left', months: 12, step: 'trash', isOn: false })
    expect([status, error.fields[0]?.path]).toEqual([400, 'step'])
  })
})

test('owners are told a week ahead, of rules that are on, of their own customers', async () => {
  const soon = async (name: 'Owner' | 'Other') =>
    (await (await bed.as(name === 'Owner' ? '王磊' : '孙丽')).call(readWorkbench)).result.retention
  const id = await enter({ created: [12, -6] })
  await enter({ created: [12, -8] })
  expect(await soon('Owner')).toEqual({ count: 0, rows: [] })
  await change({ kind: 'prospects', months: 12, step: 'trash', isOn: true })
  expect(await soon('Owner')).toMatchObject({ count: 1, rows: [{ id }] })
  expect(await soon('Other')).toEqual({ count: 0, rows: [] })
  await night()
  expect((await bed.open(id)).result.deletedAt).toBeNull()
})

describe('a hold', () => {
  type Holder = 'Owner' | 'Supervisor' | 'Colleague' | 'Reader' | 'Officer'
  const names = {
    Owner: '王磊',
    Supervisor: '李娜',
    Colleague: '孙丽',
    Reader: '冯涛',
    Officer: '管理员',
  } as const
  const place = async (who: Holder, customerId: number, until: string | null, reason = '客户下月续谈') =>
    (await bed.as(names[who])).call(contract.holdCustomer, { body: { customerId, reason, until } })
  const see = async (who: Holder, id: number) =>
    (await bed.as(names[who])).call(contract.readRetentionOf, { params: { id } })

  test.each<[Holder, number | null, number]>([
    ['Owner', 90, 200],
    ['Owner', 91, 400],
    ['Owner', null, 400],
    ['Owner', -1, 400],
    ['Supervisor', 90, 200],
    ['Supervisor', 91, 400],
    ['Colleague', 10, 404],
    ['Officer', null, 200],
    ['Officer', 400, 200],
  ])('%s for %s days: %s', async (who, days, status) => {
    const id = await enter({})
    const answer = await place(who, id, days === null ? null : await bed.day(days))
    expect(answer.status, answer.text).toBe(status)
    const { hold: made } = (await see('Officer', id)).result
    expect(made).toEqual(
      status === 200
        ? { reason: '客户下月续谈', until: days === null ? null : await bed.day(days), by: expect.anything() }
        : null,
    )
    expect((await preview('prospects', 'trash')).count).toBe(status === 200 ? 0 : 1)
  })

  test('of who is warned keeps the customer, and they are warned again before it ends', async () => {
    const id = await enter({ created: [12, -6] })
    await change({ kind: 'prospects', months: 12, step: 'trash', isOn: true })
    const { reached, can, longest } = (await see('Owner', id)).result
    expect({ reached, can, longest }).toEqual({
      reached: { on: await bed.day(7), step: 'trash' },
      can: { hold: true, lift: false },
      longest: await bed.day(90),
    })
    await place('Owner', id, await bed.day(30))
    expect((await see('Owner', id)).result).toMatchObject({ reached: null, can: { hold: true, lift: true } })
    await sql`update customer set created_at = created_at - interval '2 months' where id = ${id}`.execute(
      bed.database.db,
    )
    expect((await see('Owner', id)).result.reached).toBeNull()
    await place('Owner', id, await bed.day(3))
    expect((await see('Owner', id)).result.reached).toEqual({ on: await bed.day(4), step: 'trash' })
    const bench = (await (await bed.as('王磊')).call(readWorkbench)).result.retention
    expect(bench.rows.map((row) => row.id)).toEqual([id])
    await night()
    expect((await bed.open(id)).result.deletedAt).toBeNull()
  })

  test('is changed and lifted by who placed it, or who handles privacy', async () => {
    const id = await enter({})
    const lift = async (who: Holder) =>
      (await bed.as(names[who])).call(contract.liftHold, { body: { customerId: id } })
    await place('Officer', id, null, '法务要求')
    expect((await place('Owner', id, await bed.day(1))).error.code).toBe('retention.held')
    expect((await see('Owner', id)).result).toMatchObject({
      hold: { reason: '法务要求', until: null, by: { name: '管理员' } },
      can: { hold: false, lift: false },
    })
    for (const who of ['Owner', 'Supervisor', 'Colleague'] as const)
      expect((await lift(who)).status, who).toBe(404)
    expect((await lift('Officer')).status).toBe(200)
    await place('Supervisor', id, await bed.day(5))
    expect((await lift('Owner')).status).toBe(404)
    expect((await lift('Supervisor')).status).toBe(200)
    const { rows } = await sql<{ action: string }>`
      select action from access_log where customer_id = ${id} order by id`.execute(bed.database.db)
    expect(rows.map(({ action }) => action)).toEqual([
      'hold.placed',
      'hold.lifted',
      'hold.placed',
      'hold.lifted',
    ])
  })

  test('stands since it was placed: prolonged by the same person it does, by another one, or once over, it is new', async () => {
    const id = await enter({})
    const at = async () => {
      const { rows } = await sql<{ isOld: boolean }>`
        select at < now() - interval '1 day' as "isOld" from retention_hold where customer_id = ${id}`.execute(
        bed.database.db,
      )
      await sql`update retention_hold set at = now() - interval '9 days'`.execute(bed.database.db)
      return rows[0]?.isOld
    }
    await place('Owner', id, await bed.day(3))
    expect(await at()).toBe(false)
    await place('Owner', id, await bed.day(30))
    expect(await at()).toBe(true)
    await sql`update retention_hold set until = ${await bed.day(-1)}::date`.execute(bed.database.db)
    await place('Owner', id, await bed.day(30))
    expect(await at()).toBe(false)
    await place('Officer', id, null)
    expect(await at()).toBe(false)
  })

  test('isn’t placed on who was erased', async () => {
    const id = await enter({})
    await sql`update customer set erased_at = now() where id = ${id}`.execute(bed.database.db)
    expect((await place('Owner', id, await bed.day(3))).error.code).toBe('privacy.erased')
    expect((await place('Officer', id, null)).error.code).toBe('privacy.erased')
  })

  test('is listed without its words to who doesn’t see the customer, or persons in clear', async () => {
    const id = await enter({})
    await place('Owner', id, await bed.day(3))
    const wordsTo = async (name: '管理员' | '冯涛' | '沈计') =>
      (await (await bed.as(name)).call(contract.readRetention)).result.holds.find(
        ({ customerId }) => customerId === id,
      )
    await sql`
      insert into role_permission (role_id, object, action, scope) select id, 'privacy', 'manage', 'all' from role where key in ('finance', 'auditor')`.execute(
      bed.database.db,
    )
    const level = (to: string) =>
      sql`
        insert into role_field (role_id, field, level) select id, 'contact.name', ${to} from role where key = 'finance'
        on conflict (role_id, field) do update set level = excluded.level`.execute(bed.database.db)
    try {
      expect(await wordsTo('管理员')).toMatchObject({ reason: '客户下月续谈' })
      await level('read')
      expect(await wordsTo('冯涛')).toMatchObject({ name: expect.any(String), reason: '客户下月续谈' })
      await level('masked')
      expect(await wordsTo('冯涛')).toMatchObject({ name: expect.any(String), reason: null })
      expect(await wordsTo('沈计')).toMatchObject({ name: null, reason: null })
    } finally {
      await sql`
        delete from role_permission where object = 'privacy' and role_id in (select id from role where key in ('finance', 'auditor'))`.execute(
        bed.database.db,
      )
    }
  })

  test('tells its words to who sees persons in clear, and nothing to who doesn’t see the customer', async () => {
    const id = await enter({ held: true })
    expect((await see('Colleague', id)).status).toBe(404)
    await sql`
      insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'finance'
      on conflict (role_id, field) do update set level = 'masked'`.execute(bed.database.db)
    expect((await see('Reader', id)).result).toMatchObject({
      hold: { reason: null },
      can: { hold: false, lift: false },
    })
  })
})

test('the preview goes on page by page, each once, also of the same day', async () => {
  const ids = []
  for (const _ of [1, 2, 3, 4, 5]) ids.push(await enter({}))
  const found: number[] = []
  let after: string | null | undefined
  do {
    const page: Awaited<ReturnType<typeof previewPage>> = await previewPage(after)
    expect(page.count).toBe(5)
    found.push(...page.rows.map(({ customerId }) => customerId))
    after = page.next
  } while (after !== null)
  expect(found).toEqual(ids)
})

test('the preview names whom of a customer it reaches, each by their id', async () => {
  const id = await enter({ left: [30, 0] })
  await enter({})
  const [contact] = await bed.contactsOf(id)
  expect((await preview('left', 'erase')).rows).toMatchObject([{ customerId: id, contactId: contact?.id }])
  expect((await preview('prospects', 'trash')).rows.map(({ contactId }) => contactId)).toEqual([null, null])
})
const previewPage = async (after: string | null | undefined) =>
  (
    await bed.officer.call(contract.previewRetention, {
      body: { kind: 'prospects', step: 'trash', months: 12, limit: 2, ...(after && { after }) },
    })
  ).result

test.each(['x', 'WzFd', Buffer.from('["a",1,1]').toString('base64url')])(
  'not behind the page %s',
  async (after) => {
    const body = { kind: 'prospects', step: 'trash', months: 12, after }
    expect((await bed.officer.call(contract.previewRetention, { body })).status).toBe(400)
  },
)

test('only who handles privacy sees and changes rules; names only of customers whom they see', async () => {
  const id = await enter({})
  for (const endpoint of [contract.readRetention, contract.previewRetention, contract.updateRetention])
    expect((await (await bed.as('李娜')).call(endpoint, { body: {} })).status).toBe(403)
  await sql`
    insert into role_permission (role_id, object, action, scope) select id, 'privacy', 'manage', 'all' from role where key = 'auditor'`.execute(
    bed.database.db,
  )
  const auditor = await bed.as('沈计')
  const { result } = await auditor.call(contract.previewRetention, {
    body: { kind: 'prospects', step: 'trash', months: 12 },
  })
  expect(result).toEqual({ count: 1, rows: [], next: null })
  expect(
    (await auditor.call(contract.holdCustomer, { body: { customerId: id, reason: '不可' } })).status,
  ).toBe(403)
  await hold(id)
  expect((await auditor.call(contract.liftHold, { body: { customerId: id } })).status).toBe(200)
})
