import type { FastifyRequest } from 'fastify'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/session.ts'
import { sql } from '../platform/database.ts'
import { type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, password } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { changePassword } from './actions.ts'
import { viewerOf } from './queries.ts'

/** What somebody gains by being quick, or by asking many times at once: nothing. */
let testbed: TestApp
let company: Company

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})
beforeEach(async () => {
  await sql`truncate sign_in_failure`.execute(testbed.database.db)
})

test('a password changed while its owner is deactivated brings nobody back', async () => {
  const { database } = testbed
  const id = company.people.孙丽
  const viewer = await viewerOf(database, id)
  await sql`update user_account set status = 'deactivated' where id = ${id}`.execute(database.db)
  if (!viewer) throw new Error('孙丽 is not active')
  const change = changePassword(
    database,
    { ...viewer, source: 'api' },
    { current: password, next: 'another-long-secret' },
    {} as FastifyRequest,
  )
  await expect(change).rejects.toMatchObject({ code: 'auth.required' })
  const { status } = await oneRow(
    database,
    sql<{ status: string }>`select status from user_account where id = ${id}`,
  )
  expect(status).toBe('deactivated')
})

test('guesses sent all at once count before the right one among them is told', async () => {
  const guess = (given: string) =>
    testbed.signedOut.call(contract.signIn, { body: { login: 'wanglei', password: given } })
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => guess(`wrong-${index}`)),
    guess(password),
  ])
  expect(answers.at(-1)?.error.code).toBe('auth.locked')
  expect(answers.filter(({ error }) => error.code === 'auth.failed').length).toBeLessThan(20)
})

test('so do guesses of the old password', async () => {
  const caller = await testbed.as(company.people.陈静)
  const guess = (current: string) =>
    caller.call(contract.changePassword, { body: { current, next: 'another-long-secret' } })
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => guess(`wrong-${index}`)),
    guess(password),
  ])
  expect(answers.at(-1)?.error.code).toBe('auth.locked')
})
