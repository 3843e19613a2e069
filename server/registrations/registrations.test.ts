import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as customers from '../../contract/customers.ts'
import { checkDuplicate } from '../../contract/duplicates.ts'
import * as contract from '../../contract/registrations.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { readWorkbench } from '../../contract/workbench.ts'
import { mergeBed } from '../merge/testing/bed.ts'
import { sql, transaction } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { actorOf } from '../session/actions.ts'
import { viewerOf } from '../session/queries.ts'
import { registerCustomer as registerFirst } from './actions.ts'

let bed: Awaited<ReturnType<typeof mergeBed>>
beforeAll(async () => {
  bed = await mergeBed()
})
beforeEach(async () => {
  await sql`delete from customer`.execute(bed.database.db)
  await sql`update organisation set registration_days = 90, registration_extra_days = 30, registration_limit = 50`.execute(
    bed.database.db,
  )
})

const name = '苏州恒力机械有限公司'
const to = (endpoint: typeof contract.registerCustomer) => async (person: PersonName, id: number) =>
  (await bed.as(person)).call(endpoint, { params: { id } })
const register = to(contract.registerCustomer)
const extend = to(contract.extendRegistration)
const end = async (person: PersonName, id: number) =>
  (await bed.as(person)).call(contract.endRegistration, { params: { id } })
const restore = to(contract.restoreRegistration)
const read = async (person: PersonName, id: number) =>
  (await (await bed.as(person)).call(contract.readRegistration, { params: { id } })).result
const list = async (person: PersonName, whose: 'mine' | 'team' = 'mine') =>
  (await (await bed.as(person)).call(contract.listRegistrations, { query: { whose } })).result
/** As if it had been registered so many days earlier. */
const age = (id: number, days: number) =>
  sql`update registration set at = at - make_interval(days => ${days}), until = until - ${days}::integer where customer_id = ${id}`.execute(
    bed.database.db,
  )

