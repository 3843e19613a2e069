import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import { search } from '../../contract/search.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** By whatever is known of a customer; DOMAIN §1 (masked phones) and UX.md. */
let testbed: TestApp
let company: Company
let caller: Caller
const ids: Record<string, number> = {}
const bearings = '重庆长安轴承（集团）有限公司'

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  ids.own = await company.customerOf('王磊', {
    name: bearings,
    creditCode: '91350100M000100Y43',
    contacts: [{ name: '单雄信', jobTitle: '总工', phones: ['010-88886666 转 801'] }],
  })
  ids.colleague = await company.customerOf('孙丽', { name: '长安电子厂' })
  ids.signs = await company.customerOf('王磊', { name: 'A_B%C 100% 公司' })
  caller = await testbed.as(company.people.李娜)
})

const find = async (q: string, by = caller) => (await by.call(search, { query: { q } })).result.rows
const idsFor = async (q: string, by = caller) => (await find(q, by)).map(({ id }) => id)

test.each([
  ['two characters in the middle', '轴承', 'name'],
  ['one character at the beginning', '重', 'name'],
  ['other brackets and spaces', ' 轴承(集团) ', 'name'],
  ['traditional characters', '重慶長安', 'name'],
  ['initials, a polyphone read right', 'cqca', 'pinyin'],
  ['pinyin', 'chongqing', 'pinyin'],
  ['a contact', '单雄信', 'contact'],
  ['the initials of a contact, its family name read right', 'sxx', 'contact'],
  ['the last four digits of a phone', '6666', 'phone'],
  ['a credit code in small letters', '91350100m000100y43', 'creditCode'],
  ['the beginning of a credit code', '91350100', 'creditCode'],
])('by %s', async (_, q, matched) => {
  expect(await find(q)).toEqual([expect.objectContaining({ id: ids.own, matched })])
})

test('by the whole phone, for the owner', async () => {
  const owner = await testbed.as(company.people.王磊)
  expect(await idsFor('010-88886666', owner)).toEqual([ids.own])
  expect(await idsFor('01088886666', owner)).toEqual([ids.own])
})

test('a contact stands for itself, with its job title and customer', async () => {
  const { contacts } = (await caller.call(search, { query: { q: '单雄' } })).result
  expect(contacts).toEqual([
    expect.objectContaining({ name: '单雄信', jobTitle: '总工', customer: { id: ids.own, name: bearings } }),
  ])
})

test('own customers come first, then shorter names', async () => {
  const owner = await testbed.as(company.people.孙丽)
  await company.customerOf('孙丽', { name: '长安电子厂第二分厂' })
  expect((await find('长安', caller)).map(({ name }) => name)).toEqual([
    '长安电子厂',
    '长安电子厂第二分厂',
    '重庆长安轴承（集团）有限公司',
  ])
  expect((await idsFor('长安', owner))[0]).toBe(ids.colleague)
})

describe('signs that mean something to the database mean nothing here', () => {
  test.each(['%', '_', '\\', '%%%', "'", '100%'])('%s', async (q) => {
    const found = await idsFor(q)
    expect(found.filter((id) => id !== ids.signs)).toEqual([])
  })
})

test('whatever is typed, search and list answer, agree, and show nothing unseen', async () => {
  const owner = await testbed.as(company.people.王磊)
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.stringMatching(/^[0-9+ -]{1,15}$/),
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.constantFrom('长安', '有限公司', 'ca', '6666', '2026-GEN', 'dianzi'),
  )
  await fc.assert(
    fc.asyncProperty(
      typed.filter((q) => q.trim() !== '' && q.isWellFormed() && !q.includes('\0')),
      async (q) => {
        const found = await owner.call(search, { query: { q } })
        const listed = await owner.call(listCustomers, { query: { q } })
        expect([found.status, listed.status]).toEqual([200, 200])
        const exact = found.result.rows.filter(({ matched }) => matched !== 'similar')
        const seen = exact.map(({ id }) => id).sort()
        expect(seen).toEqual(listed.result.rows.map(({ id }) => id).sort())
        expect(found.result.rows.map(({ id }) => id)).not.toContain(ids.colleague)
      },
    ),
    { numRuns: 150 },
  )
})
