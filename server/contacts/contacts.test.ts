import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { barContact } from '../../contract/consents.ts'
import * as contract from '../../contract/contacts.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import { createCustomer, openCustomer } from '../../contract/customers.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

/** DOMAIN §2, Contacts; S2-16. */
let testbed: TestApp
let company: Company
let owner: Caller
let customerId: number

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
})
beforeEach(async () => {
  customerId = await company.customerOf('王磊')
})

const add = async (body: Record<string, unknown>) =>
  owner.call(contract.createContact, { params: { id: customerId }, body })
const idOf = async (body: Record<string, unknown>) => (await add(body)).result.id
const edit = (id: number, version: number, changes: Record<string, unknown>, by = owner) =>
  by.call(contract.updateContact, { params: { id }, body: { version, changes } })
const remove = (id: number) => owner.call(contract.deleteContact, { params: { id } })
const restore = (id: number) => owner.call(contract.restoreContact, { params: { id } })
const list = async () => (await owner.call(contract.listContacts, { params: { id: customerId } })).result.rows
const primary = async () => (await list()).filter(({ isPrimary }) => isPrimary).map(({ name }) => name)
const open = async () => (await owner.call(openCustomer, { params: { id: customerId } })).result

describe('the primary contact', () => {
  test('is the first one, until another is chosen', async () => {
    await add({ name: '张三' })
    await add({ name: '李四' })
    expect(await primary()).toEqual(['张三'])
    await add({ name: '王五', isPrimary: true })
    expect(await primary()).toEqual(['王五'])
    const [, second] = await list()
    await edit(second?.id ?? 0, second?.version ?? 0, { isPrimary: true })
    expect(await primary()).toEqual(['张三'])
  })

  test('of a new customer is the one marked so, else the first', async () => {
    const create = async (contacts: unknown[], name: string) => {
      const { result } = await owner.call(createCustomer, { body: { name, contacts } })
      customerId = result.id
      return primary()
    }
    expect(await create([{ name: '张三' }, { name: '李四', isPrimary: true }], '主联系人甲商行')).toEqual([
      '李四',
    ])
    expect(await create([{ name: '张三' }, { name: '李四' }], '主联系人乙商行')).toEqual(['张三'])
    expect(
      await create(
        [
          { name: '张三', isPrimary: true },
          { name: '李四', isPrimary: true },
        ],
        '主联系人丙商行',
      ),
    ).toEqual(['张三'])
  })

  test('is followed by the next one when deleted, and by nobody who has left while others are there', async () => {
    const first = await idOf({ name: '张三' })
    await add({ name: '李四', leftOn: '2026-01-01' })
    const third = await idOf({ name: '王五' })
    await remove(first)
    expect(await primary()).toEqual(['王五'])
    await remove(third)
    expect(await primary()).toEqual(['李四'])
  })

  test('doesn’t come back as primary when another has taken the place', async () => {
    const first = await idOf({ name: '张三' })
    await add({ name: '李四' })
    await remove(first)
    await restore(first)
    expect(await primary()).toEqual(['李四'])
    expect((await open()).contactCount).toBe(2)
  })

  test('can’t be given up without another: lists go on showing somebody', async () => {
    const first = await idOf({ name: '张三' })
    await edit(first, 1, { isPrimary: false })
    expect(await primary()).toEqual(['张三'])
    await add({ name: '李四' })
    const [now] = await list()
    await edit(first, now?.version ?? 0, { isPrimary: false })
    expect(await primary()).toEqual(['李四'])
  })

  test('is one, even when ten are chosen at once', async () => {
    const ids = []
    for (let count = 0; count < 10; count += 1) ids.push(await idOf({ name: `联系人${count}` }))
    const answers = await Promise.all(ids.map((id) => edit(id, 1, { isPrimary: true })))
    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
    expect(await primary()).toHaveLength(1)
  })
})

describe('the number', () => {
  test('counts on under its customer and is never given twice', async () => {
    await add({ name: '张三' })
    const second = await idOf({ name: '李四' })
    await remove(second)
    await add({ name: '王五' })
    const { number } = await open()
    expect((await list()).map((contact) => contact.number)).toEqual([`${number}_L001`, `${number}_L003`])
    await restore(second)
    expect((await list()).map((contact) => contact.number).sort()).toEqual(
      ['_L001', '_L002', '_L003'].map((end) => number + end),
    )
  })

  test('is given once each to twenty people entered at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => add({ name: `同时${index}` })))
    const numbers = (await list()).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(20)
    expect((await open()).contactCount).toBe(20)
  })
})

