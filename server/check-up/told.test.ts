import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FindingKind } from '../../contract/check-up.ts'
import { exportCustomers, listCustomers } from '../../contract/customers.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import { type CheckUpBed, checkUpBed } from './testing/bed.ts'
import { contact, named, set, setPhone } from './testing/case.ts'

/** DOMAIN §1: what a role hides no finding tells, neither by a list nor by a figure. */
let bed: CheckUpBed
let sellers: number
let other: number

beforeAll(async () => {
  bed = await checkUpBed()
  const { company, database } = bed
  const draft = { initialNeed: '轴承', contacts: contact('13700000001') }
  sellers = await company.customerOf('王磊', draft)
  other = await company.customerOf('孙丽', draft)
  for (const id of [sellers, other])
    await set("no_next_reason = 'not_now', credit_code = '91350100M000100Y44'")(database.db, id)
  const wrong = await company.customerOf('孙丽', { initialNeed: '轴承', contacts: contact('13700000009') })
  await setPhone('+86137')(database.db, wrong)
  await company.customerOf('陈静')
})
beforeEach(async () => {
  await sql`delete from role_field where role_id in (select id from role where key = 'operations')`.execute(
    bed.database.db,
  )
  await bed.check()
})

/** 吴婷 sees all customers. */
async function giveLevel(level: FieldLevel, ...fields: string[]) {
  await sql`
    insert into role_field (role_id, field, level)
    select id, field, ${level} from role, unnest(${fields}::text[]) field where key = 'operations'`.execute(
    bed.database.db,
  )
}
const told = async () => (await bed.report('吴婷')).kinds
const kindsTold = async () => (await told()).map(({ kind }) => kind)

test.each<[FieldLevel, string, FindingKind[]]>([
  ['hidden', 'contact.phones', ['same_phone', 'invalid_phone']],
  ['hidden', 'customer.creditCode', ['same_code', 'invalid_code']],
  ['masked', 'customer.creditCode', ['same_code', 'invalid_code']],
  ['hidden', 'contact.leftOn', ['no_contact']],
  ['masked', 'contact.phones', []],
  ['read', 'customer.creditCode', []],
])('%s %s keeps these kinds from lists, exports and the page: %j', async (level, field, kept) => {
  const all = await kindsTold()
  await giveLevel(level, field)
  expect(all.filter((kind) => !kept.includes(kind))).toEqual(await kindsTold())
  const caller = await bed.as('吴婷')
  for (const finding of all) {
    const list = await caller.call(listCustomers, { query: { finding } })
    const file = await caller.call(exportCustomers, { query: { finding, format: 'csv' } })
    const expected = kept.includes(finding) ? [400, 'field.not_shown'] : [200, undefined]
    expect([list.status, list.error.fields?.[0]?.code], finding).toEqual(expected)
    expect(file.status, finding).toBe(expected[0])
  }
})

test('the share of sound ones is told without the kinds that aren’t', async () => {
  await set('credit_code = null')(bed.database.db, sellers)
  await bed.check()
  // The other one with a wrong code, and the number that can’t be called.
  await giveLevel('read', 'contact.phones')
  const before = (await bed.report('吴婷')).figures
  await giveLevel('hidden', 'customer.creditCode')
  const after = (await bed.report('吴婷')).figures
  await sql`update role_field set level = 'hidden' where field = 'contact.phones'`.execute(bed.database.db)
  const last = (await bed.report('吴婷')).figures
  expect([before, after, last].map((figures) => figures?.sound)).toEqual([0, 0, 2])
  await set("credit_code = '91350100M000100Y44'")(bed.database.db, sellers)
})

test('a masked number that is the own one too isn’t told; two masked ones that are the same are', async () => {
  const lead = await bed.company.customerOf('李娜', { contacts: contact('13700000002') })
  const sold = await bed.company.customerOf('王磊', { contacts: contact('13700000002') })
  await bed.check()
  expect(await bed.listed('李娜', 'same_phone')).toEqual([other, sellers])
  expect(await bed.listed('赵总', 'same_phone')).toEqual([sold, lead, other, sellers])
  const row = (await bed.report('赵总')).kinds.find(({ kind }) => kind === 'same_phone')
  expect(row).toMatchObject({ isWhole: false, count: { value: 4 } })
})

test('names of persons that are masked aren’t compared', async () => {
  const person = { ...named('欧阳明'), type: 'individual' as const }
  const persons = [await bed.company.customerOf('王磊', person), await bed.company.customerOf('孙丽', person)]
  const company = await bed.company.customerOf('孙丽', named('欧阳明'))
  await bed.check()
  expect((await bed.listed('吴婷', 'same_name')).sort()).toEqual([...persons, company].sort())
  await giveLevel('masked', 'contact.name')
  expect(await bed.listed('吴婷', 'same_name')).toEqual([])
  expect((await told()).find(({ kind }) => kind === 'same_name')).toMatchObject({ isWhole: false })
})

test('of required fields only those count that aren’t hidden', async () => {
  const lacking = await bed.company.customerOf('王磊', { contacts: contact('13700000003') })
  await bed.check()
  expect(await bed.listed('吴婷', 'missing_required')).toContain(lacking)
  await giveLevel('masked', 'customer.initialNeed')
  expect(await bed.listed('吴婷', 'missing_required')).toContain(lacking)
  await sql`update role_field set level = 'hidden' where field = 'customer.initialNeed'`.execute(
    bed.database.db,
  )
  expect(await bed.listed('吴婷', 'missing_required')).not.toContain(lacking)
  expect((await told()).find(({ kind }) => kind === 'missing_required')).toMatchObject({ isWhole: false })
})

test('the basis of a source is missed while the source asks for it, and told to who sees the source', async () => {
  const lacking = await bed.company.customerOf('王磊', {
    initialNeed: '轴承',
    contacts: contact('13700000004'),
    source: 'licensed_data',
  })
  const become = (source: string) =>
    sql`update customer set source = ${source} where id = ${lacking}`.execute(bed.database.db)
  await bed.check()
  expect(await bed.listed('吴婷', 'missing_required')).toContain(lacking)
  await become('exhibition')
  expect(await bed.listed('吴婷', 'missing_required')).not.toContain(lacking)
  await become('licensed_data')
  await giveLevel('hidden', 'customer.source')
  expect(await bed.listed('吴婷', 'missing_required')).not.toContain(lacking)
  expect((await told()).find(({ kind }) => kind === 'missing_required')).toMatchObject({ isWhole: false })
})

test('nor do those of the organisation’s own', async () => {
  const { key } = await makeField(await bed.as('管理员'), '产线数', 'number')
  const field = `customer.custom.${key}`
  await bed.requireOf('trader', [field])
  const lacking = await bed.company.customerOf('王磊', { businessType: 'trader' })
  await bed.check()
  expect(await bed.listed('吴婷', 'missing_required')).toContain(lacking)
  await giveLevel('hidden', field)
  expect(await bed.listed('吴婷', 'missing_required')).not.toContain(lacking)
})
