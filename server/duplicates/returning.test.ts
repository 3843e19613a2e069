import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { customerHistory } from '../../contract/customer-history.ts'
import { deleteCustomer, openCustomer, restoreCustomer } from '../../contract/customers.ts'
import {
  checkDuplicate,
  type DuplicateRule,
  readDuplicateRules,
  writeDuplicateRules,
} from '../../contract/duplicates.ts'
import { registerCustomer } from '../../contract/registrations.ts'
import { deleteCustomers, restoreCustomers } from '../../contract/trash.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { heldUp } from '../platform/testing/held-up.ts'
import { type DuplicateBed, duplicateBed, enter, reach } from './testing/bed.ts'

/** What comes back from the trash is asked like an entry: by all that it has, under the rules and registrations of now. */
let bed: DuplicateBed
let 王磊: Caller

beforeAll(async () => {
  bed = await duplicateBed()
})
beforeEach(async () => {
  await bed.fresh()
  王磊 = await bed.as('王磊')
  await setRules({ kinds: ['name'], effect: 'confirm' })
})

async function setRules(...rules: DuplicateRule[]): Promise<void> {
  const admin = await bed.as('管理员')
  const { version } = (await admin.call(readDuplicateRules, {})).result
  const written = await admin.call(writeDuplicateRules, { body: { version, rules } })
  expect(written.status, written.text).toBe(200)
}
const block = (...kinds: DuplicateRule['kinds']): DuplicateRule => ({ kinds, effect: 'block' })

const remove = (id: number) => 王磊.call(deleteCustomer, { params: { id } })
const restore = (id: number, caller = 王磊) => caller.call(restoreCustomer, { params: { id } })
const restoreMany = async (ids: number[], caller = 王磊) =>
  (await caller.call(restoreCustomers, { body: { ids } })).result
