import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createContact } from '../../contract/contacts.ts'
import { listCustomers, updateCustomer } from '../../contract/customers.ts'
import { createFollowUp, createPlan } from '../../contract/followups.ts'
import * as contract from '../../contract/imports.ts'
import { shareCustomers } from '../../contract/shares.ts'
import { sql } from '../platform/database.ts'
import { cuttingOff } from '../platform/testing/cut-off.ts'
import { type Bed, csv, customersOf, importBed } from './testing/bed.ts'
import { prepared, run, stateOf, work } from './testing/steps.ts'

let bed: Bed
let callers: Bed['callers']

beforeAll(async () => {
  bed = await importBed()
  callers = bed.callers
  await sql`
    with made as (insert into tag_group (name, colour) values ('意向', 'blue') returning id)
    insert into tag (group_id, name, position) select id, '重点跟', 1 from made`.execute(bed.database.db)
})

const imported = async (...lines: string[]) => {
  const id = await prepared(bed, callers.王磊, csv('公司名称,联系人,手机,集团,标签', ...lines))
  await run(callers.王磊, id)
  await work(bed)
  return id
}

async function undo(id: number, caller = callers.王磊) {
  const answer = await caller.call(contract.undoImport, { params: { id } })
  await work(bed)
  return answer
}

const preview = async (id: number) =>
  (await callers.王磊.call(contract.previewUndo, { params: { id } })).result

/**
 * All rows of all tables but those that tell what was done: logs, the import itself, sessions that were used, and counters,
 * for a number that was issued once is not given to another customer.
 */
async function everything() {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('import', 'import_mapping', 'import_row', 'event', 'access_log', 'access_log_queue', 'access_log_seal',
        'access_log_sealed', 'number_counter', 'session')
    order by 1`.execute(bed.database.db)
  const found: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } =
      await sql`select to_jsonb(t) as row from ${sql.table(name)} t order by to_jsonb(t)::text`.execute(
        bed.database.db,
      )
    found[name] = rows
  }
  return found
}

describe('an import is taken back', () => {
  test('and every table is as before', async () => {
    await bed.company.customerOf('王磊', { name: '先有的公司' })
    const before = await everything()
    const id = await imported(
      '撤销一号,赵一,13800000001,新集团,重点跟',
      '撤销二号,钱二,13800000002,新集团,',
      '撤销三号,,,,',
    )
    expect(await customersOf(bed, id)).toHaveLength(3)
    expect(await preview(id)).toMatchObject({ removable: 3, kept: 0, named: [], restorable: 0 })
    expect((await undo(id)).status).toBe(200)
    expect(await everything()).toEqual(before)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'mapping',
      undone: { removed: 3, kept: 0 },
    })
  })

  test('and run again, with other columns', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称,联系人', '再来公司,赵再'))
    await run(callers.王磊, id)
    await work(bed)
    await undo(id)
    const { mapping, sheet, sheets } = await stateOf(callers.王磊, id)
    await callers.王磊.call(contract.mapImport, {
      params: { id },
      body: {
        sheet,
        headRow: sheets[0]?.headRow ?? 1,
        mapping: mapping.map((target, at) => (at === 0 ? target : null)),
      },
    })
    await work(bed)
    await run(callers.王磊, id)
    await work(bed)
    const [customer] = await customersOf(bed, id)
    expect(customer).toMatchObject({ name: '再来公司', contacts: null })
  })

  test.each<[string, (id: number) => Promise<unknown>]>([
    [
      'a field was edited',
      (id) =>
        callers.王磊.call(updateCustomer, {
          params: { id },
          body: { version: 1, changes: { shortName: '改' } },
        }),
    ],
    [
      'a contact was added',
      (id) => callers.王磊.call(createContact, { params: { id }, body: { name: '新来的' } }),
    ],
    [
      'a follow-up was written',
      (id) =>
        callers.王磊.call(createFollowUp, {
          params: { id },
          body: { key: randomUUID(), content: '谈过了', noNext: { reason: 'other', words: '不再联系' } },
        }),
    ],
    [
      'a next step was planned',
      (id) => callers.王磊.call(createPlan, { params: { id }, body: { on: '2031-01-06' } }),
    ],
    [
      'it was registered',
      (id) =>
        sql`insert into registration (customer_id, by_id, owner_id, until) values (${id}, 1, 1, current_date + 9)`.execute(
          bed.database.db,
        ),
    ],
    [
      'a file was attached',
      (id) =>
        sql`
          with kept as (insert into stored_content (key) values (gen_random_uuid()) returning key)
          insert into file (customer_id, name, media_type, size, sha256, content_key)
          select ${id}, '合同.pdf', 'application/pdf', 1, sha256('x'), key from kept`.execute(
          bed.database.db,
        ),
    ],
    [
      'it was shared',
      (id) =>
        callers.王磊.call(shareCustomers, {
          body: { ids: [id], userIds: [bed.company.people.孙丽], access: 'read', until: null },
        }),
    ],
    [
      'it lies in the trash',
      (id) => sql`update customer set deleted_at = now() where id = ${id}`.execute(bed.database.db),
    ],
  ])('but a customer stays where %s', async (what, act) => {
    const id = await imported(`${what}的公司,孙三,13800000009,,`, `${what}旁的公司,,,,`)
    const [worked, other] = await customersOf(bed, id)
    const answer = await act(Number(worked?.id))
    if (answer && typeof answer === 'object' && 'status' in answer)
      expect(answer.status, JSON.stringify(answer)).toBe(200)
    expect(await preview(id)).toMatchObject({ removable: 1, kept: 1 })
    await undo(id)
    const left = await customersOf(bed, id)
    expect(left.map(({ name }) => name)).toEqual([worked?.name])
    expect(left[0]?.contacts).not.toBeNull()
    expect(other).toBeDefined()
    expect(await stateOf(callers.王磊, id)).toMatchObject({ undone: { removed: 1, kept: 1 } })
    const { result } = await callers.王磊.call(listCustomers, { query: { importId: id } })
    expect(result.rows.length).toBe(what === 'it lies in the trash' ? 0 : 1)
  })

  test('whole or not at all: cut off in the middle, nothing is gone, and it can be asked for again', async () => {
    const id = await imported('断一公司,甲某,13800000021,,', '断二公司,乙某,13800000022,,')
    const before = await everything()
    const moment = { table: 'contact', at: 'before delete', of: `old.name = '乙某'` }
    await cuttingOff(bed.database.db, moment, () => undo(id))
    expect(await everything()).toEqual(before)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'done',
      rowsGood: 2,
      problem: { code: 'database.unavailable' },
      undone: null,
    })
    await undo(id)
    expect(await customersOf(bed, id)).toEqual([])
  })

  test('twice is once, before it is done not at all, and by nobody else', async () => {
    const waiting = await prepared(bed, callers.王磊, csv('公司名称', '还没导入公司'))
    expect((await undo(waiting)).status).toBe(409)
    const id = await imported('只撤一次公司,,,,')
    expect((await undo(id, callers.李娜)).status).toBe(404)
    expect((await callers.李娜.call(contract.previewUndo, { params: { id } })).status).toBe(404)
    expect((await callers.冯涛.call(contract.undoImport, { params: { id } })).status).toBe(403)
    const answers = await Promise.all([
      callers.王磊.call(contract.undoImport, { params: { id } }),
      callers.王磊.call(contract.undoImport, { params: { id } }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await work(bed)
    expect(await customersOf(bed, id)).toEqual([])
  })
})
