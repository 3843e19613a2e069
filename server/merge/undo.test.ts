import { beforeAll, describe, expect, test } from 'vitest'
import { updateBillingProfile } from '../../contract/billing.ts'
import { createContact, deleteContact, updateContact } from '../../contract/contacts.ts'
import { listPlans } from '../../contract/followups.ts'
import { mergedInto } from '../../contract/merge.ts'
import { changeStage } from '../../contract/stage.ts'
import { tagContact } from '../../contract/tags.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import { oneRow } from '../platform/testing/company.ts'
import { type MergeBed, mergeBed } from './testing/bed.ts'

let bed: MergeBed
beforeAll(async () => {
  bed = await mergeBed()
})

const merged = async (...asked: Parameters<MergeBed['merge']>) => {
  const { status, result, text } = await bed.merge(...asked)
  if (status !== 200) throw new Error(text)
  return result.mergeId
}

/** Two entries of one company, with everything that can hang on it, some of it the same. */
async function twice(name: string, owner: '王磊' | '孙丽' = '王磊') {
  const phone = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const keep = await bed.full('王磊', {
    name: `${name}公司`,
    shortName: '先',
    contacts: [
      { name: '张三', phones: [phone] },
      { name: '王五', jobTitle: '出纳' },
    ],
  })
  const other = await bed.full(owner, {
    name: `${name}有限公司`,
    shortName: '后',
    address: '解放路',
    budget: { min: 100, max: 900 },
    contacts: [
      { name: '张三', jobTitle: '采购', email: 'zhang@example.com', phones: [phone, '010-88886666'] },
      { name: '李四' },
      { name: '赵六' },
    ],
  })
  const [zhang, li] = await bed.contactsOf(other, owner)
  const caller = await bed.as(owner)
  // Somebody reports to the one that will be part of another, and follow-ups and plans tell of that one.
  await caller.call(updateContact, {
    params: { id: li?.id ?? 0 },
    body: { version: 1, changes: { reportsToId: zhang?.id } },
  })
  await sql`
    with f as (update follow_up set contact_id = ${zhang?.id} where customer_id = ${other})
    update follow_up_plan set contact_id = ${zhang?.id} where customer_id = ${other}`.execute(bed.database.db)
  for (const contactId of [zhang?.id, li?.id])
    await caller.call(tagContact, { params: { id: contactId }, body: { add: [bed.tag('价格敏感')] } })
  await markAll([keep, other])
  await bed.tagIt(keep, ['强'])
  await bed.tagIt(other, ['弱', '账期长', '价格敏感'], owner)
  await bed.share(other, '陈静', 'write')
  return { keep, other, zhang: zhang?.id ?? 0, li: li?.id ?? 0 }
}

/** Whatever these customers and their contacts have is verified, with the file as proof, but for what is told twice. */
const markAll = (ids: readonly number[]) =>
  sql`
  insert into field_mark (customer_id, contact_id, phone_id, field, how, verified_on, actor_id, proof, file_id)
  select marked.*, 'visit', current_date, ${bed.company.people.王磊}, '看过 ' || marked.field, (select min(id) from file f where f.customer_id = marked.customer_id)
  from (
    select c.id as customer_id, null::bigint, null::bigint, field from customer c,
      unnest(array['customer.name', case when c.address is not null then 'customer.address' end]) field
    union all
    select k.customer_id, k.id, p.id, 'contact.phones' from contact k join contact_phone p on p.contact_id = k.id
    union all
    select k.customer_id, k.id, null, field from contact k,
      unnest(array['contact.name', case when k.job_title is not null then 'contact.jobTitle' end, case when k.email is not null then 'contact.email' end]) field
  ) as marked where marked.customer_id = any(${[...ids]}::bigint[]) and marked.field is not null`.execute(
    bed.database.db,
  )

