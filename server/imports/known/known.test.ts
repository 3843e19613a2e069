import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, listContacts, updateContact } from '../../../contract/contacts.ts'
import * as customers from '../../../contract/customers.ts'
import type { KnownDecision } from '../../../contract/imports.ts'
import * as contract from '../../../contract/imports.ts'
import { makeField } from '../../custom-fields/testing/fields.ts'
import { sql } from '../../platform/database.ts'
import type { Caller } from '../../platform/testing/app.ts'
import type { PersonName } from '../../platform/testing/company.ts'
import { type Bed, csv, customersOf, importBed } from '../testing/bed.ts'
import { prepared, rowsOf, run, stateOf, work } from '../testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  await sql`
    with free as (insert into tag_group (name, colour) values ('特征', 'blue') returning id),
      one as (insert into tag_group (name, colour, exclusive) values ('意向', 'red', true) returning id)
    insert into tag (group_id, name, position)
      select id, '账期长', 1 from free union all select id, '强', 1 from one union all select id, '弱', 2 from one`.execute(
    bed.database.db,
  )
})

const decide = (id: number, decision: KnownDecision, rows?: number[], caller: Caller = callers.王磊) =>
  caller.call(contract.decideKnown, { params: { id }, body: { decision, ...(rows && { rowNumbers: rows }) } })

async function runAs(caller: Caller, id: number) {
  const answer = await run(caller, id)
  await work(bed)
  return answer
}

async function undo(id: number, caller: Caller = callers.王磊) {
  await caller.call(contract.undoImport, { params: { id } })
  await work(bed)
}

const read = async (id: number, caller: Caller = callers.王磊) =>
  (await caller.call(customers.openCustomer, { params: { id } })).result

/** All that is kept of a customer, but for when and how often it was written. */
async function kept(id: number) {
  const { rows } = await sql<{ kept: Record<string, unknown> }>`
    select to_jsonb(c) - '{version,updated_at,updated_by}'::text[] || jsonb_build_object(
      'contacts', (select jsonb_agg(to_jsonb(k) - '{version,updated_at,updated_by}'::text[] order by k.id) from contact k where k.customer_id = c.id),
      'phones', (select jsonb_agg(to_jsonb(p) - 'id' order by p.contact_id, p.position) from contact_phone p where p.customer_id = c.id),
      'tags', (select jsonb_agg(t.tag_id order by t.tag_id) from customer_tag t where t.customer_id = c.id)) as kept
    from customer c where c.id = ${id}`.execute(bed.database.db)
  return rows[0]?.kept
}

const head = '公司名称,简称,主营业务,人数,集团,标签,联系人,职务,手机'
let count = 0
/** A customer of 王磊 with a contact, and a file that says more and otherwise of it. */
async function knownOne({ owner = '王磊' as PersonName } = {}) {
  count += 1
  const name = `已有${count}号公司`
  const id = await bed.company.customerOf(owner, {
    name,
    shortName: '原名',
    contacts: [{ name: '张三', phones: ['13800138000'] }],
  })
  const file = csv(
    head,
    `${name},新名,轴承,20-50人,新集团${count},账期长、强,张三,采购,13800138000`,
    `${name},,,,,,李四,,13900139000`,
    `全新${count}号公司,,,,,,赵六,,13600136000`,
  )
  return { id, name, file }
}

describe('a row of a customer that is there', () => {
  test('stands beside it, field by field', async () => {
    const { id, name, file } = await knownOne()
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
      (row?.known?.fields ?? []).map(({ target, ...rest }) => [target, Object.values(rest)]),
    )
    expect(said).toEqual({
      name: [name, name, false, false],
      shortName: ['原名', '新名', false, true],
      mainBusiness: [null, '轴承', true, true],
      headcount: [null, '20–50 人', true, true],
      group: [null, `新集团${count}`, true, true],
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
    const { id, name, file } = await knownOne()
    const before = await kept(id)
    const importId = await prepared(bed, callers.王磊, file)
    expect((await decide(importId, decision)).status).toBe(200)
    await runAs(callers.王磊, importId)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({ status: 'done', ...counts })
    expect(await read(id)).toMatchObject({ ...fields, ownerId: bed.company.people.王磊, stage: 'prospect' })
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
    if (!isChanged) expect(await kept(id)).toEqual(before)
    const made = (await customersOf(bed, importId)).map((one) => one.name)
    expect(made).toEqual(decision === 'new' ? [name, `全新${count}号公司`] : [`全新${count}号公司`])
    await undo(importId)
    expect(await kept(id)).toEqual(before)
    expect(await customersOf(bed, importId)).toEqual([])
    const { rows: groups } = await sql`select from company_group where name = ${`新集团${count}`}`.execute(
      bed.database.db,
    )
    expect(groups).toEqual([])
  })

  test('is decided one by one, and for all of them anew', async () => {
    const { name } = await knownOne()
    const { name: other } = await knownOne()
    const id = await prepared(bed, callers.王磊, csv('公司名称,简称', `${name},甲`, `${other},乙`))
    await decide(id, 'overwrite', [3])
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 1, overwrite: 1 } })
    await decide(id, 'fill')
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 0, fill: 2, overwrite: 0 } })
    expect((await decide(id, 'fill', undefined, callers.李娜)).status).toBe(404)
    await runAs(callers.王磊, id)
    expect((await decide(id, 'skip')).status).toBe(409)
  })

  test('is checked again and stays as it was decided', async () => {
    const { name } = await knownOne()
    const id = await prepared(bed, callers.王磊, csv('公司名称,简称', `${name},甲`))
    await decide(id, 'overwrite', [2])
    const { sheet, sheets, mapping } = await stateOf(callers.王磊, id)
    await callers.王磊.call(contract.mapImport, {
      params: { id },
      body: { sheet, headRow: sheets[0]?.headRow ?? 1, mapping },
    })
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { overwrite: 1 } })
  })
})

describe('who may', () => {
  test('a colleague’s customer that one doesn’t see can be left out, or entered a second time', async () => {
    const { id, name, file } = await knownOne({ owner: '陈静' })
    const before = await kept(id)
    const importId = await prepared(bed, callers.王磊, file)
    const [row] = await rowsOf(callers.王磊, importId)
    expect(row?.known).toMatchObject({
      customer: null,
      owner: { name: '陈静' },
      may: ['skip', 'new'],
      fields: [],
    })
    await decide(importId, 'overwrite')
    expect(await stateOf(callers.王磊, importId)).toMatchObject({ decided: { skip: 1, overwrite: 0 } })
    await runAs(callers.王磊, importId)
    expect(await kept(id)).toEqual(before)
    expect((await customersOf(bed, importId)).map((one) => one.name)).not.toContain(name)
  })

  test('the same credit code is never entered twice, whatever is decided', async () => {
    const code = '91350100M000100Y43'
    await bed.company.customerOf('王磊', { name: '有码公司', creditCode: code })
    const id = await prepared(bed, callers.王磊, csv('公司名称,信用代码', `改了名公司,${code}`))
    await decide(id, 'new')
    expect(await stateOf(callers.王磊, id)).toMatchObject({ decided: { skip: 1, new: 0 } })
    await decide(id, 'overwrite')
    await runAs(callers.王磊, id)
    const { rows: named } = await sql<{
      name: string
    }>`select name from customer where credit_code = ${code}`.execute(bed.database.db)
    expect(named).toEqual([{ name: '改了名公司' }])
    await undo(id)
    const { rows: back } = await sql<{ name: string; norm: string }>`
      select name, name_norm as norm from customer where credit_code = ${code}`.execute(bed.database.db)
    expect(back).toEqual([{ name: '有码公司', norm: '有码公司' }])
  })

  test('who lost the customer between check and run changes nothing', async () => {
    const { id, file } = await knownOne()
    const importId = await prepared(bed, callers.王磊, file)
    await decide(importId, 'overwrite')
    await sql`
      update customer set owner_id = ${bed.company.people.陈静}, department_id = ${bed.company.departments.华南区} where id = ${id}`.execute(
      bed.database.db,
    )
    const before = await kept(id)
    await runAs(callers.王磊, importId)
    expect(await kept(id)).toEqual(before)
    const rows = await rowsOf(callers.王磊, importId, 'bad')
    expect(rows.map(({ problems }) => problems[0]?.code)).toEqual([
      'duplicate.not_editable',
      'row.first_left_out',
    ])
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

describe('taken back', () => {
  test('what somebody edited since stays, and is named', async () => {
    const admin = await bed.as(bed.company.people.管理员)
    const { key } = await makeField(admin, '暗号', 'text')
    const { id, name } = await knownOne()
    const file = csv(
      '公司名称,简称,主营业务,暗号,标签,联系人,职务,手机',
      `${name},新名,轴承,天王盖地虎,账期长,张三,采购,13700137000`,
      `${name},,,,,王五,,`,
    )
    const importId = await prepared(bed, callers.王磊, file)
    await decide(importId, 'overwrite')
    await runAs(callers.王磊, importId)
    const changed = await read(id)
    expect(changed.custom).toMatchObject({ [key]: '天王盖地虎' })
    await callers.王磊.call(customers.updateCustomer, {
      params: { id },
      body: { version: changed.version, changes: { shortName: '后来改的' } },
    })
    const list = async () => (await callers.王磊.call(listContacts, { params: { id } })).result.rows
    const [first, second] = await list()
    await callers.王磊.call(updateContact, {
      params: { id: first?.id ?? 0 },
      body: { version: first?.version ?? 1, changes: { jobTitle: '总监' } },
    })
    await callers.王磊.call(updateContact, {
      params: { id: second?.id ?? 0 },
      body: { version: 1, changes: { remark: '常联系' } },
    })
    await callers.王磊.call(createContact, { params: { id }, body: { name: '后来人' } })
    const { result } = await callers.王磊.call(contract.previewUndo, { params: { id: importId } })
    expect(result).toMatchObject({
      removable: 0,
      restorable: 1,
      edited: 1,
      editedOnes: [{ id, name, fields: ['简称', '联系人职位', '联系人姓名'] }],
    })
    await undo(importId)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({
      status: 'mapping',
      undone: { removed: 0, kept: 0, restored: 1, edited: 1 },
    })
    const after = await read(id)
    expect(after).toMatchObject({ shortName: '后来改的', mainBusiness: null })
    expect(after.custom).not.toHaveProperty(key)
    expect(after.tags).toEqual([])
    expect((await list()).map((one) => [one.name, one.jobTitle, one.phones.length])).toEqual([
      ['张三', '总监', 1],
      ['王五', null, 0],
      ['后来人', null, 0],
    ])
  })

  test('whole or not at all: cut off in the middle, all is as the import left it', async () => {
    const { db } = bed.database
    const { id, file } = await knownOne()
    const importId = await prepared(bed, callers.王磊, file)
    await decide(importId, 'overwrite')
    const cutting = async (act: () => Promise<unknown>) => {
      await sql`
        create function cut() returns trigger language plpgsql as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          return new;
        end $$`.execute(db)
      await sql`create trigger cut after insert or delete on contact for each row execute function cut()`.execute(
        db,
      )
      await act()
      await sql`drop trigger cut on contact`.execute(db)
      await sql`drop function cut`.execute(db)
    }
    const before = await kept(id)
    await cutting(() => runAs(callers.王磊, importId))
    expect(await kept(id)).toEqual(before)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({
      status: 'ready',
      decided: { overwrite: 1 },
    })
    await runAs(callers.王磊, importId)
    const changed = await kept(id)
    expect(changed).not.toEqual(before)
    await cutting(() => undo(importId))
    expect(await kept(id)).toEqual(changed)
    await undo(importId)
    expect(await kept(id)).toEqual(before)
  })
})