describe('a registration', () => {
  test('holds through the last day of the setting, and is extended once', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    expect(await read('王磊', id)).toMatchObject({
      standing: null,
      next: await bed.day(90),
      why: null,
      can: { register: true, extend: false, end: false },
    })
    expect((await register('王磊', id)).result.until).toBe(await bed.day(90))
    expect((await register('王磊', id)).error.code).toBe('registration.stands')
    expect(await read('李娜', id)).toMatchObject({
      standing: { until: await bed.day(90), by: { name: '王磊' }, isExtended: false },
      next: await bed.day(120),
      held: 1,
    })
    expect((await extend('王磊', id)).result.until).toBe(await bed.day(120))
    expect((await extend('李娜', id)).error.code).toBe('registration.extended')
    expect((await bed.open(id)).result.protectedUntil).toBe(await bed.day(120))
  })

  test.each([
    ['on its last day', 90, true],
    ['the day after', 91, false],
  ])('%s', async (_, days, stands) => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    await age(id, days)
    expect((await read('王磊', id)).standing !== null).toBe(stands)
    expect((await list('王磊')).rows).toHaveLength(stands ? 1 : 0)
    const caller = await bed.as('陈静')
    const { duplicates } = (await caller.call(checkDuplicate, { body: { name } })).result
    expect(duplicates[0]?.effect).toBe(stands ? 'block' : 'confirm')
  })

  test.each([
    ['its owner', '王磊', 'registration.again'],
    ['a supervisor', '李娜', undefined],
  ] as const)('that ran out is made again by %s: %s', async (_, person, code) => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    await age(id, 91)
    expect((await read(person, id)).why).toBe(code ? 'again' : null)
    expect((await register(person, id)).error?.code).toBe(code)
  })

  test('counts for a new owner as never made', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    await age(id, 91)
    await sql`update customer set owner_id = ${bed.company.people.孙丽} where id = ${id}`.execute(
      bed.database.db,
    )
    expect((await register('孙丽', id)).status).toBe(200)
  })

  test('is taken back at once without being used up, and that too', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    expect((await end('王磊', id)).status).toBe(200)
    expect((await end('王磊', id)).error.code).toBe('registration.ended')
    expect((await restore('王磊', id)).result.until).toBe(await bed.day(90))
    expect((await restore('王磊', id)).error.code).toBe('registration.stands')
    await end('王磊', id)
    await sql`update registration set ended_at = now() - interval '61 minutes', at = ended_at - interval '62 minutes'`.execute(
      bed.database.db,
    )
    expect((await restore('王磊', id)).status).toBe(404)
    expect((await register('王磊', id)).status).toBe(200)
    await sql`update registration set at = at - interval '3 hours', ended_at = ended_at - interval '2 hours'`.execute(
      bed.database.db,
    )
    await end('王磊', id)
    expect((await register('王磊', id)).error.code).toBe('registration.again')
  })

  test.each([
    ['somebody who only sees it', '沈计', 403],
    ['somebody who doesn’t', '陈静', 404],
    ['who works on it by a share', '孙丽', 403],
  ] as const)('isn’t made by %s', async (_, person, status) => {
    const id = await bed.company.customerOf('王磊', { name })
    await bed.share(id, '孙丽', 'write')
    const caller = await bed.as(person)
    for (const endpoint of [
      contract.registerCustomer,
      contract.extendRegistration,
      contract.endRegistration,
      contract.restoreRegistration,
    ])
      expect(
        (await caller.call(endpoint as typeof contract.registerCustomer, { params: { id } })).status,
      ).toBe(status)
  })

  test('needs an owner, and stays within the owner’s limit', async () => {
    const [one, two] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    await sql`update organisation set registration_limit = 1`.execute(bed.database.db)
    await register('王磊', one)
    expect((await read('王磊', two)).why).toBe('limit')
    expect((await register('王磊', two)).error.code).toBe('registration.limit')
    await sql`update customer set owner_id = null where id = ${two}`.execute(bed.database.db)
    expect((await register('李娜', two)).error.code).toBe('registration.no_owner')
  })

  test('isn’t made again by a supervisor for customers of their own', async () => {
    const id = await bed.company.customerOf('李娜', { name })
    await register('李娜', id)
    await age(id, 91)
    expect((await register('李娜', id)).error.code).toBe('registration.again')
    expect((await register('赵总', id)).status).toBe(200)
  })

  test('given up and restored stays within the limit, whoever owns the customer by then', async () => {
    const [one, two] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    await sql`update organisation set registration_limit = 1`.execute(bed.database.db)
    await register('王磊', one)
    await end('王磊', one)
    await register('王磊', two)
    expect((await restore('王磊', one)).error.code).toBe('registration.limit')
    await sql`update customer set owner_id = ${bed.company.people.孙丽} where id = ${one}`.execute(
      bed.database.db,
    )
    expect((await restore('孙丽', one)).result.until).toBe(await bed.day(90))
  })

  test('two at once stay within the limit too', async () => {
    const [one, two] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    await sql`update organisation set registration_limit = 1`.execute(bed.database.db)
    const viewer = await viewerOf(bed.database, bed.company.people.王磊)
    if (!viewer) throw new Error('nobody')
    // The first one isn't through yet when the second one is asked for.
    const { second } = await transaction(bed.database.db, actorOf(viewer), async (trx) => {
      await registerFirst(trx, viewer, one)
      const asked = register('王磊', two)
      await Promise.race([asked, delay(300)])
      return { second: asked }
    })
    expect((await second).error?.code).toBe('registration.limit')
  })

  test('stands in the timeline, and before its end on the workbench', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    const caller = await bed.as('王磊')
    const soon = async () => (await caller.call(readWorkbench, { query: {} })).result.registrations
    await age(id, 82)
    expect(await soon()).toBe(0)
    await age(id, 1)
    expect(await soon()).toBe(1)
    await extend('王磊', id)
    await end('王磊', id)
    await restore('王磊', id)
    const { rows } = (await caller.call(readTimeline, { params: { id }, query: { kind: 'event' } })).result
    const until = await bed.day(37)
    expect(rows.map((row) => row.kind === 'event' && [row.event.kind, row.event.until])).toEqual([
      ['customer.registration_restored', until],
      ['customer.registration_ended', null],
      ['customer.registration_extended', until],
      ['customer.registered', await bed.day(90)],
    ])
  })
})

