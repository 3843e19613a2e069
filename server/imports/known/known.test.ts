import { beforeAll, describe, expect, test } from 'vitest'
import { listContacts } from '../../../contract/contacts.ts'
import type { KnownDecision } from '../../../contract/imports.ts'
import * as contract from '../../../contract/imports.ts'
import { sql } from '../../platform/database.ts'
import { csv, customersOf } from '../testing/bed.ts'
import { type KnownBed, knownBed } from '../testing/known.ts'
import { prepared, rowsOf, stateOf, work } from '../testing/steps.ts'

let bed: KnownBed
let callers: KnownBed['callers']

beforeAll(async () => {
  bed = await knownBed()
  callers = bed.callers
})

describe('a row of a customer that is there', () => {
  test('stands beside it, field by field', async () => {
    const { id, name, group, file } = await bed.knownOne()
    const importId = await prepared(bed, callers.王磊, file)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({
      rowsGood: 1,
      rowsKnown: 1,
      rowsJoined: 1,
      rowsBad: 0,
      knownDecision: 'skip',
      decided: { skip: 1, fill: 0, overwrite: 0, new: 0 },
    })
    const [row] = (
      await callers.王磊.call(contract.previewImport, { params: { id: importId }, query: { only: 'known' } })
    ).result.rows
    expect(row).toMatchObject({
      row: 2,
      problems: [],
      known: {
        by: 'name',
        customer: { id, name },
        owner: { name: '王磊' },
        may: ['skip', 'fill', 'overwrite', 'new'],
        decision: 'skip',
      },
    })
    const said = Object.fromEntries(
      (row?.known?.fields ?? []).map(({ target, before, given, fills, overwrites }) => [
        target,
        [before, given, fills, overwrites],
      ]),
    )
    expect(said).toEqual({
      name: [name, name, false, false],
      shortName: ['原名', '新名', false, true],
      mainBusiness: [null, '轴承', true, true],
      headcount: [null, '20–50 人', true, true],
      group: [null, group, true, true],
      tags: [null, '账期长、强', true, true],
      'contact.name': ['张三', '张三', false, false],
      'contact.jobTitle': [null, '采购', true, true],
      // Masked in bulk, for the owner too: whether it is the same isn't told.
      'contact.phones': ['138****8000', '138 0013 8000', null, null],
    })
  })

  test.each<[KnownDecision, object, object]>([
    [
      'skip',
      { shortName: '原名', mainBusiness: null },
      { rowsGood: 1, rowsUpdated: 0, rowsJoined: 0, rowsBad: 2 },
    ],
    [
      'fill',
      { shortName: '原名', mainBusiness: '轴承' },
      { rowsGood: 1, rowsUpdated: 1, rowsJoined: 1, rowsBad: 0 },
    ],
    [
      'overwrite',
      { shortName: '新名', mainBusiness: '轴承' },
      { rowsGood: 1, rowsUpdated: 1, rowsJoined: 1, rowsBad: 0 },
    ],
    [
      'new',
      { shortName: '原名', mainBusiness: null },
      { rowsGood: 2, rowsUpdated: 0, rowsJoined: 1, rowsBad: 0 },
    ],
  ])('%s', async (decision, fields, counts) => {
    const { id, name, group, other, file } = await bed.knownOne()
    const before = await bed.kept(id)
    const importId = await prepared(bed, callers.王磊, file)
    expect((await bed.decide(importId, decision)).status).toBe(200)
    await bed.runAs(callers.王磊, importId)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({ status: 'done', ...counts })
    expect(await bed.read(id)).toMatchObject({
      ...fields,
      ownerId: bed.company.people.王磊,
      stage: 'prospect',
    })
    const { rows } = (await callers.王磊.call(listContacts, { params: { id } })).result
    const isChanged = decision === 'fill' || decision === 'overwrite'
    expect(rows.map((one) => [one.name, one.jobTitle, one.isPrimary, one.phones.length])).toEqual(
      isChanged
        ? [
            ['张三', '采购', true, 1],
            ['李四', null, false, 1],
          ]
        : [['张三', null, true, 1]],
    )
    if (!isChanged) expect(await bed.kept(id)).toEqual(before)
    const made = (await customersOf(bed, importId)).map((one) => one.name)
    expect(made).toEqual(decision === 'new' ? [name, other] : [other])
    await bed.undo(importId)
    expect(await bed.kept(id)).toEqual(before)
    expect(await customersOf(bed, importId)).toEqual([])
    const { rows: groups } = await sql`select from company_group where name = ${group}`.execute(
      bed.database.db,
    )
    expect(groups).toEqual([])
  })

  test('is decided one by one, and for all of them anew', async () => {
    const { name } = await bed.knownOne()
    const { name: other } = await bed.knownOne()
    const id = await prepared(bed, callers.王磊, csv('公司名称,简称', `${name},甲`, `${other},乙`))
    await bed.decide(id, 'overwrite', [3])
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 1, overwrite: 1 } })
    await bed.decide(id, 'fill')
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 0, fill: 2, overwrite: 0 } })
    expect((await bed.decide(id, 'fill', undefined, callers.李娜)).status).toBe(404)
    await bed.runAs(callers.王磊, id)
    expect((await bed.decide(id, 'skip')).status).toBe(409)
  })

  test('is checked again and stays as it was decided', async () => {
    const { name } = await bed.knownOne()
    const id = await prepared(bed, callers.王磊, csv('公司名称,简称', `${name},甲`))
    await bed.decide(id, 'overwrite', [2])
    const { sheet, sheets, mapping } = await stateOf(callers.王磊, id)
    await callers.王磊.call(contract.mapImport, {
      params: { id },
      body: { sheet, headRow: sheets[0]?.headRow ?? 1, mapping },
    })
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { overwrite: 1 } })
  })

  test('two rows of one known customer: the first counts', async () => {
    const name = '双键公司'
    await bed.company.customerOf('王磊', { name, creditCode: '91440300708461136T' })
    const id = await prepared(
      bed,
      callers.王磊,
      csv('公司名称,信用代码', `${name},`, '另一名公司,91440300708461136T'),
    )
    const rows = await rowsOf(callers.王磊, id)
    expect(rows.map(({ known, problems }) => [known?.by, problems.map(({ code }) => code)])).toEqual([
      ['name', []],
      [undefined, ['duplicate.in_file.name']],
    ])
  })
})
