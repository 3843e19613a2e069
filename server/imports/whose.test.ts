import { beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../contract/customers.ts'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, rowsOf, run, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']
let company: Bed['company']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  company = bed.company
})

describe('whose', () => {
  test('only the own imports are seen, and only by who may import', async () => {
    const id = await prepared(bed, callers.孙丽, csv('公司名称', '私有公司'))
    const params = { params: { id } }
    expect((await callers.孙丽.call(contract.readImport, params)).status).toBe(200)
    const body = { sheet: 0, headRow: 1, mapping: ['name'] }
    for (const [name, code] of [
      ['李娜', 'record.not_found'],
      ['冯涛', 'permission.denied'],
    ] as const) {
      const answers = [
        await callers[name].call(contract.readImport, params),
        await callers[name].call(contract.previewImport, params),
        await callers[name].call(contract.importResult, params),
        await callers[name].call(contract.mapImport, { ...params, body }),
        await callers[name].call(contract.runImport, params),
      ]
      expect(answers.map(({ error }) => error.code)).toEqual(answers.map(() => code))
    }
    const listed = (await callers.李娜.call(contract.listImports)).result.rows.map((row) => row.id)
    expect(listed).not.toContain(id)
    expect((await callers.冯涛.call(contract.importTemplate)).status).toBe(403)
  })

  test('the list shows what an own import made, and nothing by an import of others', async () => {
    const id = await prepared(bed, callers.孙丽, csv('公司名称', '入册一公司', '入册二公司'))
    const listed = async (name: '孙丽' | '李娜') => {
      const { result } = await callers[name].call(listCustomers, { query: { importId: id } })
      return {
        ids: result.rows.map((row) => row.id).toSorted((one, other) => one - other),
        count: result.count?.value,
      }
    }
    expect(await rowsOf(callers.孙丽, id)).toMatchObject([{ customerId: null }, { customerId: null }])
    expect(await listed('孙丽')).toEqual({ ids: [], count: 0 })
    await run(callers.孙丽, id)
    await work(bed)
    const ids = (await rowsOf(callers.孙丽, id)).map(({ customerId }) => customerId)
    expect(await listed('孙丽')).toEqual({ ids, count: 2 })
    expect(await listed('李娜')).toEqual({ ids: [], count: 0 })
  })

  test('who may assign gives customers to others, with their department', async () => {
    const id = await prepared(
      bed,
      callers.李娜,
      csv('公司名称,负责人', '给陈静的公司,陈静', '给李娜的公司,', '给何军的公司,何军'),
    )
    expect((await rowsOf(callers.李娜, id, 'bad')).map(({ problems }) => problems[0]?.code)).toEqual([
      'owner.unknown',
    ])
    await run(callers.李娜, id)
    await work(bed)
    expect(await customersOf(bed, id)).toMatchObject([
      { owner: '陈静', department_id: company.departments.华南区, created_by: company.people.李娜 },
      { owner: '李娜', department_id: company.departments.华东区 },
    ])
  })

  test('an edit of an imported customer is the first entry of its change log', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称,联系人,电话', '留痕公司,张三,13900000009'))
    await run(callers.王磊, id)
    await work(bed)
    const { count } = await oneRow(
      bed.database,
      sql<{ count: number }>`
      select count(*) as count from change_log join customer c on c.id = customer_id where c.import_id = ${id}`,
    )
    expect(count).toBe(0)
    const event = await oneRow(
      bed.database,
      sql<{ kind: string; data: unknown }>`
      select kind, data from event where kind = 'import.done' and subject_id = ${id}`,
    )
    expect(event.data).toEqual({ customers: 1, updated: 0 })
  })
})
