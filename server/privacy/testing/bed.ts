import { revealContact, updateContact } from '../../../contract/contacts.ts'
import { customerExportQuery } from '../../../contract/customers.ts'
import * as contract from '../../../contract/privacy.ts'
import { makeExport } from '../../exports/make.ts'
import { upload as attach, pdf } from '../../files/testing/uploads.ts'
import { csv } from '../../imports/testing/bed.ts'
import { map, prepared, run, stateOf, upload, work } from '../../imports/testing/steps.ts'
import { mergeBed } from '../../merge/testing/bed.ts'
import { sql } from '../../platform/database.ts'
import { openTestSession } from '../../platform/testing/app.ts'
import { oneRow, type PersonName } from '../../platform/testing/company.ts'
import { privacyTasks } from '../tasks.ts'

export type PrivacyBed = Awaited<ReturnType<typeof privacyBed>>

/** However the person of the story may turn up in whatever text: names, their pinyin, phones in every writing, what was said. */
export const traces =
  /欧阳哨|哨甲|哨乙|ouyangshao|oysj|oysy|139\D{0,3}8765\D{0,3}4321|138\D{0,3}7654\D{0,3}3219|sentinel[._](mail|wx)|哨兵私/i

export async function privacyBed() {
  const bed = await mergeBed()
  const { database, app } = bed
  const { db } = database
  const officer = await bed.as('管理员')

  const take = async (kind: contract.RequestKind, whom: { contactId?: number; customerId?: number }) => {
    const { status, text, result } = await officer.call(contract.createPrivacyRequest, {
      body: { kind, ...whom, receivedOn: await bed.day(0), channel: 'phone', identity: '回拨登记号码核对' },
    })
    if (status !== 200) throw new Error(text)
    return result.id
  }
  const preview = (id: number) => officer.call(contract.previewErasure, { params: { id } })
  const erase = (id: number, body: object = {}) =>
    officer.call(contract.erasePerson, { params: { id }, body })
  /** What the job of an erasure does. */
  const finish = async (folder: string) => {
    const tasks = privacyTasks(database, { store: app.store, folder })
    for (const { task, payload } of app.jobs.splice(0)) await tasks[task]?.(payload)
  }

  /** Every row of every table as a line of text. */
  async function dump(): Promise<Record<string, string[]>> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
    const tables: Record<string, string[]> = {}
    for (const { name } of rows) {
      const { rows: lines } = await sql<{ line: string }>`
        select to_jsonb(t)::text as line from ${sql.table(name)} t order by 1`.execute(db)
      tables[name] = lines.map(({ line }) => line)
    }
    return tables
  }

  /** Every road by which somebody gets into the database, walked by one person. */
  async function story() {
    const caller = await bed.as('王磊')
    await sql`
      insert into custom_field (object, key, label, kind) values ('contact', 'cf_private', '爱好', 'text'), ('customer', 'cf_story', '往来', 'text')`.execute(
      db,
    )
    const sheet = csv(
      '公司名称,联系人,手机,邮箱,微信,联系人职位,联系人备注,跟进内容,跟进时间',
      '哨所机械有限公司,欧阳哨甲,13987654321,sentinel.mail.1@host.example,sentinel_wx_1,哨兵私职位,哨兵私备注,欧阳哨甲来电,2024-05-06',
      '远处仪器有限公司,李红,13500001111,,,,,李红来电,2024-05-06',
    )
    const importId = await prepared(app, caller, sheet)
    await run(caller, importId)
    await work(app)
    const { id } = await oneRow(
      database,
      sql<{ id: number }>`select id from customer where name = '哨所机械有限公司'`,
    )
    const [first] = await bed.contactsOf(id)
    const contactId = first?.id ?? 0
    await sql`insert into contact_tag (contact_id, customer_id, tag_id) values (${contactId}, ${id}, ${bed.tag('价格敏感')})`.execute(
      db,
    )
    const change = async (changes: Record<string, unknown>) => {
      const version = (await bed.contactsOf(id)).find((one) => one.id === contactId)?.version ?? 1
      const { status, text } = await caller.call(updateContact, {
        params: { id: contactId },
        body: { version, changes },
      })
      if (status !== 200) throw new Error(text)
    }
    await change({ name: '欧阳哨乙', phones: ['13876543219'], email: 'sentinel.mail.2@host.example' })
    await change({ goodHours: '哨兵私时间', custom: { cf_private: '哨兵私爱好' }, remark: '哨兵私备注2' })

    const twin = await bed.company.customerOf('王磊', {
      name: '哨所机械公司',
      contacts: [
        {
          name: '欧阳哨乙',
          phones: ['13876543219'],
          email: 'sentinel.mail.3@host.example',
          remark: '哨兵私备注3',
        },
      ],
    })
    const merging = await bed.merge(id, [twin])
    if (merging.status !== 200) throw new Error(merging.text)

    await bed.write('王磊', id, {
      content: '和欧阳哨乙（138-7654-3219）谈过，哨所的李工也在',
      contactId,
      next: { on: await bed.day(3), goal: '给欧阳哨乙送样' },
    })
    await bed.write('王磊', id, { content: '只谈了交期', noNext: { reason: 'not_now' } })
    await bed.edit(id, {
      highlights: '欧阳哨乙说了算',
      initialNeed: '两台机床，找 +86 138 7654 3219',
      sourceNote: '名单由欧阳哨乙提供',
      custom: { cf_story: '老板是欧阳哨乙的同学' },
    })
    await bed.edit(id, { highlights: '重视交期' })
    await sql`
      insert into contact (customer_id, ordinal, name, name_norm, name_pinyin, name_initials, remark)
      values (${id}, 90, '李红', '李红', 'lihong', 'lh', '欧阳哨乙的助手')`.execute(db)
    await sql`
      insert into billing_profile (customer_id, title, phone) values (${id}, '欧阳哨乙', '13876543219')`.execute(
      db,
    )
    await sql`
      insert into delivery_address (customer_id, recipient, phone, address) values (${id}, '欧阳哨乙', '138 7654 3219', '解放路 1 号')`.execute(
      db,
    )
    const file = await attach(
      caller,
      id,
      '欧阳哨乙身份证.pdf',
      Buffer.concat([pdf, Buffer.from('哨兵私证件')]),
    )
    await attach(caller, id, '欧阳哨乙名片.pdf', pdf)
    await sql`
      insert into review_step (customer_id, actor_id, step, reasons, note)
      values (${id}, ${bed.company.people.李娜}, 'returned', '{"contact.name": "请核对欧阳哨乙"}', '欧阳哨乙的电话不通')`.execute(
      db,
    )
    await sql`
      insert into stage_change (customer_id, version, to_stage, cause, note) values (${id}, 900, 'lost', 'manual', '欧阳哨乙离开了')`.execute(
      db,
    )
    await sql`
      insert into retention_hold (customer_id, reason) values (${id}, '欧阳哨乙的货款有争议')`.execute(db)
    await sql`
      insert into reveal (user_id, customer_id, contact_id, fields, reason)
      values (${bed.company.people.周敏}, ${id}, ${contactId}, '{phones}', '给欧阳哨乙寄样')`.execute(db)
    await (await bed.as('周敏')).call(revealContact, {
      params: { id: contactId },
      body: { reason: '找欧阳哨乙' },
    })
    await sql`
      with given as (insert into assignment (to_id, keep_former_as, reason) values (${bed.company.people.王磊}, 'none', '欧阳哨乙要求') returning id)
      insert into assigned_customer (assignment_id, customer_id, version) select id, ${id}, 1 from given`.execute(
      db,
    )
    await sql`
      with given as (
        insert into hand_over (from_id, rule, customers, plans, shares, deactivated, note)
        values (${bed.company.people.何军}, '{}', 1, 0, 0, true, '欧阳哨乙由王磊接') returning id)
      insert into event (kind, customer_id, data)
      select 'customer.assigned', ${id}, jsonb_build_object('handOverId', id) from given`.execute(db)
    await sql`
      insert into list_view (owner_id, name, shared_with, settings)
      values (${bed.company.people.王磊}, '找人', 'nobody', '{"filters": {"q": "13876543219"}}')`.execute(db)
    const exportId = await madeExport('欧阳哨乙')

    // Waiting: one that is matched, one that isn't yet, with a cell and a text put right.
    const waiting = await prepared(
      app,
      caller,
      csv('公司名称,联系人,手机', '新厂有限公司,欧阳,138 7654 3219'),
    )
    const { id: unread } = await upload(
      caller,
      csv('公司名称,联系人', '哨所机械有限公司,欧阳哨乙'),
      '欧阳哨乙.csv',
    )
    await sql`
      insert into import_correction (import_id, sheet, "column", target, value, replacement)
      values (${unread}, 0, 1, 'contact.name', '欧阳哨', '欧阳哨乙')`.execute(db)
    await sql`
      insert into field_mark (customer_id, contact_id, field, how, verified_on, actor_id, proof)
      values (${id}, ${contactId}, 'contact.name', 'phone', now(), ${bed.company.people.王磊}, '欧阳哨乙本人确认'),
        (${id}, null, 'customer.address', 'phone', now(), ${bed.company.people.王磊}, '欧阳哨乙说的')`.execute(
      db,
    )
    await sql`
      with drawn as (
        insert into spot_check (department_id, quarter, drawn_by, seed) values (${bed.company.departments.华东区}, '2024-04-01', ${bed.company.people.李娜}, 1)
        returning id)
      insert into spot_check_item (spot_check_id, customer_id, verdict, note, judged_at, judged_by)
      select id, ${id}, 'wrong', '欧阳哨乙换了电话', now(), ${bed.company.people.李娜} from drawn`.execute(db)
    await sql`
      insert into tip (customer_id, sender_id, about, words, due_on)
      values (${id}, ${bed.company.people.周敏}, '哨所机械', '欧阳哨乙要换供应商', now())`.execute(db)
    await sql`
      insert into clash (customer_id, asker_id, about, about_kind, met_seen, reason, due_on, statement, stated_at, outcome, ruling, ruled_at)
      values (${id}, ${bed.company.people.周敏}, '欧阳哨乙的公司', 'name', false, '欧阳哨乙是我同学', now(), '欧阳哨乙一直由我联系', now(), 'stays',
        '欧阳哨乙认王磊', now())`.execute(db)
    await sql`
      insert into consent (contact_id, purpose_id, basis, given_on, proof)
      select ${contactId}, max(id), 'consent', now(), '欧阳哨乙口头同意' from privacy_purpose`.execute(db)
    await sql`
      insert into do_not_contact (contact_id, channels, since, reason) values (${contactId}, '{phone}', now(), '欧阳哨乙要求')`.execute(
      db,
    )
    return { id, twin, contactId, importId, waiting, unread, exportId, fileId: file.result.id, caller }
  }

  /** Household data of a customer who is a person, with a change of them in the history; the basis is another test's. */
  async function noteHousehold(id: number, text: string): Promise<void> {
    for (const household of [text, `${text}2`])
      await sql`update customer set household = ${household}, version = version + 1 where id = ${id}`.execute(
        db,
      )
  }

  async function madeExport(q: string): Promise<number> {
    const { id } = await oneRow(
      database,
      sql<{ id: number }>`
        insert into export (asked, rows_total, created_by)
        values (${JSON.stringify(customerExportQuery.parse({ format: 'csv', q }))}::jsonb, 1, ${bed.company.people.管理员}) returning id`,
    )
    await makeExport(database, app.store, id)
    return id
  }

  const keysNow = async (): Promise<string[]> => {
    const { rows } = await sql<{
      key: string
    }>`select key from stored_content order by created_at, key`.execute(db)
    return rows.map(({ key }) => key)
  }
  /** What lies in the store under these keys; those of now, unless they were asked for before. */
  async function contents(keys?: readonly string[]): Promise<string[]> {
    const texts: string[] = []
    for (const key of keys ?? (await keysNow())) {
      const content = await app.store.read(key)
      if (content === null) continue
      const parts: Buffer[] = []
      for await (const part of content) parts.push(part as Buffer)
      texts.push(Buffer.concat(parts).toString())
    }
    return texts
  }

  const cookieOf = async (name: PersonName) =>
    `kemai_session=${await openTestSession(database, bed.company.people[name])}`

  return {
    ...bed,
    officer,
    cookieOf,
    take,
    preview,
    erase,
    finish,
    dump,
    story,
    madeExport,
    noteHousehold,
    contents,
    keysNow,
    map,
    stateOf,
  }
}
