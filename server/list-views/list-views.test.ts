import { beforeAll, describe, expect, test } from 'vitest'
import { listAccessLog } from '../../contract/access-log.ts'
import { listCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/list-views.ts'
import { presetOf } from '../../contract/preset-views.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

let testbed: TestApp
let company: Company
const callers = new Map<PersonName, Caller>()

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  for (const name of ['王磊', '孙丽', '李娜', '陈静', '赵总', '周敏', '管理员'] as const)
    callers.set(name, await testbed.as(company.people[name]))
})

const as = (name: PersonName): Caller => {
  const caller = callers.get(name)
  if (!caller) throw new Error(name)
  return caller
}
const settings = { filters: {}, sort: null, columns: [], widths: {}, frozen: 1, density: 'normal' }
const make = async (owner: PersonName, name: string, more: Record<string, unknown> = {}) => {
  const answer = await as(owner).call(contract.createListView, {
    body: { name, sharedWith: 'nobody', settings, ...more },
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.result
}
const listed = async (person: PersonName) => (await as(person).call(contract.listListViews)).result
const seen = async (person: PersonName, id: number) =>
  (await listed(person)).rows.find((view) => view.id === id)
const change = (person: PersonName, id: number, version: number, changes: Record<string, unknown>) =>
  as(person).call(contract.updateListView, { params: { id }, body: { version, changes } })
const remove = (person: PersonName, id: number) =>
  as(person).call(contract.deleteListView, { params: { id } })
const restore = (person: PersonName, id: number) =>
  as(person).call(contract.restoreListView, { params: { id } })
const pin = (person: PersonName, keys: string[]) => as(person).call(contract.pinListViews, { body: { keys } })

describe('who sees a view of', () => {
  const everybody: PersonName[] = ['王磊', '孙丽', '李娜', '陈静', '赵总', '周敏', '管理员']
  test.each<[PersonName, contract.ViewAudience, PersonName[]]>([
    ['王磊', 'nobody', ['王磊']],
    ['王磊', 'department', ['王磊', '孙丽', '李娜', '管理员']],
    ['赵总', 'department', ['王磊', '孙丽', '李娜', '陈静', '赵总', '管理员']],
    ['王磊', 'everybody', everybody],
  ])('%s, shared with %s', async (owner, sharedWith, expected) => {
    const { id } = await make(owner, `给${sharedWith}看`, { sharedWith })
    const seeing: PersonName[] = []
    for (const person of everybody) if (await seen(person, id)) seeing.push(person)
    expect(seeing).toEqual(expected)
  })

  test('somebody who moved to another department', async () => {
    const { id } = await make('李娜', '本区共用', { sharedWith: 'department' })
    const move = (department: number) =>
      sql`update user_account set department_id = ${department} where id = ${company.people.孙丽}`.execute(
        testbed.database.db,
      )
    await move(company.departments.华南区)
    expect(await seen('孙丽', id)).toBeUndefined()
    await move(company.departments.华东区)
    expect(await seen('孙丽', id)).toBeDefined()
  })
})

describe('a view', () => {
  test('is kept as it was saved, under a name of its own', async () => {
    const whole = {
      filters: { q: '电子', mine: true, filter: '{"all":[{"field":"stage","any":["deal"]}]}' },
      sort: 'name,-createdAt',
      columns: ['name', 'contact.email', 'cf_1a'],
      widths: { name: 240 },
      frozen: 2,
      density: 'compact',
    }
    const { id } = await make('王磊', ' 重点Deal ', { settings: whole })
    expect(await seen('王磊', id)).toMatchObject({ name: '重点Deal', settings: whole, version: 1 })
    const again = await as('王磊').call(contract.createListView, {
      body: { name: '重点deal', sharedWith: 'nobody', settings },
    })
    expect([again.status, again.error.code]).toEqual([409, 'list_view.name_taken'])
    await make('孙丽', '重点deal')
  })

  test('with conditions that can’t be read is refused where they stand', async () => {
    const { error } = await as('王磊').call(contract.createListView, {
      body: { name: '坏的', sharedWith: 'nobody', settings: { ...settings, filters: { filter: '{"x":1}' } } },
    })
    expect(error.fields).toMatchObject([{ path: 'settings.filters.filter', code: 'filter.unreadable' }])
  })

  test('is changed by its owner alone, and only as it was read', async () => {
    const { id, version } = await make('王磊', '共用', { sharedWith: 'everybody' })
    const by = async (person: PersonName) => (await change(person, id, version, { name: '改名' })).error.code
    expect([await by('孙丽'), await by('管理员')]).toEqual(['permission.denied', 'permission.denied'])
    const first = await change('王磊', id, version, { settings: { ...settings, density: 'wide' } })
    const second = await change('王磊', id, version, { name: '又改' })
    expect([first.status, second.error.code]).toEqual([200, 'record.changed'])
    expect(await seen('孙丽', id)).toMatchObject({
      name: '共用',
      settings: { density: 'wide' },
      can: { edit: false, delete: false, share: false },
    })
    expect((await seen('王磊', id))?.can).toEqual({ edit: true, delete: true, share: true })
  })

  test('that isn’t shared isn’t there for anybody else', async () => {
    const { id, version } = await make('王磊', '自己看')
    const answers = [
      await change('管理员', id, version, { name: '改名' }),
      await remove('管理员', id),
      await restore('孙丽', id),
    ]
    expect(answers.map(({ error }) => error.code)).toEqual(Array(3).fill('record.not_found'))
  })

  test('is one of a hundred at most, however many are saved at once', async () => {
    await sql`delete from list_view where owner_id = ${company.people.周敏}`.execute(testbed.database.db)
    await sql`
      insert into list_view (owner_id, name, shared_with, settings)
      select ${company.people.周敏}, '场景' || n, 'nobody', ${JSON.stringify(settings)} from generate_series(1, 98) n`.execute(
      testbed.database.db,
    )
    const answers = await heldUp(testbed.database, 'list_view', 3, () =>
      ['甲', '乙', '丙'].map((name) =>
        as('周敏').call(contract.createListView, { body: { name, sharedWith: 'nobody', settings } }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('list_view.too_many')
  })
})

describe('a deleted view', () => {
  test('comes back with its number, its pins and its version', async () => {
    const { id } = await make('王磊', '会回来', { sharedWith: 'everybody' })
    await pin('孙丽', [String(id)])
    expect((await remove('王磊', id)).status).toBe(200)
    expect([await seen('孙丽', id), (await listed('孙丽')).pins]).toEqual([undefined, []])
    expect((await restore('王磊', id)).status).toBe(200)
    expect([(await seen('孙丽', id))?.version, (await listed('孙丽')).pins]).toEqual([1, [String(id)]])
    expect((await restore('王磊', id)).error.code).toBe('record.not_found')
  })

  test('that was shared can be deleted and restored by who manages settings, and by nobody else', async () => {
    const { id } = await make('王磊', '无人管', { sharedWith: 'department' })
    expect((await remove('李娜', id)).error.code).toBe('permission.denied')
    expect((await remove('管理员', id)).status).toBe(200)
    expect((await restore('李娜', id)).error.code).toBe('record.not_found')
    expect((await restore('管理员', id)).status).toBe(200)
    expect((await seen('王磊', id))?.owner.name).toBe('王磊')
  })

  test('leaves its name to another, and then can’t come back', async () => {
    const { id } = await make('王磊', '一个名')
    await remove('王磊', id)
    await make('王磊', '一个名')
    expect((await restore('王磊', id)).error.code).toBe('list_view.name_taken')
  })

  test('is gone for good after 30 days', async () => {
    const [old, fresh] = [await make('王磊', '很久以前'), await make('王磊', '刚才')]
    await remove('王磊', old.id)
    await sql`update list_view set deleted_at = now() - interval '31 days' where id = ${old.id}`.execute(
      testbed.database.db,
    )
    await remove('王磊', fresh.id)
    expect((await restore('王磊', old.id)).error.code).toBe('record.not_found')
    expect((await restore('王磊', fresh.id)).status).toBe(200)
  })
})

describe('pins', () => {
  test('stand in the order they were given, each once, without what the person doesn’t see', async () => {
    const own = await make('李娜', '我的')
    const other = await make('陈静', '别人的')
    const keys = ['preset:overdue', String(own.id), 'preset:overdue', String(other.id), 'preset:mine']
    expect((await pin('李娜', keys)).status).toBe(200)
    expect((await listed('李娜')).pins).toEqual(['preset:overdue', String(own.id), 'preset:mine'])
    await pin('李娜', ['preset:mine', 'preset:overdue'])
    expect((await listed('李娜')).pins).toEqual(['preset:mine', 'preset:overdue'])
  })

  test('of presets that mean nothing to a role aren’t told', async () => {
    await pin('王磊', ['preset:below', 'preset:today'])
    expect((await listed('王磊')).pins).toEqual(['preset:today'])
  })

  test('name views', async () => {
    const { error } = await pin('王磊', ['preset:today', 'overdue'])
    expect(error.fields).toMatchObject([{ path: 'keys.1', code: 'list_view.unknown' }])
  })
})

describe('a view gives nobody more to see', () => {
  const rowsOf = async (person: PersonName, query: Record<string, unknown>) =>
    (await as(person).call(listCustomers, { query: { ...query, limit: 200 } })).result.rows.map(
      ({ id }) => id,
    )

  test('the rows of presets are those of the person who opens them', async () => {
    const [wang, sun, chen] = [
      await company.customerOf('王磊'),
      await company.customerOf('孙丽'),
      await company.customerOf('陈静'),
    ]
    const li = await company.customerOf('李娜')
    const unowned = await company.customerOf('孙丽')
    await sql`update customer set owner_id = null where id = ${unowned}`.execute(testbed.database.db)
    const found = async (person: PersonName, name: Parameters<typeof presetOf>[0]) => {
      const rows = await rowsOf(person, presetOf(name).filters)
      return [wang, sun, chen, li, unowned].filter((id) => rows.includes(id))
    }
    expect(await found('王磊', 'all')).toEqual([wang])
    expect(await found('王磊', 'department')).toEqual([wang])
    expect(await found('李娜', 'department')).toEqual([wang, sun, li, unowned])
    expect(await found('李娜', 'below')).toEqual([wang, sun, unowned])
    expect(await found('赵总', 'below')).toEqual([wang, sun, chen, li, unowned])
    expect(await found('李娜', 'mine')).toEqual([li])
    expect(await found('李娜', 'unowned')).toEqual([unowned])
    expect(await found('王磊', 'recent')).toEqual([wang])
  })

  test('the next seven days begin today, and 30 days of silence count from the entry where there was no word', async () => {
    const given = [
      { plan: 0, said: null, entered: 0 },
      { plan: 6, said: 29, entered: 90 },
      { plan: 7, said: 30, entered: 90 },
      { plan: -1, said: 31, entered: 90 },
      { plan: null, said: null, entered: 31 },
      { plan: null, said: 40, entered: 90, lost: true },
    ]
    const ids: number[] = []
    for (const { plan, said, entered, lost } of given) {
      const id = await company.customerOf('陈静')
      const noon = (days: number | null) => sql`
        (((now() at time zone o.time_zone)::date + ${days}::integer + time '12:00') at time zone o.time_zone)`
      await sql`
        update customer set next_follow_up_at = ${noon(plan)}, last_follow_up_at = ${noon(said && -said)},
          created_at = ${noon(-entered)}, stage = ${lost ? 'lost' : 'deal'}
        from organisation o where customer.id = ${id}`.execute(testbed.database.db)
      ids.push(id)
    }
    const found = async (name: Parameters<typeof presetOf>[0]) => {
      const rows = await rowsOf('陈静', presetOf(name).filters)
      return ids.flatMap((id, place) => (rows.includes(id) ? [place] : []))
    }
    expect(await found('soon')).toEqual([0, 1])
    expect(await found('quiet')).toEqual([2, 3, 4])
  })

  test('a condition on what the reader may not see is refused, not left out', async () => {
    const filters = { filter: '{"all":[{"field":"budget","min":100}]}' }
    await make('王磊', '大预算', { sharedWith: 'everybody', settings: { ...settings, filters } })
    const answer = await as('周敏').call(listCustomers, { query: filters })
    expect(answer.error.fields).toMatchObject([{ path: 'filter', code: 'field.not_shown' }])
  })
})

describe('the access log', () => {
  const told = async () => (await as('管理员').call(listAccessLog, { query: { limit: 1 } })).result.rows[0]

  test('tells of views that others see, without people’s words', async () => {
    const alone = await make('王磊', '没人知道')
    expect((await told())?.object?.id).not.toBe(alone.id)
    const { id, version } = await make('王磊', '先自己用')
    await change('王磊', id, version, { sharedWith: 'everybody' })
    expect(await told()).toMatchObject({
      action: 'listView.changed',
      object: { id, name: '先自己用' },
      data: { fields: [], changes: { sharedWith: [null, 'everybody'] } },
    })
    await change('王磊', id, version + 1, { settings: { ...settings, filters: { q: '张三' } } })
    expect(await told()).toMatchObject({ data: { fields: ['filters'], changes: {} } })
    await remove('管理员', id)
    expect(await told()).toMatchObject({ action: 'listView.deleted', actor: { name: '管理员' } })
  })
})
