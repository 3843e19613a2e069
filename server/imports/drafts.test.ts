import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, stateOf, work } from './testing/steps.ts'

let bed: Bed

beforeAll(async () => {
  bed = await importBed()
})

const reviews = (isOn: boolean) =>
  sql`update organisation set review_entries = ${isOn}`.execute(bed.database.db)

async function taken(caller: Caller, asDrafts: boolean, owner = '') {
  const id = await prepared(bed, caller, csv('公司名称,负责人', `到达${Math.random()}公司,${owner}`))
  await caller.call(contract.runImport, { params: { id }, body: { asDrafts } })
  await work(bed)
  const [made] = await customersOf(bed, id)
  return [made?.review_status, made?.number !== null]
}

describe('where entries are reviewed, an import brings in', () => {
  test.each([
    ['王磊', false, 'drafts', ['draft', false]],
    ['李娜', false, 'asChosen', ['approved', true]],
    ['李娜', true, 'asChosen', ['draft', false]],
  ] as const)('of %s, as drafts: %s', async (name, asDrafts, arrive, expected) => {
    await reviews(true)
    const caller = bed.callers[name]
    const id = await prepared(bed, caller, csv('公司名称', '先看看公司'))
    expect((await stateOf(caller, id)).arrive).toBe(arrive)
    expect(await taken(caller, asDrafts)).toEqual(expected)
  })

  test('a draft for an owner whose entries the importer doesn’t approve', async () => {
    await reviews(true)
    expect(await taken(bed.callers.李娜, false, '陈静')).toEqual(['draft', false])
  })
})

test('numbered customers where they aren’t, whatever is asked', async () => {
  await reviews(false)
  const caller = bed.callers.王磊
  const id = await prepared(bed, caller, csv('公司名称', '不审核公司'))
  expect((await stateOf(caller, id)).arrive).toBe('numbered')
  expect(await taken(caller, true)).toEqual(['approved', true])
})