describe('while it holds', () => {
  const enter = async (person: PersonName, body: Record<string, unknown>) =>
    (await bed.as(person)).call(customers.createCustomer, { body })

  test.each([
    ['the same name', { name, isAnother: true }],
    ['a name that only warns', { name: '苏州恒力机械设备有限公司', isAnother: true }],
    ['a phone', { name: '另一家', contacts: [{ name: '张三', phones: ['13800138000'] }] }],
  ])('nobody else enters it by %s', async (_, body) => {
    const id = await bed.company.customerOf('王磊', {
      name,
      contacts: [{ name: '张三', phones: ['13800138000'] }],
    })
    await register('王磊', id)
    const refused = await enter('陈静', body)
    expect([refused.status, refused.error.fields?.[0]?.code]).toEqual([409, 'duplicate.protected'])
    expect(refused.error.fields?.[0]?.message).toContain('王磊')
    // Its owner goes by the rules as ever.
    expect((await enter('王磊', body)).status).toBe(200)
  })

  test('the owner and the last day are told while typing, and no more', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    const caller = await bed.as('陈静')
    const { duplicates } = (await caller.call(checkDuplicate, { body: { name } })).result
    expect(duplicates).toEqual([
      {
        matched: ['name'],
        effect: 'block',
        owner: { id: bed.company.people.王磊, name: '王磊' },
        customer: null,
        protectedUntil: await bed.day(90),
        isAsked: false,
      },
    ])
  })

  test('an edit can’t become it either', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    const other = await bed.company.customerOf('陈静')
    const answer = await (await bed.as('陈静')).call(customers.updateCustomer, {
      params: { id: other },
      body: { version: 1, changes: { name: '苏州恒力机械设备有限公司' } },
    })
    expect(answer.error.fields?.[0]).toMatchObject({ path: 'changes.name', code: 'duplicate.protected' })
  })

  test('it moves with the customer to its new owner, and protects for that one', async () => {
    const id = await bed.company.customerOf('王磊', { name })
    await register('王磊', id)
    await sql`update customer set owner_id = ${bed.company.people.陈静} where id = ${id}`.execute(
      bed.database.db,
    )
    expect((await enter('陈静', { name, isAnother: true })).status).toBe(200)
    expect((await enter('王磊', { name, isAnother: true })).error.fields?.[0]?.code).toBe(
      'duplicate.protected',
    )
  })
})

test('the list shows mine, or all whom one sees, what runs out first at the top', async () => {
  const [one, two, three] = [
    await bed.company.customerOf('王磊'),
    await bed.company.customerOf('王磊'),
    await bed.company.customerOf('陈静'),
  ]
  for (const id of [one, two]) await register('王磊', id)
  await register('陈静', three)
  await age(two, 85)
  const mine = await list('王磊')
  expect(mine.rows.map(({ customer, daysLeft }) => [customer.id, daysLeft])).toEqual([
    [two, 5],
    [one, 90],
  ])
  expect(mine.count).toEqual({ all: 2, soon: 1 })
  expect((await list('李娜', 'team')).rows).toHaveLength(2)
  expect((await list('赵总', 'team')).rows.map(({ customer }) => customer.id)).toEqual([two, one, three])
  expect((await list('陈静', 'team')).rows.map(({ customer }) => customer.id)).toEqual([three])
  const paged = await (await bed.as('赵总')).call(contract.listRegistrations, {
    query: { whose: 'team', limit: 2 },
  })
  const rest = await (await bed.as('赵总')).call(contract.listRegistrations, {
    query: { whose: 'team', limit: 2, after: paged.result.next ?? '' },
  })
  expect(rest.result.rows.map(({ customer }) => customer.id)).toEqual([three])
})

test('a merge brings it along, where the later day counts, and its undo takes it back', async () => {
  const keep = await bed.company.customerOf('王磊')
  const other = await bed.company.customerOf('王磊', { name })
  await register('王磊', keep)
  await register('王磊', other)
  await age(keep, 30)
  await bed.merge(keep, [other])
  expect((await read('王磊', keep)).standing?.until).toBe(await bed.day(90))
  expect((await list('王磊')).rows).toHaveLength(1)
  const [made] = await bed.mergesOf(keep)
  await bed.undo(made?.id ?? 0)
  expect((await read('王磊', keep)).standing?.until).toBe(await bed.day(60))
  expect((await read('王磊', other)).standing?.until).toBe(await bed.day(90))
})
