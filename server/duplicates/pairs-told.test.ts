import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { share } from '../platform/testing/records.ts'
import { type DuplicateBed, duplicateBed, reach } from './testing/bed.ts'

/** DOMAIN §2: a pair is shown to who may edit both customers, and never tells what is masked. */
let bed: DuplicateBed
beforeAll(async () => {
  bed = await duplicateBed()
})
beforeEach(() => bed.fresh())

test('only pairs of two customers that one may edit are shown, or decided', async () => {
  const own = await bed.enterAs('王磊', '恒力机械有限公司')
  const other = await bed.enterAs('陈静', '恒力机械有限公司')
  await bed.scan()
  expect(await bed.matchedOf('王磊')).toEqual([])
  expect(await bed.matchedOf('李娜')).toEqual([])
  expect(await bed.matchedOf('管理员')).toHaveLength(1)
  const later = await bed.enterAs('王磊', '恒力机械有限公司')
  await bed.scan()
  for (const one of [own, later]) {
    const denied = await (await bed.as('王磊')).call(contract.tellPairApart, { body: { ids: [one, other] } })
    expect(denied.error.code).toBe('record.not_found')
  }
  expect((await (await bed.as('沈计')).call(contract.listDuplicatePairs, {})).error.code).toBe(
    'permission.denied',
  )
})

test('a customer that is shared to be read makes no pair to decide', async () => {
  const own = await bed.enterAs('王磊', '恒力机械有限公司')
  const other = await bed.enterAs('陈静', '恒力机械有限公司')
  const userId = bed.company.people.王磊
  await share(bed.database, other, [{ userId, access: 'read' }])
  await bed.scan()
  const caller = await bed.as('王磊')
  expect(await bed.matchedOf('王磊')).toEqual([])
  const ids = { body: { ids: [own, other] as [number, number] } }
  expect((await caller.call(contract.tellPairApart, ids)).status).toBe(404)
  await sql`update customer_share set access = 'write'`.execute(bed.database.db)
  expect(await bed.matchedOf('王磊')).toHaveLength(1)
  expect((await caller.call(contract.tellPairApart, ids)).status).toBe(200)
  await (await bed.as('管理员')).call(contract.tellPairApart, ids)
  const [apart] = await bed.pairsOf(caller, 'toldApart')
  expect(apart?.toldApart?.by?.id).toBe(userId)
})

describe('that two numbers are the same', () => {
  const alike = [['甲公司', '乙商行', ['phone']]]
  beforeEach(async () => {
    await bed.enterAs('王磊', '甲公司', reach(['13812345678']))
    await bed.enterAs('孙丽', '乙商行', reach(['13812345678']))
    await bed.scan()
  })

  test('is told to the owner of both', async () => {
    await ownedBy('王磊', '乙商行')
    expect(await bed.matchedOf('王磊')).toEqual(alike)
  })

  test('is told to who may have each of them shown', async () => {
    expect(await bed.matchedOf('管理员')).toEqual(alike)
    await ownedBy('管理员', '乙商行')
    expect(await bed.matchedOf('管理员')).toEqual(alike)
  })

  test('isn’t told to who edits both and sees neither, nor one of them', async () => {
    expect(await bed.matchedOf('吴婷')).toEqual([])
    await ownedBy('吴婷', '乙商行')
    expect(await bed.matchedOf('吴婷')).toEqual([])
  })

  test('isn’t told where numbers aren’t shown at all', async () => {
    await sql`
      insert into role_field (role_id, field, level) select id, 'contact.phones', 'hidden' from role where key = 'administrator'`.execute(
      bed.database.db,
    )
    expect(await bed.matchedOf('管理员')).toEqual([])
    await sql`delete from role_field where field = 'contact.phones'`.execute(bed.database.db)
  })
})

const ownedBy = (name: PersonName, customer: string) =>
  sql`update customer set owner_id = ${bed.company.people[name]} where name = ${customer}`.execute(
    bed.database.db,
  )

test('where names of persons are masked, they are neither compared nor shown', async () => {
  const person = (name: string, phone: string) =>
    bed.enterAs('王磊', name, { type: 'individual', contacts: [{ name, phones: [phone] }] })
  await person('诸葛明亮', '13812345678')
  await person('诸葛明亮', '13912345678')
  await bed.enterAs('王磊', '诸葛明亮', { website: 'zhuge.com' })
  await bed.enterAs('王磊', '另一家', { website: 'zhuge.com' })
  await bed.scan()
  expect(await bed.matchedOf('管理员')).toHaveLength(4)
  await sql`
    insert into role_field (role_id, field, level) select role.id, x.field, x.level
    from role, (values ('contact.name', 'masked'), ('contact.email', 'read')) as x(field, level) where key = 'administrator'
    on conflict (role_id, field) do update set level = excluded.level`.execute(bed.database.db)
  expect(await bed.matchedOf('管理员')).toEqual([['诸葛明亮', '另一家', ['webDomain']]])
  await sql`update customer set type = 'individual' where name = '另一家'`.execute(bed.database.db)
  expect(await bed.matchedOf('管理员')).toEqual([['诸葛明亮', '另*', ['webDomain']]])
})
