import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/imports.ts'
import { sql } from '../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { writeWorkbook } from '../platform/workbook/write.ts'
import { holding } from './hold.ts'
import { recoverImports } from './recover.ts'
import { map, prepared, rowsOf, run, stateOf, upload, work } from './testing/steps.ts'

let bed: TestApp
let company: Company
const callers = {} as Record<PersonName, Caller>

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  bed = await testApp(database)
  for (const name of ['王磊', '李娜', '孙丽', '冯涛'] as const)
    callers[name] = await bed.as(company.people[name])
})

const csv = (...lines: string[]) => lines.join('\r\n')
const customersOf = async (id: number) =>
  (
    await sql<Record<string, unknown>>`
      select c.*, o.name as owner, (select jsonb_agg(jsonb_build_object('name', k.name, 'ordinal', k.ordinal, 'primary', k.is_primary,
        'phones', (select jsonb_agg(p.e164 || coalesce('#' || p.extension, '') order by p.position) from contact_phone p where p.contact_id = k.id)))
        from contact k where k.customer_id = c.id) as contacts
      from customer c join user_account o on o.id = c.owner_id where c.import_id = ${id} order by c.id`.execute(
      bed.database.db,
    )
  ).rows

describe('from file to customers', () => {
  test('a workbook with dates, numbers and two phones', async () => {
    const stream = new PassThrough()
    const columns = [
      { head: '公司名称', width: 20, kind: 'text', required: true },
      { head: '成立日期', width: 12, kind: 'date' },
      { head: '行业', width: 12, kind: 'text' },
      { head: '规模', width: 12, kind: 'text' },
      { head: '联系人', width: 12, kind: 'text' },
      { head: '手机', width: 12, kind: 'number' },
      { head: '座机', width: 12, kind: 'text' },
      { head: '内部编号', width: 12, kind: 'text' },
    ] as const
    const row = [
      '苏州恒力机械有限公司',
      '2015-06-20',
      '制造业',
      '500-1000人，年营收5-10亿',
      '王芳',
      13_800_138_000,
      '010-88886666转801',
      'X1',
    ]
    const written = writeWorkbook(stream, { sheets: [{ name: '客户', columns: [...columns], rows: [row] }] })
    const [file] = await Promise.all([buffer(stream), written])
    const { id } = await upload(callers.王磊, file, '客户 2024.xlsx')
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({
      fileName: '客户 2024.xlsx',
      status: 'mapping',
      rowsTotal: 1,
      problem: null,
    })
    expect(state.mapping).toEqual([
      ...['name', 'foundedOn', 'industry', 'size', 'contact.name', 'contact.phones', 'contact.phones', null],
    ])
    expect(state.sheets).toMatchObject([
      {
        name: '客户',
        rows: 1,
        headRow: 1,
        samples: [[row[0], row[1], row[2], row[3], row[4], '13800138000', row[6], 'X1']],
      },
    ])
    await map(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'ready',
      rowsGood: 1,
      rowsBad: 0,
      rowsDone: 1,
    })
    expect((await rowsOf(callers.王磊, id))[0]).toMatchObject({
      row: 2,
      taken: [
        row[0],
        '2015-06-20',
        '制造业',
        '500–1000 人、50,000–100,000 万元',
        '王芳',
        '138 0013 8000、010-8888 6666 转 801',
        '138 0013 8000、010-8888 6666 转 801',
        null,
      ],
      problems: [],
    })
    await run(callers.王磊, id)
    await work(bed)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: 'done', rowsGood: 1, rowsBad: 0 })
    expect(await customersOf(id)).toMatchObject([
      {
        name: row[0],
        name_initials: 'szhljxyxgs',
        founded_on: '2015-06-20',
        headcount_min: 500,
        revenue_max: 100_000_000_000,
        stage: 'prospect',
        owner: '王磊',
        department_id: company.departments.华东区,
        contact_count: 1,
        contacts: [
          { name: '王芳', ordinal: 1, primary: true, phones: ['+8613800138000', '+861088886666#801'] },
        ],
      },
    ])
  })

  test('a csv in GBK', async () => {
    // 公司名称,联系人 / 苏州新元,王芳
    const gbk = Buffer.from('b9abcbbec3fbb3c62cc1aacfb5c8cb0d0acbd5d6ddd0c2d4aa2ccdf5b7bc0d0a', 'hex')
    const id = await prepared(bed, callers.王磊, gbk)
    expect(await rowsOf(callers.王磊, id)).toMatchObject([{ taken: ['苏州新元', '王芳'], problems: [] }])
  })

  test('the mapping can be changed after checking, and the row of the heads too', async () => {
    const { id } = await upload(callers.王磊, csv('公司名称,别名', '甲,乙', '换名一,丙', '换名二,丁'))
    await map(callers.王磊, id)
    await work(bed)
    const answer = await callers.王磊.call(contract.mapImport, {
      params: { id },
      body: { sheet: 0, headRow: 2, mapping: [null, 'name'] },
    })
    expect(answer.status).toBe(200)
    await work(bed)
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({ status: 'ready', rowsTotal: 2, rowsGood: 2 })
    expect(state.sheets[0]).toMatchObject({
      head: ['甲', '乙'],
      rows: 2,
      samples: [
        ['换名一', '丙'],
        ['换名二', '丁'],
      ],
    })
  })
})

