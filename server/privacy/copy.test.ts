import { beforeAll, describe, expect, test } from 'vitest'
import { mentionPlaces } from '../../contract/privacy.ts'
import { upload as attach, pdf } from '../files/testing/uploads.ts'
import { sql } from '../platform/database.ts'
import { workbookText } from '../platform/testing/workbook-text.ts'
import { copied } from './copied.ts'
import { sheetsOf } from './copy-sheets.ts'
import { readPerson } from './person.ts'
import { places } from './places.ts'
import { type PrivacyBed, privacyBed } from './testing/bed.ts'

/** 查阅、复制 (PIPL article 45): all that is held of the person, in words, and nothing that is another one's. */
let bed: PrivacyBed
beforeAll(async () => {
  bed = await privacyBed()
})

async function copyOf(whom: { contactId?: number; customerId?: number }): Promise<string> {
  const request = await bed.take('copy', whom)
  return (
    (await workbookText(bed.app.app, {
      url: `/api/privacy/requests/${request}/copy`,
      headers: { cookie: await bed.cookieOf('管理员') },
    })) ?? ''
  )
}

describe('every place of texts', () => {
  test('is told of, or left out for a reason', () => {
    expect(places.map(({ table }) => table).toSorted()).toEqual([...mentionPlaces].toSorted())
    expect(Object.keys(copied).toSorted()).toEqual([...mentionPlaces].toSorted())
    for (const { own, notOfOthers } of Object.values(copied))
      if (own === null && notOfOthers !== undefined) expect(notOfOthers.length).toBeGreaterThan(20)
  })
})

describe('a contact', () => {
  let text: string
  beforeAll(async () => {
    const { id, contactId } = await bed.story()
    await sql`update contact set relation = 'decision_maker', influence = 'high' where id = ${contactId}`.execute(
      bed.database.db,
    )
    await sql`
      update customer set pain_points = ${`开头${'很长的话，'.repeat(20)}欧阳哨乙嫌贵，${'还有别的事，'.repeat(20)}结尾`} where id = ${id}`.execute(
      bed.database.db,
    )
    await sql`
      insert into privacy_request (kind, contact_id, customer_id, received_on, channel, identity, owner_id, due_on)
      select 'erase', id, ${id}, now(), 'phone', '欧阳哨乙替同事来办', ${bed.company.people.管理员}, now() from contact
      where customer_id = ${id} and name = '李红' limit 1`.execute(bed.database.db)
    text = await copyOf({ contactId })
  })

  test.each([
    ['what is kept of them', '欧阳哨乙'],
    ['what was kept of them before', '欧阳哨甲'],
    ['their own fields', '哨兵私爱好'],
    ['a follow-up with them', '和欧阳哨乙（138-7654-3219）谈过'],
    ['a review that names them', '请核对欧阳哨乙'],
    ['its note', '欧阳哨乙的电话不通'],
    ['a change of stage', '欧阳哨乙离开了'],
    ['a mark of theirs with its proof', '欧阳哨乙本人确认'],
    ['a mark of the company', '欧阳哨乙说的'],
    ['a spot check', '欧阳哨乙换了电话'],
    ['a tip', '欧阳哨乙要换供应商'],
    ['a clash', '欧阳哨乙是我同学'],
    ['its statement', '欧阳哨乙一直由我联系'],
    ['its ruling', '欧阳哨乙认王磊'],
    ['a hold', '欧阳哨乙的货款有争议'],
    ['why somebody looked at them', '给欧阳哨乙寄样'],
    ['why the customer was given', '欧阳哨乙要求'],
    ['a hand-over', '欧阳哨乙由王磊接'],
    ['their consent', '欧阳哨乙口头同意'],
    ['the name of a file', '欧阳哨乙名片'],
    ['a choice in words', '决策人'],
    ['a field in words', '影响力'],
    ['a mark in words', '已核验 · 电话'],
    ['a basis in words', '订立、履行合同'],
    ['around a long text', '欧阳哨乙嫌贵'],
  ])('gets %s', (_, held) => expect(text).toContain(held))

  test.each([
    ['what is kept of another contact', '的助手'],
    ['another contact', '李红'],
    ['a talk with others', '只谈了交期'],
    ['what a colleague asked for', '替同事来办'],
    ['the rest of a long text', '开头'],
    ['its end', '结尾'],
    ['what a colleague looks for', '找人'],
    ['codes', 'decision_maker'],
    ['names of columns', 'job_title'],
    ['what is kept to search by', 'ouyangshaoyi'],
    ['initials', 'oysy'],
  ])('doesn’t get %s', (_, other) => expect(text).not.toContain(other))
})