const marksOf = async (id: number) => {
  const { rows } = await sql<{ mark: string }>`
    select m.field || coalesce(' ' || k.name, '') || coalesce(' ' || p.e164, '') as mark from field_mark m
    left join contact k on k.id = m.contact_id left join contact_phone p on p.id = m.phone_id
    where m.customer_id = ${id} order by 1`.execute(bed.database.db)
  return rows.map(({ mark }) => mark)
}

describe('taken back, every table is as before', () => {
  test('two that have everything, all proposed values taken', async () => {
    const { key } = await makeField(await bed.as('管理员'), '口令', 'text')
    const { keep, other } = await twice('全')
    await bed.edit(other, { custom: { [key]: '天王盖地虎' } })
    await (await bed.as('王磊')).call(changeStage, { params: { id: other }, body: { stage: 'deal' } })
    const before = await bed.everything()
    const id = await merged(keep, [other], { choices: await bed.proposed([keep, other], keep) })
    expect((await bed.open(keep)).result).toMatchObject({ shortName: '后', stage: 'deal', contactCount: 4 })
    expect(await bed.everything()).not.toEqual(before)
    for (const table of ['contact_phone', 'contact_tag', 'follow_up', 'follow_up_plan']) {
      const { astray } = await oneRow(
        bed.database,
        sql<{ astray: number }>`
          select count(*) as astray from ${sql.table(table)} x join contact k on k.id = x.contact_id
          where k.customer_id <> x.customer_id`,
      )
      expect(astray, table).toBe(0)
    }
    const tagged = (await bed.contactsOf(keep)).map(({ name, tags }) => [name, tags.map((one) => one.name)])
    expect(Object.fromEntries(tagged)).toMatchObject({ 张三: ['价格敏感'], 李四: ['价格敏感'], 赵六: [] })
    const { result } = await bed.undo(id)
    expect(result).toEqual({ restored: [other], kept: [] })
    expect(await bed.everything()).toEqual(before)
  })

  test('five at once', async () => {
    const { keep, other } = await twice('五')
    const rest = [
      await bed.full('王磊', { name: '五三公司', contacts: [{ name: '张三' }] }),
      await bed.full('王磊', { name: '五四公司' }),
      await bed.company.customerOf('王磊', { name: '五五公司', contacts: [{ name: '赵六' }] }),
    ]
    const before = await bed.everything()
    const id = await merged(keep, [other, ...rest], {
      choices: await bed.proposed([keep, other, ...rest], keep),
    })
    expect((await bed.undo(id)).result.restored).toEqual([other, ...rest])
    expect(await bed.everything()).toEqual(before)
  })

  test('of two owners, by the supervisor', async () => {
    const { keep, other } = await twice('主', '孙丽')
    const before = await bed.everything()
    const id = await merged(keep, [other], { name: '李娜' })
    expect((await bed.undo(id, '李娜')).status).toBe(200)
    expect(await bed.everything()).toEqual(before)
  })

  test('where the one that stayed said why it has no next step', async () => {
    const keep = await bed.company.customerOf('王磊', { name: '无下步公司' })
    await bed.write('王磊', keep, { noNext: { reason: 'other', words: '等招标' } })
    const other = await bed.full('王磊', { name: '无下步有限公司' })
    const before = await bed.everything()
    const id = await merged(keep, [other])
    expect((await bed.kept(keep)).reason).toBeNull()
    await bed.undo(id)
    expect(await bed.everything()).toEqual(before)
  })

  test('a number that only one of two united contacts has', async () => {
    const of = (...phones: string[]) => [{ name: '张三', phones }]
    const keep = await bed.company.customerOf('王磊', { contacts: of('13800000031') })
    const other = await bed.company.customerOf('王磊', { contacts: of('13800000031', '13900000031') })
    const before = await bed.everything()
    const id = await merged(keep, [other])
    expect((await bed.contactsOf(keep))[0]?.phones).toHaveLength(2)
    await bed.undo(id)
    expect(await bed.everything()).toEqual(before)
  })

  test('follow-ups that were sent under the same key', async () => {
    const key = '0190a1b2-0000-7000-8000-0000000000ff'
    const [keep, other] = [await bed.company.customerOf('王磊'), await bed.company.customerOf('王磊')]
    for (const id of [keep, other]) await bed.write('王磊', id, { key, noNext: { reason: 'not_now' } })
    const before = await bed.everything()
    const id = await merged(keep, [other])
    await bed.undo(id)
    expect(await bed.everything()).toEqual(before)
  })
})