describe('wrong rows', () => {
  const file = csv(
    '公司名称,信用代码,成立日期,负责人,联系人,电话',
    '好公司一,,2020-01-02,,张三,13900000001',
    ',,,,,',
    '坏公司一,123,2020-13-01,赵总,张三,139',
    '好公司二,91350100M000100Y43,,,,',
    '坏公司二,91350100M000100Y43,,,,',
    '好 公司（一）,,,,,',
  )

  test('every wrong value is named, and only good rows are taken in', async () => {
    const id = await prepared(bed, callers.王磊, file)
    const rows = await rowsOf(callers.王磊, id, 'bad')
    expect(
      rows.map(({ row, problems }) => [row, problems.map(({ column, code }) => `${column}:${code}`)]),
    ).toEqual([
      [4, ['1:credit_code.length', '2:date.no_such_day', '3:owner.not_allowed', '5:phone.too_short']],
      [6, ['1:duplicate.in_file.creditCode']],
      [7, ['0:duplicate.in_file.name']],
    ])
    expect(rows[2]?.problems[0]?.message).toBe('与第 2 行是同名客户，只导入第 2 行。')
    expect(rows[0]?.taken).toEqual(['坏公司一', null, null, null, '张三', null])
    await run(callers.王磊, id)
    await work(bed)
    expect((await customersOf(id)).map(({ name }) => name)).toEqual(['好公司一', '好公司二'])
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      status: 'done',
      rowsTotal: 5,
      rowsGood: 2,
      rowsBad: 3,
    })
  })

  test('the workbook of rejected rows can be mended and uploaded again', async () => {
    const id = await prepared(
      bed,
      callers.孙丽,
      csv('单位,备注,联系人,手机', '修补公司,a,张三,139', '完好公司,b,,'),
    )
    const answer = await bed.app.inject({
      url: `/api/imports/${id}/result?only=bad`,
      headers: { cookie: await cookieOf('孙丽') },
    })
    expect(answer.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    const again = (await upload(callers.孙丽, answer.rawPayload, 'again.xlsx')).id
    const state = await stateOf(callers.孙丽, again)
    expect(state.sheets[0]?.head).toEqual(['单位', '备注', '联系人', '手机', '结果', '原因'])
    expect(state.sheets[0]?.samples).toEqual([
      ['修补公司', 'a', '张三', '139', '未导入', '手机：号码位数不足，请补全。'],
    ])
    expect(state.mapping).toEqual(['name', 'highlights', 'contact.name', 'contact.phones', null, null])
  })

  test('customers that exist are named with their owner, also those that one can’t see', async () => {
    await company.customerOf('陈静', { name: '广州早有有限公司' })
    const id = await prepared(bed, callers.王磊, csv('公司名称', '广州早有 有限公司'))
    const [row] = await rowsOf(callers.王磊, id)
    expect(row?.problems).toEqual([
      { column: 0, code: 'duplicate.name', message: '已有同名客户，由陈静负责。' },
    ])
    expect((await run(callers.王磊, id)).error.code).toBe('import.not_ready')
  })

  test('a customer entered between check and run is not entered twice', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '中途出现公司', '中途无事公司'))
    await company.customerOf('陈静', { name: '中途出现公司' })
    await run(callers.王磊, id)
    await work(bed)
    expect((await customersOf(id)).map(({ name }) => name)).toEqual(['中途无事公司'])
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: 'done', rowsGood: 1, rowsBad: 1 })
    expect((await rowsOf(callers.王磊, id))[0]?.problems[0]?.code).toBe('duplicate.name')
  })
})