const isThere = async (id: number) => (await 王磊.call(openCustomer, { params: { id } })).status === 200
const checksOf = async () => {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from event where kind = 'customer.duplicate_checked' order by id`.execute(
    bed.database.db,
  )
  return rows.map(({ id }) => id)
}

const lived = { website: 'www.hengli.com', ...reach(['13812345678'], 'wang@hengli.com') }
/** 王磊's customer in the trash. */
async function inTrash(name = '苏州恒力机械有限公司', more: object = lived): Promise<number> {
  const id = await bed.enterAs('王磊', name, more)
  expect((await remove(id)).status).toBe(200)
  return id
}

describe.each<[string, DuplicateRule, string, object, path: string]>([
  ['name', block('name'), '苏州恒力机械有限公司', {}, 'name'],
  ['core of the name', block('nameCore'), '恒力机械', {}, 'name'],
  ['phone', block('phone'), '另一家', reach(['138 1234 5678']), 'contacts'],
  ['mail', block('email'), '另一家', reach([], 'Wang@hengli.com'), 'contacts'],
  ['domain', block('webDomain'), '另一家', { website: 'hengli.com/cn' }, 'website'],
  ['name and phone', block('nameCore', 'phone'), '恒力机械', reach(['13812345678']), 'name'],
])('a blocked %s that another one has by now', (_, rule, name, more, path) => {
  test('keeps it in the trash, is told as at an entry and recorded as a check', async () => {
    const id = await inTrash()
    const heir = await bed.enterAs('陈静', name, more)
    await setRules(rule)
    await sql`truncate event`.execute(bed.database.db)
    const answer = await restore(id)
    expect([answer.status, answer.error.code]).toEqual([409, 'customer.duplicate'])
    expect(answer.error.fields).toMatchObject([
      { path, code: `duplicate.blocked.${rule.kinds[0]}`, message: expect.stringContaining('陈静') },
    ])
    expect([await isThere(id), await checksOf()]).toEqual([false, [heir]])
  })

  test('leaves it in the trash when many come back, without saying whose that is', async () => {
    const [id, other] = [await inTrash(), await inTrash('无关商行', {})]
    const heir = await bed.enterAs('陈静', name, more)
    await setRules(rule)
    await sql`truncate event`.execute(bed.database.db)
    const result = await restoreMany([id, other])
    expect(result).toEqual({
      restored: [other],
      alike: 0,
      leftAlone: [{ id, name: '苏州恒力机械有限公司', why: 'duplicate' }],
      unknown: 0,
    })
    expect([await isThere(id), await checksOf()]).toEqual([false, [heir]])
  })
})

test('refused, it has nothing in its history but that it was deleted', async () => {
  const id = await inTrash()
  const heir = await bed.enterAs('王磊', '恒力机械')
  await setRules(block('nameCore'))
  await restoreMany([id])
  await remove(heir)
  expect((await restore(id)).status).toBe(200)
  const { rows } = (await 王磊.call(customerHistory, { params: { id }, query: {} })).result
  expect(rows.map(({ kind }) => kind)).toEqual(['restored', 'deleted', 'created'])
})

test('of two that come back together and block each other the one entered first does', async () => {
  const [first, second] = [await inTrash('恒力机械', {}), await inTrash('苏州恒力机械有限公司', {})]
  await setRules(block('nameCore'))
  const { restored, leftAlone } = await restoreMany([second, first])
  expect([restored, leftAlone.map(({ id }) => id)]).toEqual([[first], [second]])
})

test('one that meets only what stays in the trash itself comes back', async () => {
  const heir = await inTrash('恒力机械', reach(['13812345678']))
  const third = await inTrash('另一家', reach(['13812345678', '13912345678']))
  await bed.enterAs('陈静', '恒力机械')
  await setRules(block('nameCore'), block('phone'))
  const { restored, leftAlone } = await restoreMany([heir, third])
  expect([restored, leftAlone.map(({ id }) => id)]).toEqual([[third], [heir]])
})

describe('what stood beside it before it was deleted', () => {
  const beside = async (name: string, more: object = {}) => {
    const other = await bed.enterAs('陈静', name, more)
    return { other, id: await inTrash('苏州恒力机械有限公司', { ...lived, isAnother: true }) }
  }

  test('is no reason to refuse to take the deletion back, but told', async () => {
    const { id } = await beside('另一家', reach(['13812345678']))
    await setRules(block('phone'))
    const answer = await restore(id)
    expect([answer.status, answer.result.duplicates]).toMatchObject([
      200,
      [{ matched: ['phone'], effect: 'confirm', customer: null }],
    ])
    await remove(id)
    expect(await restoreMany([id])).toMatchObject({ restored: [id], leftAlone: [] })
  })

  test('is one if it has the credit code by now, or was registered since', async () => {
    const { id, other } = await beside('恒力机械')
    await setRules({ kinds: ['nameCore'], effect: 'warn' })
    expect((await (await bed.as('陈静')).call(registerCustomer, { params: { id: other } })).status).toBe(200)
    expect((await restore(id)).error.fields[0]?.code).toBe('duplicate.protected')
    await sql`update registration set at = now() - interval '1 day' where customer_id = ${other}`.execute(
      bed.database.db,
    )
    expect((await restore(id)).status).toBe(200)
    await remove(id)
    await sql`delete from registration`.execute(bed.database.db)
    await sql`update customer set credit_code = '91440300MA5EQXXXX3' where id in (${id}, ${other})`.execute(
      bed.database.db,
    )
    expect((await restore(id)).error.fields[0]?.code).toBe('duplicate.creditCode')
  })
})

test('however many come back with it, what is there stands before it', async () => {
  await setRules()
  const ids: number[] = []
  for (let count = 0; count < 24; count++)
    ids.push(await bed.enterAs('王磊', `恒力${count}号商行`, reach(['13812345678'])))
  await 王磊.call(deleteCustomers, { body: { ids } })
  await bed.enterAs('陈静', '另一家', reach(['13812345678']))
  await setRules(block('phone'))
  expect(await restoreMany(ids)).toMatchObject({ restored: [], unknown: 0 })
})

describe('registered for somebody else by now', () => {
  const registered = async () => {
    const heir = await bed.enterAs('陈静', '恒力机械')
    const answer = await (await bed.as('陈静')).call(registerCustomer, { params: { id: heir } })
    expect(answer.status, answer.text).toBe(200)
    return heir
  }

  test('it stays in the trash whatever the rule says, and the day is told', async () => {
    const id = await inTrash('苏州恒力机械有限公司', {})
    await setRules({ kinds: ['nameCore'], effect: 'warn' })
    await registered()
    const answer = await restore(id)
    expect([answer.status, answer.error.fields?.[0]?.code]).toEqual([409, 'duplicate.protected'])
    expect((await restoreMany([id])).leftAlone).toMatchObject([{ id, why: 'duplicate' }])
  })

  test('it comes back where it is of the same owner, whoever brings it back', async () => {
    const id = await inTrash('苏州恒力机械有限公司', {})
    await sql`
      update customer set owner_id = ${bed.company.people.陈静}, department_id = ${bed.company.departments.华南区}
      where id = ${id}`.execute(bed.database.db)
    await setRules({ kinds: ['nameCore'], effect: 'warn' })
    await registered()
    expect((await restore(id, await bed.as('管理员'))).status).toBe(200)
  })
})

describe('what an entry would ask about', () => {
  test('is told with the owner once it is back, and recorded where it isn’t seen', async () => {
    const id = await inTrash()
    const heir = await bed.enterAs('陈静', '苏州恒力机械有限公司')
    await sql`truncate event`.execute(bed.database.db)
    const answer = await restore(id)
    expect([answer.status, answer.result.duplicates]).toMatchObject([
      200,
      [{ matched: ['name'], effect: 'confirm', owner: { name: '陈静' }, customer: null }],
    ])
    expect([await isThere(id), await checksOf()]).toEqual([true, [heir]])
  })

  test('is told with the customer where it is seen; what a rule only warns of isn’t', async () => {
    const [id, other] = [await inTrash(), await inTrash('华信电子有限公司', {})]
    const heir = await bed.enterAs('王磊', '苏州恒力机械有限公司')
    await bed.enterAs('王磊', '华信电子')
    await setRules({ kinds: ['name'], effect: 'confirm' }, { kinds: ['nameCore'], effect: 'warn' })
    expect((await restore(id)).result.duplicates[0]?.customer?.id).toBe(heir)
    expect((await restore(other)).result.duplicates).toEqual([])
  })

  test('is counted in bulk, of those that came back, but for values that aren’t shown', async () => {
    const ids = [await inTrash('甲商行', reach(['13812345678'])), await inTrash('乙商行', {})]
    const blocked = await inTrash('丙商行', { website: 'bing.com.cn' })
    await bed.enterAs('陈静', '甲号商行', reach(['13812345678']))
    await bed.enterAs('陈静', '乙商行')
    await bed.enterAs('陈静', '丙商行', { website: 'bing.com.cn' })
    await setRules(
      { kinds: ['name'], effect: 'confirm' },
      { kinds: ['phone'], effect: 'confirm' },
      block('webDomain'),
    )
    // 王磊 sees numbers of contacts masked.
    expect(await restoreMany([...ids, blocked])).toMatchObject({ restored: ids, alike: 1 })
  })

  test('isn’t told beyond the limit of checks, and it comes back all the same', async () => {
    const [id, blocked] = [await inTrash('恒力机械', {}), await inTrash('华信电子', lived)]
    await bed.enterAs('陈静', '恒力机械')
    await bed.enterAs('陈静', '另一家', { website: lived.website })
    await setRules({ kinds: ['name'], effect: 'confirm' }, block('webDomain'))
    for (let count = 0; count < 120; count++) await 王磊.call(checkDuplicate, { body: {} })
    const answer = await restore(id)
    expect([answer.status, answer.result.duplicates]).toEqual([200, []])
    expect((await restore(blocked)).error.code).toBe('rate.limited')
  })
})

test('somebody who enters the same while it comes back doesn’t make two of it', async () => {
  const id = await inTrash('恒力机械', {})
  await setRules(block('nameCore'))
  const 陈静 = await bed.as('陈静')
  const answers = await heldUp(bed.database, 'customer', 2, () => [
    restore(id),
    enter(陈静, '苏州恒力机械有限公司'),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('many deleted come back all together', async () => {
  const ids = [await bed.enterAs('王磊', '甲商行'), await bed.enterAs('王磊', '乙商行')]
  await 王磊.call(deleteCustomers, { body: { ids } })
  expect(await restoreMany(ids)).toEqual({ restored: ids, alike: 0, leftAlone: [], unknown: 0 })
})
