import { beforeAll, describe, expect, test } from 'vitest'
import * as addresses from '../../contract/addresses.ts'
import * as billing from '../../contract/billing.ts'
import { customerHistory } from '../../contract/customer-history.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { clearOutKept } from './kept.ts'

let testbed: TestApp
let company: Company
let owner: Caller
let supervisor: Caller

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  supervisor = await testbed.as(company.people.李娜)
})

const full = {
  title: '杭州轴承有限公司',
  taxNumber: '91350100M000100Y43',
  address: '滨江区 1 号',
  phone: '0571-88886666',
  bank: '工商银行滨江支行',
  account: '1202 0200 0990 0012 345',
}
const add = async (id: number, body: Record<string, unknown>) =>
  (await owner.call(billing.createBillingProfile, { params: { id }, body })).result.id
const list = async (caller: Caller, id: number) =>
  (await caller.call(billing.listBillingProfiles, { params: { id } })).result
const change = (caller: Caller, id: number, version: number, changes: Record<string, unknown>) =>
  caller.call(billing.updateBillingProfile, { params: { id }, body: { version, changes } })
const history = async (caller: Caller, id: number) =>
  (await caller.call(customerHistory, { params: { id }, query: {} })).result.rows

describe('billing data', () => {
  test('is kept as given, the phone as people read it', async () => {
    const id = await company.customerOf('王磊')
    await add(id, full)
    const { rows, can, fields } = await list(owner, id)
    expect(rows).toMatchObject([{ ...full, phone: '0571-8888 6666', isDefault: true, version: 1 }])
    expect({ can, fields }).toEqual({ can: { create: true, edit: true, reveal: false }, fields: {} })
  })

  test('with a tax number of the old kind is taken all the same', async () => {
    const id = await company.customerOf('王磊')
    await add(id, { title: '老企业', taxNumber: '330106123456789' })
    expect((await list(owner, id)).rows[0]?.taxNumber).toBe('330106123456789')
  })

  test('shows its phone in part to others than the owner, in the history too', async () => {
    const id = await company.customerOf('王磊')
    const made = await add(id, full)
    await change(owner, made, 1, { phone: '13800138000' })
    const shown = await list(supervisor, id)
    expect([shown.rows[0]?.phone, shown.fields]).toEqual(['138****8000', { phone: 'masked' }])
    const [entry] = await history(supervisor, id)
    expect(entry).toMatchObject({
      record: 'billing_profile',
      recordName: '杭州轴承有限公司',
      changes: [{ field: 'phone', before: '0571-****6666', after: '138****8000', masked: true }],
    })
    expect(JSON.stringify(await history(owner, id))).toContain('138 0013 8000')
  })

  test('has one default at a time, and always one', async () => {
    const id = await company.customerOf('王磊')
    const [a, b, c] = [
      await add(id, { title: '甲' }),
      await add(id, { title: '乙' }),
      await add(id, { title: '丙' }),
    ]
    const defaults = async () =>
      (await list(owner, id)).rows.filter(({ isDefault }) => isDefault).map((row) => row.id)
    expect(await defaults()).toEqual([a])
    await change(owner, b, 1, { isDefault: true })
    expect(await defaults()).toEqual([b])
    await owner.call(billing.deleteBillingProfile, { params: { id: b } })
    expect(await defaults()).toEqual([a])
    await owner.call(billing.restoreBillingProfile, { params: { id: b } })
    expect(await defaults()).toEqual([a])
    await change(owner, a, 99, { isDefault: false })
    expect((await defaults()).length).toBe(1)
    for (const each of [a, b, c]) await owner.call(billing.deleteBillingProfile, { params: { id: each } })
    await owner.call(billing.restoreBillingProfile, { params: { id: c } })
    expect(await defaults()).toEqual([c])
  })

  test('edited by two: other fields merge, the same one is shown with both values', async () => {
    const id = await company.customerOf('王磊')
    const made = await add(id, full)
    await change(owner, made, 1, { bank: '建设银行' })
    expect((await change(supervisor, made, 1, { address: '2 号' })).status).toBe(200)
    const answer = await change(supervisor, made, 1, { bank: '农业银行' })
    expect([answer.status, answer.error.collisions]).toMatchObject([
      409,
      { bank: { yours: '农业银行', theirs: '建设银行', by: '王磊' } },
    ])
    expect(Object.keys(answer.error.collisions ?? {})).toEqual(['bank'])
  })

  test.each([
    [{ phone: '88886666' }, 'phone'],
    [{ title: ' ' }, 'title'],
    [{ account: 'x'.repeat(61) }, 'account'],
  ])('with %j is refused at that field', async (wrong, path) => {
    const id = await company.customerOf('王磊')
    const answer = await owner.call(billing.createBillingProfile, {
      params: { id },
      body: { ...full, ...wrong },
    })
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, path])
  })

  test('of which the role sees no phone takes none either', async () => {
    const id = await company.customerOf('陈静')
    await sql`insert into role_field (role_id, field, level) select id, 'billing_profile.phone', 'hidden' from role where key = 'operations'`.execute(
      testbed.database.db,
    )
    const caller = await testbed.as(company.people.吴婷)
    const made = await caller.call(billing.createBillingProfile, { params: { id }, body: { title: '甲' } })
    expect(made.status, made.text).toBe(200)
    const refused = await change(caller, made.result.id, 1, { phone: '13800138000' })
    expect([refused.status, refused.error.fields[0]?.path]).toEqual([403, 'changes.phone'])
    expect((await list(caller, id)).fields).toEqual({ phone: 'hidden' })
  })
})