describe('files that can’t be read say why', () => {
  test.each([
    [
      'an old xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      'workbook.old_xls',
    ],
    ['a web page', '<html><table></table></html>', 'workbook.html'],
    ['nothing', '', 'workbook.empty'],
    ['half a workbook', 'PK\u0003\u0004 broken', 'workbook.broken'],
  ])('%s', async (_, file, code) => {
    const { id } = await upload(callers.王磊, file)
    const { status, problem } = await stateOf(callers.王磊, id)
    expect(status).toBe('failed')
    expect(problem?.code).toBe(code)
    expect(problem?.message).toMatch(/^\p{Script=Han}.*。$/u)
  })

  test('characters that can’t be kept are a problem of their row alone', async () => {
    const file = csv(
      ...['公司名称', '无坏字公司'],
      ...Array.from({ length: 1_000 }, (_, index) => `填充${index}号`),
      '坏\0字公司',
    )
    const id = await prepared(bed, callers.王磊, file)
    const [row, ...others] = await rowsOf(callers.王磊, id, 'bad')
    expect(row?.problems).toMatchObject([{ column: 0, code: 'cell.unreadable' }])
    expect(others).toEqual([])
  })

  test('too much is refused before it is read, and nothing is left behind', async () => {
    const small = await testApp(bed.database, { environment: { UPLOAD_LIMIT_MB: '1' } })
    const caller = await small.as(company.people.王磊)
    const { answer } = await upload(caller, Buffer.alloc(1024 ** 2 + 1, 'x'))
    expect([answer.status, answer.error.code, answer.error.message]).toEqual([
      ...[413, 'input.too_large', '文件超过 1 MB，请拆分后再上传。'],
    ])
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kemai-upload-'))).toEqual([])
  })
})

