import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database.ts'
import { csv, customersOf } from '../testing/bed.ts'
import { type KnownBed, knownBed } from '../testing/known.ts'
import { prepared, rowsOf, stateOf } from '../testing/steps.ts'

let bed: KnownBed
let callers: KnownBed['callers']

beforeAll(async () => {
  bed = await knownBed()
  callers = bed.callers
})

describe('who may', () => {
  test('a colleague’s customer that one doesn’t see can be left out, or entered a second time', async () => {
    const { id, name, file } = await bed.knownOne('陈静')
    const before = await bed.kept(id)
    const importId = await prepared(bed, callers.王磊, file)
    const [row] = await rowsOf(callers.王磊, importId)
    expect(row?.known).toMatchObject({
      customer: null,
      owner: { name: '陈静' },
      may: ['skip', 'new'],
      fields: [],
    })
    await bed.decide(importId, 'overwrite')
    expect(await stateOf(callers.王磊, importId)).toMatchObject({ decided: { skip: 1, overwrite: 0 } })
    await bed.runAs(callers.王磊, importId)
    expect(await bed.kept(id)).toEqual(before)
    expect((await customersOf(bed, importId)).map((one) => one.name)).not.toContain(name)
  })

  test('the same credit code is never entered twice, whatever is decided', async () => {
    const code = '91350100M000100Y43'
    await bed.company.customerOf('王磊', { name: '有码公司', creditCode: code })
    const id = await prepared(bed, callers.王磊, csv('公司名称,信用代码', `改了名公司,${code}`))
    await bed.decide(id, 'new')
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 1, new: 0 } })
    await bed.decide(id, 'overwrite')
    await bed.runAs(callers.王磊, id)
    const { rows: named } = await sql<{
      name: string
    }>`select name from customer where credit_code = ${code}`.execute(bed.database.db)
    expect(named).toEqual([{ name: '改了名公司' }])
    await bed.undo(id)
    const { rows: back } = await sql<{ name: string; norm: string }>`
      select name, name_norm as norm from customer where credit_code = ${code}`.execute(bed.database.db)
    expect(back).toEqual([{ name: '有码公司', norm: '有码公司' }])
  })

  test('of a person whose name isn’t shown only the owner is told, and nothing can be changed', async () => {
    const id = await bed.company.customerOf('王磊', { type: 'individual', name: '诸葛明', isAnother: true })
    const { db } = bed.database
    await sql`
      insert into role_field (role_id, field, level) select id, 'contact.name', 'masked' from role where key = 'sales_supervisor'`.execute(
      db,
    )
    const importId = await prepared(bed, await bed.as(bed.company.people.李娜), csv('公司名称', '诸葛明'))
    const [row] = await rowsOf(callers.李娜, importId)
    expect(row?.known).toMatchObject({ customer: null, owner: { name: '王磊' }, may: ['skip', 'new'] })
    await sql`delete from role_field where field = 'contact.name'`.execute(db)
    const [shown] = await rowsOf(
      callers.李娜,
      await prepared(bed, await bed.as(bed.company.people.李娜), csv('公司名称', '诸葛明')),
    )
    expect(shown?.known).toMatchObject({ customer: { id, name: '诸葛明' } })
    const { rows } =
      await sql`select from access_log where customer_id = ${id} and action = 'customer.duplicateChecked'`.execute(
        db,
      )
    expect(rows).toEqual([])
  })

  test('who lost the customer between check and run changes nothing', async () => {
    const { id, file } = await bed.knownOne()
    const importId = await prepared(bed, callers.王磊, file)
    await bed.decide(importId, 'overwrite')
    await sql`
      update customer set owner_id = ${bed.company.people.陈静}, department_id = ${bed.company.departments.华南区} where id = ${id}`.execute(
      bed.database.db,
    )
    const before = await bed.kept(id)
    await bed.runAs(callers.王磊, importId)
    expect(await bed.kept(id)).toEqual(before)
    const rows = await rowsOf(callers.王磊, importId, 'bad')
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual([
      'duplicate.not_editable',
      'row.first_left_out',
    ])
  })

  test('who may not change contacts leaves those that are there, and is told so; others are added', async () => {
    const { db } = bed.database
    const { id, file } = await bed.knownOne()
    const before = await bed.kept(id)
    await sql`
      delete from role_permission where (object, action) = ('contact', 'edit')
        and role_id = (select id from role where key = 'sales')`.execute(db)
    const importId = await prepared(bed, callers.王磊, file)
    const [row, joined] = await rowsOf(callers.王磊, importId)
    const ofContact = row?.known?.fields.filter(({ target }) => target.startsWith('contact.')) ?? []
    expect(ofContact.map(({ target, fills, overwrites, kept }) => [target, fills, overwrites, kept])).toEqual(
      [
        ['contact.name', false, false, true],
        ['contact.jobTitle', false, false, true],
        ['contact.phones', false, false, true],
      ],
    )
    expect(row?.known?.fields.find(({ target }) => target === 'shortName')).toMatchObject({
      overwrites: true,
      kept: false,
    })
    expect(joined?.problems).toEqual([])
    await bed.decide(importId, 'overwrite')
    await bed.runAs(callers.王磊, importId)
    const after = await bed.kept(id)
    const [had] = (before?.contacts ?? []) as object[]
    expect(after).toMatchObject({ short_name: '新名', contacts: [had, { name: '李四' }] })
    await bed.undo(importId)
    await sql`
      insert into role_permission (role_id, object, action, scope) select id, 'contact', 'edit', 'all' from role where key = 'sales'`.execute(
      db,
    )
  })
})
