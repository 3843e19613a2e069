import { beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/people.ts'
import { listRoles } from '../../contract/roles.ts'
import { signIn } from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let administrator: Caller
const roles: Record<string, number> = {}

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  administrator = await testbed.as(company.people.管理员)
  for (const { id, key } of (await administrator.call(listRoles)).result.rows) if (key) roles[key] = id
})

let count = 0
const invite = async (fields: Record<string, unknown> = {}) => {
  count += 1
  return administrator.call(contract.inviteUser, {
    body: {
      name: `新人${count}`,
      userName: `new${count}`,
      departmentId: company.departments.华东区,
      roleIds: [roles.sales],
      ...fields,
    },
  })
}
const tokenOf = (link: string) => link.replace('/invitations/', '')
const accept = (link: string, password = 'a-fine-long-secret') =>
  testbed.signedOut.call(contract.acceptInvitation, { params: { token: tokenOf(link) }, body: { password } })
const open = (link: string) =>
  testbed.signedOut.call(contract.openInvitation, { params: { token: tokenOf(link) } })

describe('an invitation', () => {
  test('tells who is invited, sets the password, signs in – once', async () => {
    const { result } = await invite({ name: '刘新' })
    expect((await open(result.link)).result).toMatchObject({ name: '刘新', organisation: '华信商贸' })
    const accepted = await accept(result.link)
    expect(accepted.status, accepted.text).toBe(200)
    const cookie = `kemai_session=${accepted.cookie('kemai_session')?.value}`
    expect((await testbed.withHeaders({ cookie }).call(listCustomers, { query: {} })).status).toBe(200)
    for (const again of [await accept(result.link), await open(result.link)])
      expect([again.status, again.error.code]).toEqual([404, 'auth.invitation_invalid'])
  })

  test('opened by two at once works for one', async () => {
    const { result } = await invite()
    const answers = await Promise.all([accept(result.link), accept(result.link), accept(result.link)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  })

  test('ends after seven days', async () => {
    const { result } = await invite()
    const expire = (interval: string) =>
      sql`update invitation set expires_at = now() + ${interval}::interval where user_id = ${result.id}`.execute(
        testbed.database.db,
      )
    await expire('1 minute')
    expect((await open(result.link)).status).toBe(200)
    await expire('-1 second')
    expect((await open(result.link)).status).toBe(404)
    expect((await accept(result.link)).status).toBe(404)
  })

  test('made anew ends the earlier one', async () => {
    const { result } = await invite()
    const renewed = await administrator.call(contract.renewInvitation, { params: { id: result.id } })
    expect((await accept(result.link)).status).toBe(404)
    expect((await accept(renewed.result.link)).status).toBe(200)
  })

  test('for a forgotten password ends the sessions of before', async () => {
    const caller = await testbed.as(company.people.陈静)
    const renewed = await administrator.call(contract.renewInvitation, {
      params: { id: company.people.陈静 },
    })
    expect((await accept(renewed.result.link)).status).toBe(200)
    expect((await caller.call(listCustomers, { query: {} })).status).toBe(401)
  })

  test('ends when the person is deactivated; none is made for who has left', async () => {
    const { result } = await invite()
    await administrator.call(contract.deactivateUser, { params: { id: result.id } })
    expect((await accept(result.link)).status).toBe(404)
    const answer = await administrator.call(contract.renewInvitation, { params: { id: result.id } })
    expect([answer.status, answer.error.code]).toEqual([409, 'user.not_invited'])
  })

  test('asks for a password worth the name', async () => {
    const { result } = await invite()
    const { error } = await accept(result.link, 'short')
    expect([error.code, error.fields[0]?.path]).toEqual(['auth.password_weak', 'password'])
    expect((await accept(result.link)).status).toBe(200)
  })

  test('leaves who hasn’t opened it unable to sign in', async () => {
    await invite({ userName: 'waiting' })
    const answer = await testbed.signedOut.call(signIn, { body: { login: 'waiting', password: '' } })
    expect(answer.status).toBe(400)
    const guessed = await testbed.signedOut.call(signIn, { body: { login: 'waiting', password: 'null' } })
    expect(guessed.status).toBe(401)
  })

  test.each([
    ['user name', { userName: 'WangLei' }, 409, 'user.name_taken'],
    ['department', { departmentId: 999_999 }, 400, 'input.invalid'],
    ['role', { roleIds: [999_999] }, 400, 'input.invalid'],
    ['phone', { phone: '12' }, 400, 'input.invalid'],
    ['field', { telephone: '13800138000' }, 400, 'input.invalid'],
  ])('with a wrong %s is refused, and says where', async (_, fields, status, code) => {
    const answer = await invite(fields)
    expect([answer.status, answer.error.code], answer.text).toEqual([status, code])
    expect(answer.error.fields.map(({ path }) => path)).toEqual(Object.keys(fields))
    expect(answer.error.fields[0]?.message).not.toBe(answer.error.fields[0]?.code)
  })

  test('with a phone or mail of somebody else is refused', async () => {
    await invite({ phone: '138 1111 2222', email: 'one@example.com' })
    const phone = (await invite({ phone: '+86 13811112222' })).error
    expect([phone.code, phone.fields[0]?.path]).toEqual(['user.phone_taken', 'phone'])
    const email = (await invite({ email: 'ONE@example.com' })).error
    expect([email.code, email.fields[0]?.path]).toEqual(['user.email_taken', 'email'])
  })
})