describe('one run, whole or not at all', () => {
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}号公司`)

  test('of two clicks one runs', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '双击公司'))
    const answers = await Promise.all([run(callers.王磊, id), run(callers.王磊, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await work(bed)
    expect(await customersOf(id)).toHaveLength(1)
  })

  test('a job that is delivered twice takes in once', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', ...names('重投', 50)))
    await run(callers.王磊, id)
    bed.jobs.push(...bed.jobs)
    const jobs = bed.jobs.splice(0)
    await Promise.all(jobs.map((job) => work({ ...bed, jobs: [job] })))
    expect(await customersOf(id)).toHaveLength(50)
  })

  test('a run whose connection is cut leaves nothing, and can be started again', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', ...names('断线', 200)))
    const before = await counters()
    await cutRunAtFirstCustomer(async () => {
      await run(callers.王磊, id)
      await work(bed)
    })
    expect(await customersOf(id)).toEqual([])
    expect(await counters()).toEqual(before)
    const state = await stateOf(callers.王磊, id)
    expect(state).toMatchObject({ status: 'ready', rowsGood: 200, problem: { code: 'database.unavailable' } })
    await run(callers.王磊, id)
    await work(bed)
    expect(await customersOf(id)).toHaveLength(200)
  })

  test('numbers are issued in the order of the sheet, per industry, without gap or double', async () => {
    const lines = names('编号', 40).map(
      (name, index) => `${name},${index % 2 ? '制造业' : ''},${index === 4 ? '个人' : ''}`,
    )
    const [one, two] = [
      await prepared(bed, callers.王磊, csv('公司名称,行业,客户类型', ...lines)),
      await prepared(
        bed,
        callers.李娜,
        csv('公司名称,行业', ...names('另一批', 40).map((name) => `${name},制造业`)),
      ),
    ]
    await Promise.all([run(callers.王磊, one), run(callers.李娜, two)])
    const jobs = bed.jobs.splice(0)
    await Promise.all(jobs.map((job) => work({ ...bed, jobs: [job] })))
    const made = [...(await customersOf(one)), ...(await customersOf(two))]
    expect(made).toHaveLength(80)
    const all = await sql<{ number: string }>`select number from customer order by number`.execute(
      bed.database.db,
    )
    for (const part of ['MAN', 'GEN', 'PER']) {
      const given = all.rows.map(({ number }) => number).filter((number) => number.includes(`-${part}-`))
      expect(given.map((number) => Number(number.split('-')[2]))).toEqual(given.map((_, index) => index + 1))
    }
    const inSheet = (await customersOf(one))
      .map(({ number }) => String(number))
      .filter((number) => number.includes('MAN'))
    expect(inSheet).toEqual(inSheet.toSorted())
  })
})

describe('a server that was stopped', () => {
  const setStatus = (id: number, status: string) =>
    sql`update import set status = ${status} where id = ${id}`.execute(bed.database.db)

  test.each([
    ['reading', 'failed', '上传没有读完，请重新上传。'],
    ['checking', 'mapping', '服务中途停过，这一步没有完成；没有导入任何数据。请再来一次。'],
    ['running', 'ready', '服务中途停过，这一步没有完成；没有导入任何数据。请再来一次。'],
  ])('in the middle of %s: %s', async (status, after, message) => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', `停机${status}公司`))
    await setStatus(id, status)
    await recoverImports(bed.database)
    expect(await stateOf(callers.王磊, id)).toMatchObject({ status: after, problem: { message } })
    expect((await rowsOf(callers.王磊, id)).length).toBe(after === 'failed' ? 0 : 1)
  })

  test('leaves alone what another server works on', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '别处在做公司'))
    await setStatus(id, 'running')
    await holding(bed.database.db, id, () => recoverImports(bed.database))
    expect((await stateOf(callers.王磊, id)).status).toBe('running')
  })

  test('steps that were queued before it stopped do nothing afterwards', async () => {
    const id = await prepared(bed, callers.王磊, csv('公司名称', '迟到公司'))
    await run(callers.王磊, id)
    await recoverImports(bed.database)
    await work(bed)
    expect(await customersOf(id)).toEqual([])
    expect((await stateOf(callers.王磊, id)).status).toBe('ready')
  })
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
    expect(await customersOf(id)).toMatchObject([
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
    expect(event.data).toEqual({ customers: 1 })
  })
})

describe('mappings that can’t be', () => {
  test.each([
    ['without a name', [null, 'stage'], 400, 'import.no_name_column'],
    ['one field twice', ['name', 'name'], 400, 'input.invalid'],
    ['more columns than the sheet has', ['name', null, null], 400, 'input.invalid'],
  ])('%s', async (_, mapping, status, code) => {
    const { id } = await upload(callers.王磊, csv('公司名称,阶段', '映射公司,意向'))
    const body = { sheet: 0, headRow: 1, mapping }
    const answer = await callers.王磊.call(contract.mapImport, { params: { id }, body })
    expect([answer.status, answer.error.code]).toEqual([status, code])
  })

  test('a template comes back as it was given', async () => {
    const answer = await bed.app.inject({
      url: '/api/imports/template',
      headers: { cookie: await cookieOf('李娜') },
    })
    const { id } = await upload(callers.李娜, answer.rawPayload, 'template.xlsx')
    const { mapping, sheet, sheets } = await stateOf(callers.李娜, id)
    expect(sheet).toBe(0)
    expect(mapping).toEqual(contract.importTargets.filter((target) => target !== 'size'))
    expect(sheets.map(({ name, hidden }) => [name, hidden]).slice(0, 2)).toEqual([
      ['客户', false],
      ['填写说明', false],
    ])
  })
})

async function cookieOf(name: PersonName): Promise<string> {
  return `kemai_session=${await openTestSession(bed.database, company.people[name])}`
}

const counters = async () =>
  (await sql`select * from number_counter order by counter`.execute(bed.database.db)).rows

/** The run's own backend ends itself in the middle of its work: what a lost connection or a killed server looks like. */
async function cutRunAtFirstCustomer(act: () => Promise<void>): Promise<void> {
  const { db } = bed.database
  await sql`
    create function cut() returns trigger language plpgsql as $$
    begin
      if new.name like '%150号公司' then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger cut before insert on customer for each row execute function cut()`.execute(db)
  try {
    await act()
  } finally {
    await sql`drop trigger cut on customer`.execute(db)
    await sql`drop function cut`.execute(db)
  }
}