describe('marks go with the values that they are on', () => {
  test('those of the value that wins come along, once each; what the one that stays has marked itself is its own', async () => {
    const { keep, other, zhang } = await twice('记')
    const own = await marksOf(keep)
    expect(own).not.toContain('customer.address')
    await merged(keep, [other], { choices: { address: other } })
    const phones = (await bed.contactsOf(keep)).find(({ name }) => name === '张三')?.phones
    expect(phones).toHaveLength(2)
    expect(await marksOf(keep)).toEqual(
      [
        ...own,
        'customer.address',
        'contact.email 张三',
        'contact.jobTitle 张三',
        'contact.phones 张三 +861088886666',
        'contact.name 李四',
        'contact.name 赵六',
      ].toSorted(),
    )
    const { rows } = await sql<{ id: number }>`
      select id from field_mark where contact_id = ${zhang} and customer_id <> ${other}`.execute(
      bed.database.db,
    )
    expect(rows).toEqual([])
  })

  test('what somebody marked or edited since stays', async () => {
    const { keep, other } = await twice('标')
    const id = await merged(keep, [other], { choices: { address: other, name: other } })
    await bed.edit(keep, { address: '人民路' })
    await bed.edit(keep, { name: '标新公司' })
    await sql`
      insert into field_mark (customer_id, field, how, verified_on, actor_id)
      values (${keep}, 'customer.name', 'licence', current_date, ${bed.company.people.王磊})`.execute(
      bed.database.db,
    )
    expect((await bed.undo(id)).status).toBe(200)
    const { rows } = await sql<{ field: string; how: string }>`
      select field, how from field_mark where customer_id = ${keep} and contact_id is null order by field`.execute(
      bed.database.db,
    )
    expect(rows).toEqual([{ field: 'customer.name', how: 'licence' }])
  })
})

