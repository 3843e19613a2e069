import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteCustomer } from '../../../contract/customers.ts'
import { sql } from '../../platform/database.ts'
import { csv, customersOf } from '../testing/bed.ts'
import { type KnownBed, knownBed } from '../testing/known.ts'
import { prepared, rowsOf } from '../testing/steps.ts'

/** What colleagues do between the check of an import and its run: nobody has decided about that. */
const code = '91350100M000100Y43'
let bed: KnownBed
let 王磊: KnownBed['callers']['王磊']

beforeAll(async () => {
  bed = await knownBed()
  王磊 = bed.callers.王磊
})
beforeEach(() => sql`delete from customer`.execute(bed.database.db))

const remove = async (id: number) => {
  const answer = await 王磊.call(deleteCustomer, { params: { id } })
  expect(answer.status, answer.text).toBe(200)
}
const problemsOf = async (id: number) =>
  (await rowsOf(王磊, id)).map(({ problems }) => problems.map((one) => one.code))
const namesOf = async (id: number) => (await customersOf(bed, id)).map(({ name }) => name)

describe('a code that somebody has entered since', () => {
  test('keeps out a row of another name, and says whose it is', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,信用代码', `甲商行,${code}`, '乙商行,'))
    await bed.company.customerOf('陈静', { name: '丙商行', creditCode: code })
    await bed.runAs(王磊, id)
    expect(await namesOf(id)).toEqual(['乙商行'])
    const [row] = await rowsOf(王磊, id)
    expect(row?.problems).toMatchObject([{ column: 1, code: 'duplicate.creditCode' }])
    expect(row?.problems[0]?.message).toContain('陈静')
  })

  test('keeps out one that was decided to be another customer of a known name', async () => {
    await bed.company.customerOf('王磊', { name: '甲商行' })
    const id = await prepared(bed, 王磊, csv('公司名称,信用代码', `甲商行,${code}`))
    await bed.decide(id, 'new')
    await bed.company.customerOf('陈静', { name: '丙商行', creditCode: code })
    await bed.runAs(王磊, id)
    expect([await namesOf(id), await problemsOf(id)]).toEqual([[], [['duplicate.creditCode']]])
  })

  test('and deleted again keeps nothing out', async () => {
    const id = await prepared(bed, 王磊, csv('公司名称,信用代码', `甲商行,${code}`))
    await remove(await bed.company.customerOf('王磊', { name: '丙商行', creditCode: code }))
    await bed.runAs(王磊, id)
    expect(await namesOf(id)).toEqual(['甲商行'])
  })
})

test.each(['fill', 'overwrite'] as const)(
  'a customer that was to be changed by “%s” and is deleted since stays as it is, and its rows out',
  async (decision) => {
    const { id, file, other } = await bed.knownOne()
    const importId = await prepared(bed, 王磊, file)
    await bed.decide(importId, decision)
    await remove(id)
    const before = await bed.kept(id)
    await bed.runAs(王磊, importId)
    expect(await bed.kept(id)).toEqual(before)
    expect(await problemsOf(importId)).toEqual([['duplicate.not_editable'], ['row.first_left_out'], []])
    expect(await namesOf(importId)).toEqual([other])
  },
)

describe('a code whose customer the importer', () => {
  test.each([
    ['doesn’t see', '陈静', 'edit'],
    ['sees with a masked code', '王磊', 'masked'],
  ] as const)('%s is met at the check, and no row is another customer', async (_, owner, shown) => {
    await sql`
      insert into role_field (role_id, field, level)
      select id, 'customer.creditCode', ${shown} from role where key = 'sales'`.execute(bed.database.db)
    await bed.company.customerOf(owner, { name: '丙商行', creditCode: code })
    const caller = await bed.as(bed.company.people.王磊)
    const id = await prepared(bed, caller, csv('公司名称,信用代码', `甲商行,${code}`))
    const [row] = await rowsOf(caller, id)
    expect(row?.known).toMatchObject({ by: 'creditCode', effect: 'block', owner: { name: owner } })
    expect(row?.known?.may).not.toContain('new')
    await bed.decide(id, 'new')
    await bed.decide(id, 'new', [2])
    expect((await rowsOf(caller, id))[0]?.known?.decision).toBe('skip')
    await bed.runAs(caller, id)
    expect(await namesOf(id)).toEqual([])
    await sql`delete from role_field where field = 'customer.creditCode'`.execute(bed.database.db)
  })
})
