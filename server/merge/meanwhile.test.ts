import { beforeAll, describe, expect, test } from 'vitest'
import { cuttingOff } from '../platform/testing/cut-off.ts'
import { heldUp } from '../platform/testing/held-up.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

describe('somebody else meanwhile', () => {
  test('changed a chosen field: nothing happens; another one: it is merged', async () => {
    const [keep, other] = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊', { shortName: '原' }),
    ]
    await bed.edit(other, { shortName: '改' })
    const versions = { [other]: 1 }
    expect((await bed.merge(keep, [other], { versions, choices: { shortName: other } })).error.code).toBe(
      'record.changed',
    )
    expect((await bed.open(other)).status).toBe(200)
    expect((await bed.merge(keep, [other], { versions, choices: { name: other } })).status).toBe(200)
  })

  test('merged one of them: only one of two merges at once happens', async () => {
    const [one, shared, two] = [
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
      await bed.company.customerOf('王磊'),
    ]
    const answers = await heldUp(
      bed.database,
      'merge_entry',
      1,
      () => [bed.merge(one, [shared]), bed.merge(two, [shared])] as const,
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await bed.open(shared)).status).toBe(404)
  })

  test('merged them the other way round: neither is lost', async () => {
    const [one, two] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    const answers = await heldUp(
      bed.database,
      'merge_entry',
      1,
      () => [bed.merge(one, [two]), bed.merge(two, [one])] as const,
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
    expect([(await bed.open(one)).status, (await bed.open(two)).status].sort()).toEqual([200, 404])
  })
})

test('cut off in the middle, nothing has happened', async () => {
  const { db } = bed.database
  const keep = await bed.full('王磊', { name: '断一公司', contacts: [{ name: '甲某' }] })
  const other = await bed.full('王磊', { name: '断二公司', shortName: '断', contacts: [{ name: '乙某' }] })
  const before = await bed.everything()
  const cutting = (table: string, act: () => Promise<unknown>) =>
    cuttingOff(db, { table, at: 'after insert or update' }, act)
  for (const table of ['contact', 'file', 'event']) {
    await cutting(table, async () => {
      expect((await bed.merge(keep, [other], { choices: { shortName: other } })).status).toBe(503)
    })
    expect(await bed.everything()).toEqual(before)
  }
  const { mergeId } = (await bed.merge(keep, [other], { choices: { shortName: other } })).result
  const merged = await bed.everything()
  for (const table of ['contact', 'follow_up', 'customer_merge']) {
    await cutting(table, async () => {
      expect((await bed.undo(mergeId)).status).toBe(503)
    })
    expect(await bed.everything()).toEqual(merged)
  }
  expect((await bed.undo(mergeId)).status).toBe(200)
  expect(await bed.everything()).toEqual(before)
})
