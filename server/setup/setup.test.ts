import { beforeEach, describe, expect, test } from 'vitest'
import * as session from '../../contract/session.ts'
import { setUp } from '../../contract/setup.ts'
import { rolePresets } from '../people/presets.ts'
import { englishRoles } from '../people/presets-english.ts'
import { type Database, sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { type TagPreset, tagPresets } from '../tags/presets.ts'
import { englishTags } from '../tags/presets-english.ts'
import { isSetUpCode, newSetUpCode } from './code.ts'

const code = 'ABC-DEF-234'
const body = {
  code,
  organisation: '华信商贸',
  administrator: { name: '管理员', userName: 'admin', password: 'a-fine-long-secret' },
}
let database: Database
let testbed: TestApp
const send = (given: Record<string, unknown> = {}) =>
  testbed.signedOut.call(setUp, { body: { ...body, ...given } })
const state = async (caller: Caller) => (await caller.call(session.readSession)).result.state

describe('set-up', () => {
  beforeEach(async () => {
    database = await testDatabase()
    testbed = await testApp(database, { setUpCode: code })
  })

  test('founds the organisation and signs its administrator in', async () => {
    expect(await state(testbed.signedOut)).toBe('set-up')
    const answer = await send()
    expect(answer.status, answer.text).toBe(200)
    expect(answer.result).toMatchObject({ organisation: '华信商贸', roles: ['系统管理员'], isDemo: false })
    const cookie = `kemai_session=${answer.cookie('kemai_session')?.value}`
    expect(await state(testbed.withHeaders({ cookie }))).toBe('signed-in')
    expect(await state(testbed.signedOut)).toBe('signed-out')
    const made = await oneRow(
      database,
      sql<Record<string, number>>`
      select (select count(*) from role) as roles, (select count(*) from industry) as industries,
        (select count(*) from department) as departments, (select count(*) from user_account) as people`,
    )
    expect(made).toEqual({ roles: rolePresets.length, industries: 20, departments: 1, people: 1 })
  })

  test('in English names all presets in English, and speaks English with the administrator', async () => {
    const caller = testbed.withHeaders({ 'accept-language': 'en' })
    const answer = await caller.call(setUp, { body: { ...body, organisation: 'Nordwind Ltd' } })
    expect(answer.result).toMatchObject({
      organisation: 'Nordwind Ltd',
      roles: ['Administrator'],
      language: 'en',
    })
    const { words } = await oneRow(
      database,
      sql<{ words: string }>`
        select concat_ws('|', (select string_agg(name || '|' || description, '|') from role), (select string_agg(name, '|') from industry),
          (select string_agg(name || '|' || meaning, '|') from tag_group), (select string_agg(name, '|') from tag),
          (select string_agg(name || '|' || purpose, '|') from field_set), (select label_pattern from organisation)) as words`,
    )
    expect(words.match(/\p{Script=Han}+/gu)).toBeNull()
    const { entry, group } = await oneRow(
      database,
      sql<{ entry: string; group: number }>`
        select (select s.name from entry_set e join field_set s on s.id = e.field_set_id where e.business_type = '') as entry,
          (select count(*)::integer from tag_group g, organisation o where o.label_pattern like '%{tag:' || g.name || '}%') as "group"`,
    )
    expect([entry, group]).toEqual(['Short', 1])
  })

  test('has an English name for every preset', () => {
    expect(Object.keys(englishRoles)).toEqual(rolePresets.map(({ key }) => key))
    const shapeOf = ({ colour, appliesTo, tags }: TagPreset) => [colour, appliesTo, tags.length]
    expect(englishTags.map(shapeOf)).toEqual(tagPresets.map(shapeOf))
  })

  test.each(['ABC-DEF-235', '', 'x'.repeat(40), 'ABCDEF23'])(
    'with the code %j leaves nothing behind',
    async (wrong) => {
      const answer = await send({ code: wrong })
      expect([400, 403]).toContain(answer.status)
      expect(await state(testbed.signedOut)).toBe('set-up')
    },
  )

  test.each(['abc-def-234', 'ABCDEF234', ' abc def 234 '])('takes the code typed as %j', async (typed) => {
    expect((await send({ code: typed })).status).toBe(200)
  })

  test('a second time is refused, even with the right code', async () => {
    await send()
    const answer = await send({ organisation: '另一家' })
    expect([answer.status, answer.error.code]).toEqual([409, 'setup.done'])
  })

  test('of two at once, one wins and the other leaves nothing', async () => {
    const answers = await Promise.all(
      ['甲公司', '乙公司', '丙公司'].map((organisation, index) =>
        send({ organisation, administrator: { ...body.administrator, userName: `admin${index}` } }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const { people } = await oneRow(
      database,
      sql<{ people: number }>`select count(*) as people from user_account`,
    )
    expect(people).toBe(1)
  })

  test('asks for a password worth the name', async () => {
    const answer = await send({ administrator: { ...body.administrator, password: 'admin12345' } })
    expect(answer.error.code).toBe('auth.password_weak')
    expect(answer.error.fields.map(({ path }) => path)).toEqual(['administrator.password'])
    expect(await state(testbed.signedOut)).toBe('set-up')
  })

  test('with a demo company that can’t be loaded leaves nothing behind, and can be tried again', async () => {
    await sql`alter table customer add constraint full_disk check (false)`.execute(database.db)
    expect((await send({ demo: true })).status).toBe(500)
    expect(await state(testbed.signedOut)).toBe('set-up')
    await sql`alter table customer drop constraint full_disk`.execute(database.db)
    expect((await send({ demo: true })).status).toBe(200)
  })

  test('isn’t open on a server that started with an organisation', async () => {
    await foundTestCompany(database)
    const running = await testApp(database)
    const answer = await running.signedOut.call(setUp, { body })
    expect(answer.error.code).toBe('setup.done')
  })
})

test('codes hold no letters that people mistake for each other, and differ', () => {
  const codes = Array.from({ length: 200 }, newSetUpCode)
  for (const made of codes) {
    expect(made).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/)
    expect(isSetUpCode(made, made)).toBe(true)
  }
  expect(new Set(codes).size).toBe(200)
})

describe('signing in as a person of the demo company', () => {
  let people: Record<string, number>
  beforeEach(async () => {
    database = await testDatabase()
    people = (await foundTestCompany(database)).people
    testbed = await testApp(database)
    await sql`update organisation set is_demo = true`.execute(database.db)
  })
  const signIn = (
    headers: Record<string, string> = {},
    options: { userId?: number; remoteAddress?: string } = {},
  ) =>
    testbed.signedOut.send({
      method: 'POST',
      url: '/api/demo/session',
      headers: { host: 'localhost:3000', ...headers },
      ...(options.remoteAddress && { remoteAddress: options.remoteAddress }),
      payload: { userId: options.userId ?? people.王磊 },
    })

  test('works from this machine', async () => {
    expect((await signIn()).status).toBe(200)
    expect((await signIn({ host: '127.0.0.1:3000' })).status).toBe(200)
  })

  test.each([
    { 'x-forwarded-for': '1.2.3.4' },
    { forwarded: 'for=1.2.3.4' },
    { 'x-real-ip': '1.2.3.4' },
    { via: '1.1 proxy' },
    { host: 'crm.example.com' },
    { host: 'localhost.evil.example' },
    { host: '192.168.1.5:3000' },
  ])('is refused with %o', async (headers) => {
    const answer = await signIn(headers as Record<string, string>)
    expect([answer.status, answer.error.code]).toEqual([403, 'auth.demo_only_here'])
  })

  test('is refused behind a proxy, even one that says nothing of itself', async () => {
    testbed = await testApp(database, { environment: { TRUST_PROXY: '1' } })
    expect((await signIn()).status).toBe(403)
  })

  test('is refused from another machine', async () => {
    expect((await signIn({}, { remoteAddress: '192.168.1.7' })).status).toBe(403)
  })

  test('is refused in an organisation that isn’t a demo, as is the list of people', async () => {
    await sql`update organisation set is_demo = false`.execute(database.db)
    expect((await signIn()).status).toBe(403)
    const list = await testbed.withHeaders({ host: 'localhost' }).call(session.listDemoPeople)
    expect(list.status).toBe(403)
  })

  test.each([
    ['nobody', () => 999_999],
    ['who has left', () => people.何军 ?? 0],
  ])('as %s is refused, and leaves no session', async (_, userId) => {
    const answer = await signIn({}, { userId: userId() })
    expect([answer.status, answer.error.code], answer.text).toEqual([401, 'auth.failed'])
    expect(answer.cookie('kemai_session')).toBeUndefined()
    const { sessions } = await oneRow(
      database,
      sql<{ sessions: number }>`select count(*) as sessions from session`,
    )
    expect(sessions).toBe(0)
  })
})
