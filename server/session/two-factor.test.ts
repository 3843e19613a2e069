import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import { acceptInvitation, renewInvitation } from '../../contract/people.ts'
import { updateSecurityRules } from '../../contract/security-rules.ts'
import * as session from '../../contract/session.ts'
import * as contract from '../../contract/two-factor.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import {
  type Company,
  foundTestCompany,
  oneRow,
  type PersonName,
  password,
} from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { heldUp } from '../platform/testing/held-up.ts'

const environment = { SECRET_KEY: 'a key of the tests, long enough for it' }
let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database, { environment })
})
beforeEach(async () => {
  // Steps of half a minute: the clock stands still, and a test moves it.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-20T02:00:05Z') })
  await sql`truncate sign_in_failure, session, two_factor, recovery_code`.execute(testbed.database.db)
  await sql`update organisation set two_factor_for = 'nobody', password_days = null`.execute(
    testbed.database.db,
  )
})
afterEach(() => void vi.useRealTimers())

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
const as = (name: PersonName) => testbed.as(company.people[name])
const signIn = (code?: string, login = 'wanglei', given = password) =>
  testbed.signedOut.call(session.signIn, { body: { login, password: given, ...(code && { code }) } })
const works = async (caller: Caller) => (await caller.call(listCustomers, { query: {} })).status

/** Turned on, and half a minute later, so that the first code has passed. */
async function turnOn(caller: Caller) {
  const { secret, uri } = (await caller.call(contract.beginTwoFactor)).result
  const confirmed = await caller.call(contract.confirmTwoFactor, { body: { code: codeOf(secret) } })
  expect(confirmed.status, confirmed.text).toBe(200)
  later(60)
  return { secret, uri, codes: confirmed.result.recoveryCodes }
}

describe('turning it on', () => {
  test('gives a secret that apps read, and ten recovery codes once it is confirmed', async () => {
    const caller = await as('王磊')
    const { uri, secret, codes } = await turnOn(caller)
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*wanglei\?/)
    expect(uri).toContain(`secret=${secret}`)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
    const state = (await caller.call(contract.readTwoFactor)).result
    expect(state).toMatchObject({ isOn: true, recoveryCodesLeft: 10 })
  })

  test('changes nothing before a right code', async () => {
    const caller = await as('王磊')
    await caller.call(contract.beginTwoFactor)
    const wrong = await caller.call(contract.confirmTwoFactor, { body: { code: '000000' } })
    expect([wrong.status, wrong.error.code]).toEqual([400, 'auth.code_wrong'])
    expect((await signIn()).status).toBe(200)
  })

  test.each(['字母与数字码', 'é12345', '½½½½½½', '12345', '1234567', '{{code}}'])(
    'is not done by %s, which is no code',
    async (code) => {
      const caller = await as('王磊')
      await caller.call(contract.beginTwoFactor)
      const wrong = await caller.call(contract.confirmTwoFactor, { body: { code } })
      expect([wrong.status, wrong.error.code]).toEqual([400, 'auth.code_wrong'])
    },
  )

  test('twice is refused, and leaves the first', async () => {
    const caller = await as('王磊')
    const { secret } = await turnOn(caller)
    expect((await caller.call(contract.beginTwoFactor)).error.code).toBe('two_factor.on')
    expect((await signIn(codeOf(secret))).status).toBe(200)
  })

  test('is not for a token, which would lock its owner out', async () => {
    const made = await (await as('王磊')).call(session.createToken, { body: { name: '脚本', days: 1 } })
    const byToken = testbed.withHeaders({ authorization: `Bearer ${made.result.token}` })
    expect((await byToken.call(contract.beginTwoFactor)).status).toBe(403)
  })

  test('keeps nothing in the database that a reader could use', async () => {
    const { secret, codes } = await turnOn(await as('王磊'))
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex')
    const { kept } = await oneRow(
      testbed.database,
      sql<{ kept: string }>`
        select encode(f.secret, 'hex') || encode(f.secret, 'escape')
          || (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_code) as kept
        from two_factor f`,
    )
    expect(kept).not.toContain(bytes)
    expect(kept).not.toContain(secret)
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''))
  })
})