describe('who was taken for another one, or is called like one', () => {
  const note = (id: number, words: string) =>
    sql`insert into stage_change (customer_id, version, to_stage, cause, note) values (${id}, 900, 'lost', 'manual', ${words})`.execute(
      bed.database.db,
    )
  const handOver = (words: string, id: number) =>
    sql`
      with given as (
        insert into hand_over (from_id, rule, customers, plans, shares, deactivated, note)
        values (${bed.company.people.何军}, '{}', 1, 0, 0, true, ${words}) returning id)
      insert into event (kind, customer_id, data)
      select 'customer.assigned', ${id}, jsonb_build_object('handOverId', id) from given`.execute(
      bed.database.db,
    )

  test('isn’t told what is written where they don’t belong', async () => {
    const contacts = [{ name: '东方朔一', phones: ['13422223333'] }]
    const one = await bed.company.customerOf('王磊', { name: '合过的公司', contacts })
    const other = await bed.company.customerOf('王磊', { name: '分开的公司' })
    const merged = await bed.merge(other, [one])
    await note(other, '合着时东方朔一的话')
    await bed.undo(merged.result.mergeId)
    await note(one, '本家东方朔一的话')
    await handOver('他家东方朔一由孙丽接', other)
    await handOver('本家东方朔一由孙丽接', one)
    const [contact] = await bed.contactsOf(one)
    const text = await copyOf({ contactId: contact?.id ?? 0 })
    expect(text).toContain('本家东方朔一的话')
    expect(text).toContain('本家东方朔一由孙丽接')
    expect(text).not.toContain('合着时')
    expect(text).not.toContain('他家')
  })

  test.each([
    ['a contact', { name: '别处的公司', contacts: [{ name: '公孙大' }] }],
    ['a customer who is a person', { type: 'individual' as const, name: '公孙大' }],
  ])('is told by what nobody else has: %s has the name too', async (_, namesake) => {
    const contacts = [{ name: '公孙大', phones: ['13455556666'] }]
    const id = await bed.company.customerOf('王磊', { name: '重名的公司', contacts })
    await note(id, '只写名字的公孙大')
    await sql`update customer set pain_points = '写了号码的 134 5555 6666' where id = ${id}`.execute(
      bed.database.db,
    )
    const [contact] = await bed.contactsOf(id)
    const contactId = contact?.id ?? 0
    expect(await copyOf({ contactId })).toContain('只写名字的')
    const elsewhere = await bed.company.customerOf('王磊', namesake)
    const text = await copyOf({ contactId })
    expect(text).toContain('写了号码的')
    expect(text).not.toContain('只写名字的')
    await sql`delete from customer where id = any(${[id, elsewhere]}::bigint[])`.execute(bed.database.db)
  })
})