describe('a delivery address', () => {
  const place = { recipient: '赵明', phone: '13800138000', regionCode: '330108', address: '1 号仓库' }

  test('comes and goes like billing data, and the history tells of it', async () => {
    const id = await company.customerOf('王磊')
    const made = (await owner.call(addresses.createAddress, { params: { id }, body: place })).result
    const { rows } = (await owner.call(addresses.listAddresses, { params: { id } })).result
    expect(rows[0]).toMatchObject({ regionText: expect.stringContaining('滨江区'), phone: '138 0013 8000' })
    await owner.call(addresses.updateAddress, {
      params: { id: made.id },
      body: { version: 1, changes: { address: '2 号仓库' } },
    })
    await owner.call(addresses.deleteAddress, { params: { id: made.id } })
    const told = (await history(owner, id)).filter(({ record }) => record === 'delivery_address')
    expect(told.map(({ kind, recordName }) => `${kind} ${recordName}`)).toEqual([
      'deleted 赵明',
      'changed 赵明',
      'created 赵明',
    ])
    const others = (await supervisor.call(addresses.listAddresses, { params: { id } })).result
    expect(others.rows).toEqual([])
  })

  test('shows the phone in part to others than the owner', async () => {
    const id = await company.customerOf('王磊')
    await owner.call(addresses.createAddress, { params: { id }, body: place })
    const { rows } = (await supervisor.call(addresses.listAddresses, { params: { id } })).result
    expect(rows[0]?.phone).toBe('138****8000')
  })

  test('in a region that isn’t one is refused', async () => {
    const id = await company.customerOf('王磊')
    const answer = await owner.call(addresses.createAddress, {
      params: { id },
      body: { ...place, regionCode: '999999' },
    })
    expect(answer.error.fields[0]).toMatchObject({ path: 'regionCode', code: 'region.unknown' })
  })
})