describe('signing in', () => {
  test('asks for a code after the right password only, and opens no session before', async () => {
    await turnOn(await as('王磊'))
    await sql`truncate session`.execute(testbed.database.db)
    const answer = await signIn()
    expect([answer.status, answer.error.code]).toEqual([401, 'auth.code_required'])
    expect(answer.cookie('kemai_session')).toBeUndefined()
    expect((await signIn(undefined, 'wanglei', 'wrong')).error.code).toBe('auth.failed')
    const { count } = await oneRow(
      testbed.database,
      sql<{ count: number }>`select count(*) as count from session`,
    )
    expect(count).toBe(0)
  })

  test.each([
    [-1, 200],
    [0, 200],
    [1, 200],
    [-2, 400],
    [2, 400],
  ])('takes a code that is %i steps off: %i', async (steps, status) => {
    const { secret } = await turnOn(await as('王磊'))
    later(60)
    expect((await signIn(codeOf(secret, steps))).status).toBe(status)
  })

  test('takes a code as an app shows it', async () => {
    const { secret } = await turnOn(await as('王磊'))
    const code = codeOf(secret)
    expect((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
  })

  test('takes no code twice, nor an earlier one after it', async () => {
    const { secret } = await turnOn(await as('王磊'))
    const [earlier, code] = [codeOf(secret, -1), codeOf(secret)]
    expect((await signIn(code)).status).toBe(200)
    expect((await signIn(code)).error.code).toBe('auth.code_wrong')
    expect((await signIn(earlier)).error.code).toBe('auth.code_wrong')
    later(30)
    expect((await signIn(codeOf(secret))).status).toBe(200)
  })

  test('takes the code of the turning on no second time', async () => {
    const caller = await as('王磊')
    const { secret } = (await caller.call(contract.beginTwoFactor)).result
    const code = codeOf(secret)
    await caller.call(contract.confirmTwoFactor, { body: { code } })
    expect((await signIn(code)).error.code).toBe('auth.code_wrong')
  })

  test('one code sent by two at once opens one session', async () => {
    const { secret } = await turnOn(await as('王磊'))
    const code = codeOf(secret)
    const answers = await heldUp(testbed.database, 'two_factor', 2, () => [signIn(code), signIn(code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('a recovery code works once, in any case and with or without hyphens', async () => {
    const caller = await as('王磊')
    const { codes } = await turnOn(caller)
    const [first = '', second = ''] = codes
    expect((await signIn(first.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
    expect((await signIn(first)).error.code).toBe('auth.code_wrong')
    expect((await signIn(second)).status).toBe(200)
    expect((await caller.call(contract.readTwoFactor)).result.recoveryCodesLeft).toBe(8)
  })

  test('a recovery code of somebody else opens nothing', async () => {
    await turnOn(await as('王磊'))
    const { codes } = await turnOn(await as('孙丽'))
    expect((await signIn(codes[0])).error.code).toBe('auth.code_wrong')
  })

  test('wrong codes lock the account like wrong passwords, counted together', async () => {
    const { secret } = await turnOn(await as('王磊'))
    for (let count = 0; count < 3; count += 1) await signIn('000000')
    for (let count = 0; count < 2; count += 1) await signIn(undefined, 'wanglei', 'wrong')
    const locked = await signIn(codeOf(secret))
    expect([locked.status, locked.error.code]).toEqual([429, 'auth.locked'])
  })

  test('the right password alone begins no new count', async () => {
    await turnOn(await as('王磊'))
    for (let count = 0; count < 4; count += 1) await signIn('000000')
    expect((await signIn()).error.code).toBe('auth.code_required')
    expect((await signIn('000000')).error.code).toBe('auth.code_wrong')
    expect((await signIn()).error.code).toBe('auth.locked')
  })

  test('of twenty codes guessed at once five are looked at', async () => {
    await turnOn(await as('王磊'))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, guess) => signIn(String(100_000 + guess))),
    )
    const looked = answers.filter(({ error }) => error.code === 'auth.code_wrong')
    expect(looked.length).toBeLessThanOrEqual(5)
  })

  test('with another key than it was kept with: recovery codes work, the app doesn’t, and says why', async () => {
    const { secret, codes } = await turnOn(await as('王磊'))
    for (const other of [{ SECRET_KEY: 'another key, as long as the first one' }, {}]) {
      const moved = await testApp(testbed.database, { environment: other })
      const code = (given: string) =>
        moved.signedOut.call(session.signIn, { body: { login: 'wanglei', password, code: given } })
      expect((await code(codeOf(secret))).error.code).toBe('two_factor.unavailable')
      expect((await code(codes.pop() ?? '')).status).toBe(200)
    }
  })

  test('a link for a forgotten password doesn’t stand for the code', async () => {
    const { secret } = await turnOn(await as('孙丽'))
    const administrator = await as('管理员')
    const { result } = await administrator.call(renewInvitation, { params: { id: company.people.孙丽 } })
    const accept = (code?: string) =>
      testbed.signedOut.call(acceptInvitation, {
        params: { token: result.link.replace('/invitations/', '') },
        body: { password: 'a-fine-long-secret', ...(code && { code }) },
      })
    expect((await accept()).error.code).toBe('auth.code_required')
    expect((await accept('000000')).error.code).toBe('auth.code_wrong')
    expect((await signIn(codeOf(secret), 'sunli')).status).toBe(200)
    later(30)
    expect((await accept(codeOf(secret))).status).toBe(200)
  })
})

describe('turning it off', () => {
  const end = (caller: Caller, given = password) =>
    caller.call(contract.endTwoFactor, { body: { password: given } })

  test('asks for the password, and counts wrong ones', async () => {
    const caller = await as('王磊')
    await turnOn(caller)
    expect((await end(caller, 'wrong')).error.code).toBe('auth.password_wrong')
    expect((await signIn()).error.code).toBe('auth.code_required')
    expect((await end(caller)).status).toBe(200)
    expect((await signIn()).status).toBe(200)
    for (let count = 0; count < 5; count += 1) await end(caller, 'wrong')
    expect((await end(caller)).error.code).toBe('auth.locked')
  })

  test('is refused to whom the organisation asks it of', async () => {
    const caller = await as('王磊')
    await turnOn(caller)
    await sql`update organisation set two_factor_for = 'everybody'`.execute(testbed.database.db)
    expect((await end(caller)).error.code).toBe('two_factor.required')
  })

  test('new recovery codes ask for the password and end the old ones', async () => {
    const caller = await as('王磊')
    const { codes } = await turnOn(caller)
    const renew = (given: string) => caller.call(contract.renewRecoveryCodes, { body: { password: given } })
    expect((await renew('wrong')).error.code).toBe('auth.password_wrong')
    const { recoveryCodes } = (await renew(password)).result
    expect((await signIn(codes[0])).error.code).toBe('auth.code_wrong')
    expect((await signIn(recoveryCodes[0])).status).toBe(200)
  })

  test('by an administrator ends the sessions, and is written down', async () => {
    const caller = await as('王磊')
    await turnOn(caller)
    const administrator = await as('管理员')
    const reset = await administrator.call(contract.resetTwoFactor, { params: { id: company.people.王磊 } })
    expect(reset.status).toBe(200)
    expect(await works(caller)).toBe(401)
    expect((await signIn()).status).toBe(200)
    const entry = await oneRow(
      testbed.database,
      sql`select actor_id, object_id from access_log where action = 'twoFactor.reset' order by id desc limit 1`,
    )
    expect(entry).toEqual({ actor_id: company.people.管理员, object_id: company.people.王磊 })
  })
})

describe('an organisation that asks for it', () => {
  const ask = (who: string) =>
    sql`update organisation set two_factor_for = ${who}`.execute(testbed.database.db)

  test('lets nobody do anything else before it is set up', async () => {
    const caller = await as('王磊')
    await ask('everybody')
    expect(await works(caller)).toBe(403)
    expect(
      (await caller.call(session.changePassword, { body: { current: password, next: 'x' } })).status,
    ).toBe(403)
    const seen = await caller.call(session.readSession)
    expect(seen.result.me?.mustDo).toBe('two_factor')
    expect((await signIn()).result.mustDo).toBe('two_factor')
    await turnOn(caller)
    expect(await works(caller)).toBe(200)
    expect((await caller.call(session.readSession)).result.me?.mustDo).toBeNull()
  })

  test('lets no token of theirs in either', async () => {
    const caller = await as('王磊')
    const made = await caller.call(session.createToken, { body: { name: '脚本', days: 1 } })
    const byToken = testbed.withHeaders({ authorization: `Bearer ${made.result.token}` })
    expect(await works(byToken)).toBe(200)
    await ask('everybody')
    const answer = await byToken.call(listCustomers, { query: {} })
    expect([answer.status, answer.error.code]).toEqual([403, 'auth.two_factor_needed'])
  })

  test('of its administrators asks it of them only', async () => {
    const [seller, administrator] = [await as('王磊'), await as('管理员')]
    await ask('administrators')
    expect([await works(seller), await works(administrator)]).toEqual([200, 403])
  })

  test('can’t ask for what the server has no key for', async () => {
    const keyless = await testApp(testbed.database)
    const body = { version: 1, changes: { twoFactorFor: 'everybody' } }
    const administrator = keyless.withHeaders((await cookieOf('管理员')) ?? {})
    expect((await administrator.call(updateSecurityRules, { body })).error.code).toBe(
      'two_factor.unavailable',
    )
    expect((await administrator.call(contract.beginTwoFactor)).error.code).toBe('two_factor.unavailable')
  })

  const cookieOf = async (name: PersonName) => {
    const login = name === '管理员' ? 'admin' : 'wanglei'
    const token = (await signIn(undefined, login)).cookie('kemai_session')?.value
    return { cookie: `kemai_session=${token}` }
  }
})

test('an expired password is changed first', async () => {
  const caller = await as('陈静')
  await sql`update organisation set password_days = 30`.execute(testbed.database.db)
  const age = (days: number) =>
    sql`update user_account set password_changed_at = now() - make_interval(days => ${days}) where id = ${company.people.陈静}`.execute(
      testbed.database.db,
    )
  await age(29)
  expect(await works(caller)).toBe(200)
  await age(31)
  expect((await caller.call(listCustomers, { query: {} })).error.code).toBe('auth.password_expired')
  const changed = await caller.call(session.changePassword, {
    body: { current: password, next: 'a-new-long-secret' },
  })
  expect(changed.status, changed.text).toBe(200)
  expect(await works(caller)).toBe(200)
})