describe('a customer who is a person', () => {
  let id: number
  let text: string
  beforeAll(async () => {
    const { db } = bed.database
    const { people, departments } = bed.company
    id = await bed.company.customerOf('王磊', {
      type: 'individual',
      name: '司马丁',
      source: 'exhibition',
      urgency: 'high',
      initialNeed: '一台车床',
      budget: { min: 3_000_000_00, max: 5_000_000_00 },
      totalAssets: 12_000_000_00,
      regionCode: '310115',
      contacts: [{ name: '司马丁', phones: ['13411112222'] }],
    })
    await bed.edit(id, { source: 'website' })
    await bed.write('王磊', id, { content: '聊了家常', method: 'visit', noNext: { reason: 'not_now' } })
    // As it is put right in the history: when it was, and with whom.
    await sql`
      update follow_up f set at = '2026-05-01T00:30+08', contact_id = k.id from contact k
      where f.customer_id = ${id} and k.customer_id = ${id}`.execute(db)
    await attach(await bed.as('王磊'), id, '合影.pdf', pdf)
    await sql`
      insert into review_step (customer_id, actor_id, step, reasons, note)
      values (${id}, ${people.李娜}, 'returned', '{"customer.name": "词一"}', '词二')`.execute(db)
    await sql`
      with drawn as (
        insert into spot_check (department_id, quarter, drawn_by, seed) values (${departments.华东区}, '2025-04-01', ${people.李娜}, 1) returning id)
      insert into spot_check_item (spot_check_id, customer_id, verdict, note, judged_at, judged_by)
      select id, ${id}, 'wrong', '词三', now(), ${people.李娜} from drawn`.execute(db)
    await sql`
      insert into tip (customer_id, sender_id, about, words, due_on, answer, answer_words, answered_at)
      values (${id}, ${people.周敏}, '词四', '词五', now(), 'useful', '词六', now())`.execute(db)
    await sql`
      insert into clash (customer_id, asker_id, about, about_kind, met_seen, reason, due_on, statement, stated_at, outcome, ruling, ruled_at)
      values (${id}, ${people.周敏}, '词七', 'name', false, '词八', now(), '词九', now(), 'stays', '词十', now())`.execute(
      db,
    )
    await sql`
      insert into stage_change (customer_id, version, to_stage, cause, note) values (${id}, 900, 'lost', 'manual', '词子')`.execute(
      db,
    )
    await sql`insert into retention_hold (customer_id, reason) values (${id}, '词丑')`.execute(db)
    await sql`
      insert into reveal (user_id, customer_id, fields, reason) values (${people.周敏}, ${id}, '{phones}', '词寅')`.execute(
      db,
    )
    await sql`
      insert into field_mark (customer_id, field, reason, verified_on, actor_id, proof)
      values (${id}, 'customer.address', 'other', now(), ${people.王磊}, '词卯')`.execute(db)
    text = await copyOf({ customerId: id })
  })

  test.each([
    '词一',
    '词二',
    '词三',
    '词四',
    '词五',
    '词六',
    '词七',
    '词八',
    '词九',
    '词十',
    '词子',
    '词丑',
    '词寅',
    '词卯',
  ])('gets %s, though it doesn’t name them', (word) => expect(text).toContain(word))

  test('gets values in words', () => {
    for (const word of [
      '300–500 万元',
      '1,200 万元',
      '官网留资',
      '展会',
      '初始需求',
      '采购预算',
      '浦东新区',
      '王磊',
      '拜访',
      '时机未到',
      '内容不对',
      '合影.pdf',
      '回拨登记号码核对',
      '2026-05-01 00:30',
    ])
      expect(text, word).toContain(word)
    for (const code of [
      'exhibition',
      'website',
      'initial_need',
      '30000000',
      'simading',
      'not_now',
      '公司名称',
      '其他人',
      '2026-05-01T',
      '2026-04-30T',
    ])
      expect(text, code).not.toContain(code)
  })

  test('what is kept of them beside the fields is the program’s own, or stands on another sheet', async () => {
    const { db } = bed.database
    const person = await readPerson(db, { contactId: null, customerId: id })
    const words = {
      say: (key: string) => key,
      word: (key: string) => key,
      label: (record: string, field: string) => `${record}.${field}`,
      value: () => 'x',
    }
    const facts = (await sheetsOf(db, words, person)).find(({ name }) => name === 'facts')
    const told = new Set(facts?.rows.map(([, label]) => label))
    const { rows } = await sql<{ record: string; column: string }>`
      select table_name as record, column_name as column from information_schema.columns
      where table_schema = 'public' and table_name in ('customer', 'contact') order by 1, 2`.execute(db)
    const fieldOf = (column: string) =>
      column
        .replace(/_(min|max)$/, '')
        .replace(/^revenue$/, 'annualRevenue')
        .replace(/_([a-z])/g, (__, letter: string) => letter.toUpperCase())
    const untold = rows
      .filter(({ record, column }) => !told.has(`${record}.${fieldOf(column)}`))
      .map(({ record, column }) => `${record}.${column}`)
    expect(untold).toEqual(inner.toSorted())
  })
})

/** Keys, derived texts to compare and search by, counters, and how an entry was reviewed, which the notes tell. */
const inner = [
  ...['id', 'version', 'custom', 'created_by', 'updated_by', 'deleted_at', 'deleted_by', 'erased_at'].flatMap(
    (column) => [`contact.${column}`, `customer.${column}`],
  ),
  ...['name_norm', 'name_pinyin', 'name_initials'].flatMap((column) => [
    `contact.${column}`,
    `customer.${column}`,
  ]),
  'contact.customer_id',
  'contact.ordinal',
  'customer.name_key',
  'customer.name_region',
  'customer.name_sound',
  'customer.import_id',
  'customer.contact_count',
  'customer.last_contact_ordinal',
  'customer.needs_next_step',
  'customer.merged_into_id',
  'customer.review_status',
  'customer.submitted_at',
  'customer.approved_at',
]
