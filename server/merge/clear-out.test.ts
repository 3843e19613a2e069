import { beforeAll, expect, test } from 'vitest'
import { mergedInto } from '../../contract/merge.ts'
import { search } from '../../contract/search.ts'
import { purgeTrash } from '../customers/trash.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { clearOutMerged } from './clear-out.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

test('kept beside the trash for 90 days; then it is gone, and its number leads on and is nobody else’s', async () => {
  const { db } = bed.database
  const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
  const { number } = (await bed.open(other)).result
  const { mergeId } = (await bed.merge(keep, [other])).result
  const age = (days: number) =>
    sql`
      with c as (update customer set deleted_at = now() - make_interval(days => ${days}) where id = ${other})
      update customer_merge set at = now() - make_interval(days => ${days}) where id = ${mergeId}`.execute(db)
  const isThere = async () =>
    (await oneRow(bed.database, sql<{ count: number }>`select count(*) from customer where id = ${other}`))
      .count === 1
  await age(89)
  await purgeTrash(db)
  await clearOutMerged(db)
  expect(await isThere()).toBe(true)
  expect(await bed.mergesOf(keep)).toMatchObject([{ can: { undo: true } }])
  await age(91)
  expect((await bed.undo(mergeId)).error.code).toBe('merge.expired')
  expect(await bed.mergesOf(keep)).toMatchObject([{ can: { undo: false } }])
  await purgeTrash(db)
  expect(await isThere()).toBe(true)
  expect(await clearOutMerged(db)).toBe(1)
  expect(await isThere()).toBe(false)
  const caller = await bed.as('王磊')
  expect((await caller.call(mergedInto, { params: { id: other } })).result.into.id).toBe(keep)
  expect((await caller.call(search, { query: { q: number } })).result.rows.map(({ id }) => id)).toEqual([
    keep,
  ])
  expect((await bed.open(await bed.company.customerOf('王磊'))).result.number).not.toBe(number)
  await sql`update customer set deleted_at = now() - interval '31 days' where id = ${keep}`.execute(db)
  expect(await purgeTrash(db)).toBeGreaterThan(0)
  expect((await caller.call(mergedInto, { params: { id: other } })).status).toBe(404)
})