describe('what is masked', () => {
  const rules = (limit: number, reason: boolean) =>
    sql`
      with gone as (delete from reveal)
      update organisation set reveal_daily_limit = ${limit}, reveal_reason_required = ${reason}`.execute(
      testbed.database.db,
    )
  const given = async () => {
    const id = await company.customerOf('王磊')
    const profile = await add(id, full)
    const { result } = await owner.call(addresses.createAddress, {
      params: { id },
      body: { recipient: '赵明', phone: '13800138000', address: '1 号仓库' },
    })
    return { id, profile, address: result.id }
  }
  const lookAtBilling = (caller: Caller, id: number, body: { reason?: string } = {}) =>
    caller.call(billing.revealBillingProfile, { params: { id }, body })
  const lookAtAddress = (caller: Caller, id: number, body: { reason?: string } = {}) =>
    caller.call(addresses.revealAddress, { params: { id }, body })

  test('is shown to who may look at contacts, and recorded with what it stands on', async () => {
    await rules(50, false)
    const { id, profile, address } = await given()
    expect((await list(supervisor, id)).can.reveal).toBe(true)
    expect((await lookAtBilling(supervisor, profile)).result).toEqual({ phone: '0571-8888 6666' })
    expect((await lookAtAddress(supervisor, address)).result).toEqual({ phone: '138 0013 8000' })
    const { rows } = await sql<{ told: string }>`
      select action || ' ' || object_id as told from access_log where customer_id = ${id} order by id`.execute(
      testbed.database.db,
    )
    expect(rows.map(({ told }) => told)).toEqual([
      `billing_profile.revealed ${profile}`,
      `delivery_address.revealed ${address}`,
    ])
  })

  test('wants a reason where the organisation does, and counts for the day’s limit', async () => {
    await rules(2, true)
    const { profile, address } = await given()
    const refused = await lookAtBilling(supervisor, profile)
    expect([refused.status, refused.error.fields[0]?.path]).toEqual([400, 'reason'])
    const body = { reason: '核对送货电话' }
    expect((await lookAtAddress(supervisor, address, body)).status).toBe(200)
    expect((await lookAtBilling(supervisor, profile, body)).status).toBe(200)
    expect((await lookAtAddress(supervisor, address, body)).error.code).toBe('reveal.limit_reached')
  })

  test('is nothing to look at for the owner, nor for who has no such right or doesn’t see the customer', async () => {
    await rules(0, true)
    const { id, profile, address } = await given()
    expect((await list(owner, id)).can.reveal).toBe(false)
    const [finance, elsewhere] = [
      await testbed.as(company.people.冯涛),
      await testbed.as(company.people.陈静),
    ]
    for (const caller of [finance, elsewhere]) {
      expect((await lookAtBilling(caller, profile)).status).toBe(403)
      expect((await lookAtAddress(caller, address)).status).toBe(403)
    }
    expect((await list(finance, id)).can.reveal).toBe(false)
  })

  test('of a recipient is the name, where the role sees names in part', async () => {
    await rules(50, false)
    await sql`insert into role_field (role_id, field, level) select id, 'delivery_address.recipient', 'masked' from role where key = 'customer_service'`.execute(
      testbed.database.db,
    )
    const { id, address } = await given()
    const caller = await testbed.as(company.people.郑洁)
    const shown = (await caller.call(addresses.listAddresses, { params: { id } })).result
    expect([shown.rows[0]?.recipient, shown.can.reveal]).toEqual(['赵*', true])
    expect((await lookAtAddress(caller, address)).result).toEqual({
      recipient: '赵明',
      phone: '138 0013 8000',
    })
  })
})

