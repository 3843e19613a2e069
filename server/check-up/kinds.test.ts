import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import { conditions } from './kinds.ts'
import { type CheckUpBed, checkUpBed } from './testing/bed.ts'
import { lacks } from './testing/lacks.ts'
import { numbers } from './testing/numbers.ts'
import { pairs } from './testing/pairs.ts'

const rows = [...pairs, ...numbers, ...lacks]
let bed: CheckUpBed
const ids: number[] = []
let found: Set<string>

beforeAll(async () => {
  bed = await checkUpBed()
  const { db } = bed.database
  await bed.requireOf('trader', ['customer.headcount'])
  await bed.requireOf('oem', ['customer.creditCode'])
  const { key } = await makeField(await bed.as('管理员'), '产线数', 'number')
  await bed.requireOf('distributor', [`customer.custom.${key}`])
  const retired = await makeField(await bed.as('管理员'), '车间数', 'number')
  await bed.requireOf('end_user', [`customer.custom.${retired.key}`])
  await sql`update custom_field set active = false where id = ${retired.id}`.execute(db)
  for (const [, , , { draft, alter, other, alterOther }] of rows) {
    const id = await bed.company.customerOf('王磊', draft)
    await alter?.(db, id)
    ids.push(id)
    if (other) {
      const otherId = await bed.company.customerOf('孙丽', other)
      await alterOther?.(db, otherId)
    }
  }
  await bed.check()
  found = new Set((await bed.kept()).map(({ id, kind }) => `${kind} ${id}`))
}, 60_000)

describe('is found, and on its list', () => {
  test.each(rows.map(([kind, what, has], at) => ({ kind, what, has, at })))(
    '$kind: $what: $has',
    async ({ kind, has, at }) => {
      const id = ids[at] ?? 0
      expect(found.has(`${kind} ${id}`)).toBe(has)
      expect((await bed.listed('管理员', kind)).includes(id)).toBe(has)
    },
  )
})

test('every kind is found at somebody', async () => {
  const counts = await bed.counts('管理员')
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
})

test('of a missing field it is kept which one', async () => {
  const at = rows.findIndex(([kind, what]) => kind === 'missing_required' && what === 'no phone')
  const finding = (await bed.kept()).find(({ id, kind }) => id === ids[at] && kind === 'missing_required')
  expect(finding?.fields).toEqual(['contact.phones'])
})

test('a second check finds the same and writes nothing', async () => {
  const state = () =>
    sql`select kind, customer_id, fields, phone_ids, xmin from check_finding order by kind, customer_id`.execute(
      bed.database.db,
    )
  const figures = () =>
    sql`select * from check_figure order by day, department_id, owner_id, kinds`.execute(bed.database.db)
  const [before, told] = [(await state()).rows, (await figures()).rows]
  await bed.check()
  expect((await state()).rows).toEqual(before)
  expect((await figures()).rows).toEqual(told)
})

test('a wrong credit code is told by SQL as it is by the contract', async () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ')
  const digits = fc.array(character, { minLength: 17, maxLength: 17 }).map((all) => all.join(''))
  const codes = fc
    .sample(digits, 100)
    .flatMap((first17) => [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => first17 + last))
  const { rows: wrong } = await sql<{ code: string }>`
    select credit_code as code from unnest(${codes}::text[]) c(credit_code)
    where ${conditions.invalid_code(sql`true`)}`.execute(bed.database.db)
  expect(wrong.map(({ code }) => code)).toEqual(codes.filter((code) => !parseCreditCode(code).ok))
})

test('after how many days a customer is silent the organisation says', async () => {
  const { db } = bed.database
  const at = rows.findIndex(([, what]) => what === 'a follow-up on the last day that counts')
  await sql`update organisation set silent_after_days = 179`.execute(db)
  await bed.check()
  expect(await bed.listed('管理员', 'silent')).toContain(ids[at])
  expect((await bed.report('管理员')).silentAfterDays).toBe(179)
})