describe('what was edited since', () => {
  test('stays, and is named; the rest is given back', async () => {
    const { keep, other } = await twice('改')
    const id = await merged(keep, [other], { choices: await bed.proposed([keep, other], keep) })
    await bed.edit(keep, { shortName: '再改' })
    const [zhang] = await bed.contactsOf(keep)
    expect(zhang).toMatchObject({ name: '张三', jobTitle: '采购' })
    const caller = await bed.as('王磊')
    await caller.call(updateContact, {
      params: { id: zhang?.id ?? 0 },
      body: { version: zhang?.version, changes: { jobTitle: '采购总监' } },
    })
    const { result } = await bed.undo(id)
    expect(result.kept).toEqual(
      expect.arrayContaining([
        { record: 'customer', field: 'shortName' },
        { record: 'contact', field: 'jobTitle' },
      ]),
    )
    expect(result.kept).toHaveLength(2)
    expect((await bed.open(keep)).result).toMatchObject({
      shortName: '再改',
      address: null,
      budget: null,
      name: '改公司',
      contactCount: 2,
    })
    expect((await bed.open(other)).result).toMatchObject({
      shortName: '后',
      name: '改有限公司',
      contactCount: 3,
    })
    expect((await bed.contactsOf(keep))[0]).toMatchObject({ jobTitle: '采购总监', email: null, phones: [{}] })
    expect((await bed.contactsOf(other))[0]).toMatchObject({
      jobTitle: '采购',
      email: 'zhang@example.com',
      phones: [{}, {}],
    })
  })

  test('of what moved goes back with it, and its history too', async () => {
    const { keep, other, li } = await twice('随')
    const id = await merged(keep, [other])
    const caller = await bed.as('王磊')
    const before = (await bed.contactsOf(keep)).find((one) => one.id === li)
    await caller.call(updateContact, {
      params: { id: li },
      body: { version: before?.version, changes: { jobTitle: '技术', phones: ['13700137000'] } },
    })
    const profile = await oneRow(
      bed.database,
      sql<{
        id: number
      }>`select id from billing_profile where customer_id = ${keep} and title like '随有限%'`,
    )
    await caller.call(updateBillingProfile, {
      params: { id: profile.id },
      body: { version: 1, changes: { bank: '工商银行' } },
    })
    await bed.undo(id)
    expect((await bed.contactsOf(other)).find((one) => one.id === li)).toMatchObject({
      jobTitle: '技术',
      phones: [{}],
    })
    expect((await bed.contactsOf(keep)).map(({ id: one }) => one)).not.toContain(li)
    const { count } = await oneRow(
      bed.database,
      sql<{
        count: number
      }>`select count(*) from billing_profile where customer_id = ${other} and bank = '工商银行'`,
    )
    expect(count).toBe(1)
    const entries = async (customerId: number) =>
      (await caller.call(readTimeline, { params: { id: customerId }, query: { kind: 'change' } })).text
    expect(await entries(other)).toContain('工商银行')
    expect(await entries(keep)).not.toContain('工商银行')
    const day = await bed.day(0)
    expect((await bed.asOf(other, day)).contacts.find((one) => one.id === li)?.fields).toContainEqual(
      expect.objectContaining({ field: 'jobTitle', was: '技术' }),
    )
  })

  test('came to the one that stayed, stays with it, and tells of nobody who went', async () => {
    const { keep, other, li } = await twice('新')
    const id = await merged(keep, [other])
    const caller = await bed.as('王磊')
    await caller.call(createContact, {
      params: { id: keep },
      body: { name: '后来人', reportsToId: li, isPrimary: false },
    })
    await bed.write('王磊', keep, {
      content: '合并后谈的',
      contactId: li,
      does: [],
      next: { on: await bed.day(8), goal: '合并后定的' },
    })
    await bed.undo(id)
    const contacts = await bed.contactsOf(keep)
    expect(contacts.map(({ name, reportsToId }) => [name, reportsToId])).toEqual([
      ['张三', null],
      ['王五', null],
      ['后来人', null],
    ])
    const row = await oneRow(
      bed.database,
      sql<{
        contact_id: number | null
      }>`select contact_id from follow_up where customer_id = ${keep} and content = '合并后谈的'`,
    )
    expect(row.contact_id).toBeNull()
    // Its number is its own: the next one counts on from it.
    await caller.call(createContact, { params: { id: keep }, body: { name: '再后来' } })
    expect((await bed.contactsOf(keep)).map(({ number }) => number?.slice(-4))).toEqual([
      'L001',
      'L002',
      'L005',
      'L006',
    ])
    const plans = (await caller.call(listPlans, { params: { id: keep } })).text
    expect(plans).toContain('合并后定的')
    for (const one of [keep, other]) {
      const kept = await bed.kept(one)
      expect([kept.next, kept.last]).toEqual([kept.nextNow, kept.lastNow])
    }
  })

  test('was deleted, stays deleted where it came from; was taken from the tags, stays away', async () => {
    const { keep, other, li } = await twice('删')
    const id = await merged(keep, [other])
    const caller = await bed.as('王磊')
    await caller.call(deleteContact, { params: { id: li } })
    await sql`delete from customer_tag where customer_id = ${keep} and tag_id = ${bed.tag('账期长')}`.execute(
      bed.database.db,
    )
    expect((await bed.undo(id)).status).toBe(200)
    expect((await bed.contactsOf(other)).map(({ name }) => name)).toEqual(['张三', '赵六'])
    expect((await bed.open(other)).result).toMatchObject({ contactCount: 2 })
    const tags = async (one: number) => (await bed.open(one)).result.tags.map(({ name }) => name).sort()
    expect(await tags(keep)).toEqual(['强'])
    expect(await tags(other)).toEqual(['价格敏感', '弱', '账期长'].sort())
  })

  test('made a contact that went the primary one: each has one again', async () => {
    const { keep, other, li } = await twice('主联')
    const id = await merged(keep, [other])
    const moved = (await bed.contactsOf(keep)).find((one) => one.id === li)
    await (await bed.as('王磊')).call(updateContact, {
      params: { id: li },
      body: { version: moved?.version, changes: { isPrimary: true } },
    })
    await bed.undo(id)
    for (const one of [keep, other])
      expect((await bed.contactsOf(one)).map(({ name, isPrimary }) => [name, isPrimary])[0]).toEqual([
        '张三',
        true,
      ])
  })
})