describe('a role guards', () => {
  const setLevels = (key: string, levels: Record<string, string>) =>
    sql`
      insert into role_field (role_id, field, level)
      select id, field, level from role, jsonb_each_text(${JSON.stringify(levels)}::jsonb) as given (field, level)
      where key = ${key} on conflict (role_id, field) do update set level = excluded.level`.execute(
      testbed.database.db,
    )

  test('account and tax number: in part, hidden or read only, in list, history, collision and edit', async () => {
    await setLevels('sales_supervisor', {
      'billing_profile.title': 'masked',
      'billing_profile.taxNumber': 'hidden',
      'billing_profile.account': 'masked',
      'billing_profile.bank': 'masked',
      'billing_profile.address': 'read',
    })
    const caller = await testbed.as(company.people.李娜)
    const id = await company.customerOf('王磊')
    const made = await add(id, full)
    await change(owner, made, 1, {
      account: '6222 0202 0011 2233 445',
      bank: '建设银行',
      taxNumber: '330106198765432',
    })
    const { rows, fields, can } = await list(caller, id)
    expect(rows[0]).toMatchObject({
      title: '杭*',
      taxNumber: null,
      account: '622****3445',
      bank: null,
      address: full.address,
    })
    expect(fields).toEqual({
      title: 'masked',
      taxNumber: 'hidden',
      account: 'masked',
      bank: 'masked',
      address: 'read',
      phone: 'masked',
    })
    expect(can).toEqual({ create: true, edit: true, reveal: true })

    const told = JSON.stringify(await history(caller, id))
    for (const value of ['杭州', '3301061', '0202 0011', '建设银行', '工商银行'])
      expect(told).not.toContain(value)
    expect(told).toContain('622****3445')
    const collided = await change(caller, made, 1, { account: '1', bank: '农业银行' })
    expect([collided.status, collided.text.includes('建设银行'), collided.text.includes('0011')]).toEqual([
      409,
      false,
      false,
    ])

    for (const field of ['taxNumber', 'address']) {
      const refused = await change(caller, made, 2, { [field]: '新' })
      expect([refused.status, refused.error.fields[0]?.path]).toEqual([403, `changes.${field}`])
    }
    expect((await change(caller, made, 2, { account: '9558 8000' })).status).toBe(200)
    const seen = await caller.call(billing.revealBillingProfile, { params: { id: made }, body: {} })
    expect(seen.result).toEqual({
      title: full.title,
      bank: '建设银行',
      account: '9558 8000',
      phone: '0571-8888 6666',
    })
    expect(JSON.stringify(await list(owner, id))).toContain('330106198765432')
  })

  test('where goods go: street and region too; what each must have can’t be left out by who may not write it', async () => {
    await setLevels('department_head', {
      'delivery_address.address': 'hidden',
      'delivery_address.regionCode': 'masked',
      'delivery_address.recipient': 'masked',
    })
    const caller = await testbed.as(company.people.赵总)
    const id = await company.customerOf('王磊')
    const place = { recipient: '赵明', phone: '13800138000', regionCode: '330108', address: '1 号仓库' }
    const made = (await owner.call(addresses.createAddress, { params: { id }, body: place })).result.id
    const { rows, can } = (await caller.call(addresses.listAddresses, { params: { id } })).result
    expect(rows[0]).toMatchObject({
      recipient: '赵*',
      phone: '138****8000',
      regionCode: null,
      regionText: null,
      address: null,
    })
    expect(can).toEqual({ create: false, edit: true, reveal: true })
    const added = await caller.call(addresses.createAddress, { params: { id }, body: place })
    expect([added.status, added.error.fields[0]?.path]).toEqual([403, 'address'])
    const seen = (await caller.call(addresses.revealAddress, { params: { id: made }, body: {} })).result
    expect(seen).toEqual({
      recipient: '赵明',
      phone: '138 0013 8000',
      regionCode: '330108',
      regionText: expect.stringContaining('滨江区'),
    })
    const told = (await history(caller, id)).find(({ record }) => record === 'delivery_address')
    expect(told?.recordName).toBe('赵*')
  })
})

test('what was deleted goes for good after thirty days, and not before', async () => {
  const { db } = testbed.database
  const id = await company.customerOf('王磊')
  const [old, young] = [await add(id, { title: '旧' }), await add(id, { title: '新' })]
  await sql`update billing_profile set deleted_at = now() - interval '31 days' where id = ${old}`.execute(db)
  await sql`update billing_profile set deleted_at = now() - interval '29 days' where id = ${young}`.execute(
    db,
  )
  await clearOutKept(db)
  const { rows } = await sql<{
    id: number
  }>`select id from billing_profile where customer_id = ${id}`.execute(db)
  expect(rows.map((row) => row.id)).toEqual([young])
})
