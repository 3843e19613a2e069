import { beforeAll, describe, expect, test } from 'vitest'
import * as contacts from '../../contract/contacts.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import * as contract from '../../contract/customers.ts'
import { search } from '../../contract/search.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §1, S0-05: phones, mail and WeChat are clear to the owner on the record, masked everywhere else. */
let testbed: TestApp
let company: Company
let customerId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  customerId = await company.customerOf('王磊', {
    contacts: [
      { name: '林若溪', phones: ['13812345678'], email: 'zhangsan@example.com', wechat: 'wx_secret_id' },
    ],
  })
})

const as = (name: PersonName) => testbed.as(company.people[name])
const found = async (caller: Caller, q: string) =>
  (await caller.call(search, { query: { q } })).result.rows.map(({ id }) => id).sort()

describe('phones, mail and WeChat (S0-05)', () => {
  const contactsOf = async (name: PersonName) =>
    (await (await as(name)).call(contacts.listContacts, { params: { id: customerId } })).result.rows

  test('are clear to the owner', async () => {
    const [contact] = await contactsOf('王磊')
    expect(contact?.phones).toEqual([
      { id: expect.any(Number), kind: 'mobile', shown: '138 1234 5678', dial: '+8613812345678' },
    ])
    expect(contact).toMatchObject({ email: 'zhangsan@example.com', wechat: 'wx_secret_id', fields: {} })
  })

  test.each(['李娜', '赵总', '管理员', '冯涛'] as const)('are masked for %s', async (name) => {
    const answer = await (await as(name)).call(contacts.listContacts, { params: { id: customerId } })
    expect(answer.result.rows[0]?.phones).toEqual([
      { id: expect.any(Number), kind: 'mobile', shown: '138****5678', dial: null },
    ])
    expect(answer.text).not.toMatch(/12345678|zhangsan|wx_secret_id/)
  })

  test('are masked in the list and in search even for the owner', async () => {
    const caller = await as('王磊')
    for (const answer of [
      await caller.call(contract.listCustomers, { query: {} }),
      await caller.call(search, { query: { q: '5678' } }),
    ]) {
      expect(answer.text).toContain('****')
      expect(answer.text).not.toContain('12345678')
    }
  })

  test('more than the last four digits find own customers only: nobody finds out a masked number bit by bit', async () => {
    expect(await found(await as('王磊'), '13812345678')).toEqual([customerId])
    for (const digits of ['45678', '2345678', '13812345678'])
      expect(await found(await as('李娜'), digits), digits).toEqual([])
  })

  test('revealing records who looked at whom', async () => {
    const [contact] = await contactsOf('李娜')
    const caller = await as('李娜')
    const revealed = await caller.call(contacts.revealContact, {
      params: { id: contact?.id ?? 0 },
      body: {},
    })
    expect(revealed.result.phones?.[0]?.shown).toBe('138 1234 5678')
    const event = await oneRow(
      testbed.database,
      sql<Record<string, unknown>>`
        select actor_id, customer_id, subject_id, data from event where kind = 'contact.revealed' order by id desc limit 1`,
    )
    expect(event).toEqual({
      actor_id: company.people.李娜,
      customer_id: customerId,
      subject_id: contact?.id,
      data: {},
    })
  })

  test('are masked in the history for whom they are masked on the record', async () => {
    const owner = await as('王磊')
    const [contact] = await contactsOf('王磊')
    await owner.call(contacts.updateContact, {
      params: { id: contact?.id ?? 0 },
      body: {
        version: contact?.version,
        changes: { phones: ['13812345678', '13698765432'], email: 'lisi@example.com', wechat: 'wx_other_id' },
      },
    })
    const history = async (name: PersonName) =>
      (await (await as(name)).call(customerHistory, { params: { id: customerId }, query: {} })).text
    expect(await history('王磊')).toContain('+8613698765432')
    for (const name of ['李娜', '冯涛'] as const) {
      const text = await history(name)
      expect(text).toContain('136****5432')
      expect(text).not.toMatch(/98765432|12345678|zhangsan|lisi|wx_/)
    }
  })

  test('a contact in the trash finds nothing any more', async () => {
    const id = await company.customerOf('王磊', {
      contacts: [{ name: '留下' }, { name: '梅小鹿', phones: ['13344449999'] }],
    })
    const caller = await as('王磊')
    expect(await found(caller, '9999')).toEqual([id])
    const rows = (await caller.call(contacts.listContacts, { params: { id } })).result.rows
    const gone = rows.find(({ name }) => name === '梅小鹿')
    await caller.call(contacts.deleteContact, { params: { id: gone?.id ?? 0 } })
    for (const q of ['梅小鹿', '9999', '13344449999', 'mxl']) expect(await found(caller, q), q).toEqual([])
  })
})