describe('who may take it back', () => {
  test('who merged, or who may edit and merge them; once', async () => {
    const { keep, other } = await twice('谁')
    const id = await merged(keep, [other], { name: '李娜' })
    expect((await bed.undo(id, '冯涛')).status).toBe(403)
    await bed.share(keep, '孙丽', 'write')
    expect((await bed.undo(id, '孙丽')).status).toBe(403)
    expect((await bed.mergesOf(keep, '孙丽'))[0]?.can.undo).toBe(false)
    expect((await bed.mergesOf(keep, '吴婷'))[0]?.can.undo).toBe(true)
    expect((await bed.mergesOf(keep, '王磊'))[0]?.can.undo).toBe(true)
    expect((await bed.undo(id, '王磊')).status).toBe(200)
    expect((await bed.undo(id, '王磊')).error.code).toBe('merge.undone')
    expect(await bed.mergesOf(keep)).toMatchObject([{ undoneBy: { name: '王磊' }, can: { undo: false } }])
  })

  test('twice at once is once', async () => {
    const { keep, other } = await twice('双')
    const id = await merged(keep, [other])
    const answers = await Promise.all([bed.undo(id), bed.undo(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('not while another customer has its credit code', async () => {
    const keep = await bed.company.customerOf('王磊')
    const other = await bed.company.customerOf('王磊', { creditCode: code })
    const id = await merged(keep, [other])
    const third = await bed.company.customerOf('王磊', { creditCode: code })
    expect((await bed.undo(id)).error.code).toBe('customer.duplicate')
    await bed.edit(third, { creditCode: null })
    expect((await bed.undo(id)).status).toBe(200)
  })
})

describe('a chain', () => {
  test('is taken back from its end: the older merge first is refused', async () => {
    const { keep: b, other: a } = await twice('链')
    const c = await bed.full('王磊', { name: '链尾公司', contacts: [{ name: '孙七' }] })
    const before = await bed.everything()
    const first = await merged(b, [a], { choices: await bed.proposed([a, b], b) })
    const between = await bed.everything()
    const second = await merged(c, [b], { choices: await bed.proposed([b, c], c) })
    const leadsTo = async (id: number) =>
      (await (await bed.as('王磊')).call(mergedInto, { params: { id } })).result.into.id
    expect([await leadsTo(a), await leadsTo(b)]).toEqual([c, c])
    expect((await bed.undo(first)).error.code).toBe('merge.later_first')
    expect((await bed.undo(second)).status).toBe(200)
    expect(await bed.everything()).toEqual(between)
    expect(await leadsTo(a)).toBe(b)
    expect((await bed.undo(first)).status).toBe(200)
    expect(await bed.everything()).toEqual(before)
  })

  test('into the same one as well', async () => {
    const [keep, a, c] = [
      await bed.company.customerOf('王磊', { shortName: '原' }),
      await bed.company.customerOf('王磊', { shortName: '一' }),
      await bed.company.customerOf('王磊', { shortName: '二' }),
    ]
    const before = await bed.everything()
    const first = await merged(keep, [a], { choices: { shortName: a } })
    const second = await merged(keep, [c], { choices: { shortName: c } })
    expect((await bed.undo(first)).error.code).toBe('merge.later_first')
    await bed.undo(second)
    await bed.undo(first)
    expect((await bed.open(keep)).result.shortName).toBe('原')
    expect(await bed.everything()).toEqual(before)
  })
})

const code = '91350100M000100Y43'
