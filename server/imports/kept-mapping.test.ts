import { beforeAll, expect, test } from 'vitest'
import { createCustomField, updateCustomField } from '../../contract/custom-fields.ts'
import type { MappingTarget } from '../../contract/import-targets.ts'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import { forgetMappings } from './kept-mapping.ts'
import { type Bed, csv, importBed } from './testing/bed.ts'
import { stateOf, upload, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
})

type Mapping = contract.ImportState['mapping']

const read = async (head: string, caller = callers.王磊) => {
  const { id } = await upload(caller, csv(head, '甲公司,乙,丙'))
  return stateOf(caller, id)
}

async function mapped(head: string, mapping: Mapping, caller = callers.王磊) {
  const { id, sheets } = await read(head, caller)
  const answer = await caller.call(contract.mapImport, {
    params: { id },
    body: { sheet: 0, headRow: sheets[0]?.headRow ?? 1, mapping },
  })
  expect(answer.status).toBe(200)
  await work(bed)
}

const codes = ({ sheets }: contract.ImportState) => sheets[0]?.notes.map(({ code }) => code)

test('what columns became is proposed for the next file with the same heads, and said', async () => {
  const first = await read('单位,暗号,说法')
  expect(codes(first)).toEqual([])
  await mapped('单位,暗号,说法', ['name', 'shortName', 'painPoints'])
  const next = await read('单位,暗号,说法')
  expect(next.mapping).toEqual(['name', 'shortName', 'painPoints'])
  expect(codes(next)).toEqual(['mapping_kept'])
})

test('the latest one counts', async () => {
  await mapped('单位,记号,讲法', ['name', 'shortName', null])
  await mapped('单位,记号,讲法', ['name', null, 'highlights'])
  expect((await read('单位,记号,讲法')).mapping).toEqual(['name', null, 'highlights'])
})

test('not for other heads, in another order, or of somebody else', async () => {
  await mapped('单位,代号,谈法', ['name', 'shortName', 'painPoints'])
  for (const head of ['单位,代号', '代号,单位,谈法', '单位,代号,谈法,又一列'])
    expect(codes(await read(head))).toEqual([])
  expect(codes(await read('单位,代号,谈法', callers.李娜))).toEqual([])
})

test('a custom field that was retired is left out', async () => {
  const administrator = await bed.as(bed.company.people.管理员)
  const { result } = await administrator.call(createCustomField, {
    body: { object: 'customer', label: '窑号', kind: 'text' },
  })
  const target = `custom.${result.key}` as MappingTarget
  await mapped('单位,窑,火', ['name', target, null])
  expect((await read('单位,窑,火')).mapping).toEqual(['name', target, null])
  await administrator.call(updateCustomField, {
    params: { id: result.id },
    body: { version: 1, changes: { active: false } },
  })
  expect((await read('单位,窑,火')).mapping).toEqual(['name', null, null])
})

test('after two years without use it is forgotten', async () => {
  const { db } = bed.database
  await mapped('单位,旧号,旧话', ['name', 'shortName', null])
  await sql`update import_mapping set used_at = now() - interval '729 days'`.execute(db)
  await forgetMappings(db)
  expect(codes(await read('单位,旧号,旧话'))).toEqual(['mapping_kept'])
  await sql`update import_mapping set used_at = now() - interval '731 days'`.execute(db)
  await forgetMappings(db)
  expect(codes(await read('单位,旧号,旧话'))).toEqual([])
})