describe('phones', () => {
  test('several of each kind are kept in the order given, each once', async () => {
    await add({
      name: '张三',
      phones: ['138 0013 8000', '010-88886666 转 801', '400-820-8820', '13800138000'],
    })
    const [contact] = await list()
    expect(contact?.phones).toEqual([
      { id: expect.any(Number), kind: 'mobile', shown: '138 0013 8000', dial: '+8613800138000' },
      {
        id: expect.any(Number),
        kind: 'landline',
        shown: expect.stringContaining('801'),
        dial: '+861088886666,801',
      },
      { id: expect.any(Number), kind: 'hotline', shown: expect.any(String), dial: expect.any(String) },
    ])
  })

  test.each([
    ['of a new contact', 'phones.1', () => add({ name: '张三', phones: ['13800138000', '12'] })],
    [
      'of a new customer',
      'contacts.1.phones.0',
      () =>
        owner.call(createCustomer, {
          body: { name: '电话商行', contacts: [{ name: '甲' }, { name: '乙', phones: ['12'] }] },
        }),
    ],
    ['of an edit', 'changes.phones.0', async () => edit(await idOf({ name: '张三' }), 1, { phones: ['12'] })],
  ])('a wrong one %s is named by its place', async (_, path, send) => {
    const answer = await send()
    expect([answer.status, answer.error.fields.map((field) => field.path)]).toEqual([400, [path]])
  })

  test('that come and go stand in the history', async () => {
    const id = await idOf({ name: '张三', phones: ['13800138000'] })
    await edit(id, 1, { phones: ['13900139000'] })
    const { rows } = (await owner.call(customerHistory, { params: { id: customerId }, query: {} })).result
    const changes = rows.flatMap((row) => row.changes).filter(({ field }) => field === 'phone')
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'phone', before: '+8613800138000', after: null },
        { field: 'phone', before: null, after: '+8613900139000' },
      ]),
    )
  })
})

describe('reports to', () => {
  test('never goes round in a circle, even when two are set at once', async () => {
    const [a, b, c] = [await idOf({ name: '甲' }), await idOf({ name: '乙' }), await idOf({ name: '丙' })]
    expect((await edit(b, 1, { reportsToId: a })).status).toBe(200)
    expect((await edit(c, 1, { reportsToId: b })).status).toBe(200)
    const answer = await edit(a, 1, { reportsToId: c })
    expect([answer.status, answer.error.fields?.[0]?.code], answer.text).toEqual([400, 'reports_to.circle'])
    const [d, e] = [await idOf({ name: '丁' }), await idOf({ name: '戊' })]
    const both = await Promise.all([edit(d, 1, { reportsToId: e }), edit(e, 1, { reportsToId: d })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('is another contact of the same customer', async () => {
    const boss = await idOf({ name: '王总' })
    const id = await idOf({ name: '张三', reportsToId: boss })
    expect((await list()).find((contact) => contact.id === id)?.reportsToId).toBe(boss)
  })

  test.each(['a contact of another customer', 'nobody', 'itself', 'somebody deleted'])(
    'is never %s',
    async (whom) => {
      const foreign = await idOf({ name: '别家的人' })
      customerId = await company.customerOf('王磊')
      const id = await idOf({ name: '张三' })
      const gone = await idOf({ name: '已删的人' })
      await remove(gone)
      const reportsToId = {
        'a contact of another customer': foreign,
        nobody: 999_999,
        itself: id,
        'somebody deleted': gone,
      }[whom]
      const edited = await edit(id, 1, { reportsToId })
      expect([edited.status, edited.error.fields[0]?.path], edited.text).toEqual([400, 'changes.reportsToId'])
      const added = whom === 'itself' ? edited : await add({ name: '李四', reportsToId })
      expect(added.status, added.text).toBe(400)
      const body = { name: `汇报${whom}商行`, contacts: [{ name: '新人', reportsToId }] }
      const created = await owner.call(createCustomer, { body })
      expect([created.status, created.error.fields?.[0]?.path], created.text).toEqual([
        400,
        'contacts.0.reportsToId',
      ])
    },
  )
})

describe('a customer who is a person', () => {
  const enter = (id: number, by = owner) => by.call(contract.createPerson, { params: { id } })

  test('becomes their own contact once, with the basis of new contacts', async () => {
    customerId = await company.customerOf('王磊', { type: 'individual', name: '端木赐' })
    const answers = await Promise.all([enter(customerId), enter(customerId)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const rows = await list()
    expect(rows).toMatchObject([{ name: '端木赐', isPrimary: true, consents: [{ basis: 'contract' }] }])
    expect(answers.map(({ result }) => result.id)).toEqual([rows[0]?.id, rows[0]?.id])
    expect((await open()).version).toBe(1)
  })

  test('who is in the trash comes back with the wish not to be contacted, and isn’t entered anew', async () => {
    customerId = await company.customerOf('王磊', { type: 'individual', name: '公冶长' })
    const { id } = (await enter(customerId)).result
    const at = { params: { id } }
    await owner.call(barContact, { ...at, body: { channels: ['phone'], reason: '本人要求' } })
    await remove(id)
    expect((await enter(customerId)).error.code).toBe('person.in_trash')
    const { result } = await owner.call(contract.listContacts, { params: { id: customerId } })
    expect(result).toEqual({ rows: [], personInTrash: id, can: { create: true, restore: true } })
    await restore(id)
    expect(await list()).toMatchObject([{ id, doNotContact: { reason: '本人要求' } }])
    expect((await enter(customerId)).result.id).toBe(id)
  })

  test('is entered by who may add contacts there, and no company is', async () => {
    const id = await company.customerOf('王磊', { type: 'individual', name: '澹台灭' })
    expect((await enter(id, await testbed.as(company.people.孙丽))).status).toBe(404)
    expect((await enter(id, await testbed.as(company.people.沈计))).status).toBe(403)
    const { status, error } = await enter(customerId)
    expect([status, error.fields[0]?.code]).toEqual([400, 'person.company'])
  })
})
