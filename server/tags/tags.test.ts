import { beforeAll, describe, expect, test } from 'vitest'
import { listContacts } from '../../contract/contacts.ts'
import * as customers from '../../contract/customers.ts'
import * as contract from '../../contract/tags.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { sql } from '../platform/database.ts'
import { type Caller, type TestApp, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'

let testbed: TestApp
let company: Company
let owner: Caller
let administrator: Caller
const tags = new Map<string, number>()
const groups = new Map<string, number>()

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  owner = await testbed.as(company.people.王磊)
  administrator = await testbed.as(company.people.管理员)
  for (const group of (await owner.call(contract.listTags)).result.rows) {
    groups.set(group.name, group.id)
    for (const { name, id } of group.tags) tags.set(name, id)
  }
})

const idOf = (name: string) => tags.get(name) ?? 0
const tag = (caller: Caller, id: number, add: string[], remove: string[] = []) =>
  caller.call(contract.tagCustomer, {
    params: { id },
    body: { add: add.map(idOf), remove: remove.map(idOf) },
  })
const open = async (id: number) => (await owner.call(customers.openCustomer, { params: { id } })).result
const namesOn = async (id: number) => (await open(id)).tags.map(({ name }) => name)
const newGroup = async (body: Record<string, unknown>) =>
  (await administrator.call(contract.createTagGroup, { body: { colour: 'blue', ...body } })).result.id
const newTag = async (groupId: number, name: string) => {
  const { id } = (await administrator.call(contract.createTag, { params: { id: groupId }, body: { name } }))
    .result
  tags.set(name, id)
  return id
}

test('a new organisation starts with the groups of the rule book, without the derived ones', async () => {
  const { rows, can } = (await owner.call(contract.listTags)).result
  expect(rows.map(({ name }) => name)).toEqual([
    '需求类型',
    '需求特征',
    '决策链特点',
    '风险',
    '采购情况',
    '联系人特征',
  ])
  expect(rows[0]?.tags.map(({ name }) => name)).toEqual(['设备采购', '服务外包', '解决方案'])
  expect(can.manage).toBe(false)
})

describe('tags of a customer', () => {
  test('come and go, in the order of the groups, and the timeline is told by ids', async () => {
    const id = await company.customerOf('王磊')
    const answer = await tag(owner, id, ['稳定合作', '设备采购', '成本敏感'])
    expect(answer.result.tags.map(({ name }) => name)).toEqual(['设备采购', '成本敏感', '稳定合作'])
    expect(answer.result.tags[0]?.group).toMatchObject({ name: '需求类型', colour: 'blue' })
    await tag(owner, id, ['品牌偏好'], ['成本敏感'])
    expect(await namesOn(id)).toEqual(['设备采购', '品牌偏好', '稳定合作'])
    const event = await oneRow(
      testbed.database,
      sql<{ data: unknown; actor: number }>`
        select data, actor_id as actor from event where customer_id = ${id} and kind = 'customer.tagged' order by id desc limit 1`,
    )
    expect(event).toEqual({
      data: { added: [idOf('品牌偏好')], removed: [idOf('成本敏感')] },
      actor: company.people.王磊,
    })
  })

  test('stand in the timeline by their names, those of a contact with the contact', async () => {
    const id = await company.customerOf('王磊', { contacts: [{ name: '赵明' }] })
    await tag(owner, id, ['集中', '周期长'])
    await tag(owner, id, [], ['集中'])
    const [contact] = (await owner.call(listContacts, { params: { id } })).result.rows
    await owner.call(contract.tagContact, { params: { id: contact?.id }, body: { add: [idOf('需求明确')] } })
    const { rows } = (await owner.call(readTimeline, { params: { id }, query: { kind: 'event' } })).result
    expect(rows.map((row) => (row.kind === 'event' ? row.event : null))).toMatchObject([
      { kind: 'contact.tagged', name: '赵明', tags: { added: ['需求明确'], removed: [] } },
      { kind: 'customer.tagged', tags: { added: [], removed: ['集中'] } },
      { kind: 'customer.tagged', tags: { added: ['集中', '周期长'], removed: [] } },
    ])
  })

  test('that are there already change nothing and tell nothing', async () => {
    const id = await company.customerOf('王磊')
    await tag(owner, id, ['稳定合作'])
    await tag(owner, id, ['稳定合作'], ['成本敏感'])
    const { count } = await oneRow(
      testbed.database,
      sql<{
        count: number
      }>`select count(*) as count from event where customer_id = ${id} and kind = 'customer.tagged'`,
    )
    expect(count).toBe(1)
  })

  test('of an exclusive group replace each other, others stay', async () => {
    const groupId = await newGroup({ name: '规模印象', exclusive: true })
    for (const name of ['大户', '中户']) await newTag(groupId, name)
    const id = await company.customerOf('王磊')
    await tag(owner, id, ['稳定合作', '大户'])
    await tag(owner, id, ['中户'])
    expect(await namesOn(id)).toEqual(['稳定合作', '中户'])
    const both = await tag(owner, id, ['大户', '中户'])
    expect([both.status, both.error.fields[0]]).toMatchObject([400, { path: 'add.1', code: 'tag.exclusive' }])
    expect(await namesOn(id)).toEqual(['稳定合作', '中户'])
  })

  test.each([
    ['of contacts only', () => ({ add: [idOf('关键决策人')] }), 'add.0 tag.not_offered'],
    ['that never were', () => ({ add: [999_999] }), 'add.0 reference'],
    [
      'both added and removed',
      () => ({ add: [idOf('集中')], remove: [idOf('集中')] }),
      'add.0 tag.added_and_removed',
    ],
  ])('%s are refused', async (_, body, problem) => {
    const id = await company.customerOf('王磊')
    const answer = await owner.call(contract.tagCustomer, { params: { id }, body: body() })
    expect(answer.error.fields.map(({ path, code }) => `${path} ${code}`)).toEqual([problem])
  })

  test('that were retired stay, and can be taken away but not given', async () => {
    const groupId = await newGroup({ name: '展会' })
    const tagId = await newTag(groupId, '广交会')
    const id = await company.customerOf('王磊')
    await tag(owner, id, ['广交会'])
    await administrator.call(contract.updateTag, { params: { id: tagId }, body: { active: false } })
    expect(await namesOn(id)).toEqual(['广交会'])
    expect((await tag(owner, await company.customerOf('王磊'), ['广交会'])).status).toBe(400)
    expect((await tag(owner, id, [], ['广交会'])).status).toBe(200)
    expect(await namesOn(id)).toEqual([])
  })

  test('find it in the list, any of several, and stand in its row', async () => {
    const [a, b, c] = [
      await company.customerOf('孙丽'),
      await company.customerOf('孙丽'),
      await company.customerOf('孙丽'),
    ]
    const caller = await testbed.as(company.people.孙丽)
    await tag(caller, a, ['竞品接触'])
    await tag(caller, b, ['预算充足'])
    await tag(caller, c, ['周期长'])
    const query = { tags: `${idOf('竞品接触')},${idOf('预算充足')}`, sort: 'createdAt' }
    const { rows, count } = (await caller.call(customers.listCustomers, { query })).result
    expect(rows.map(({ id, tags }) => [id, tags.map(({ name }) => name)])).toEqual([
      [a, ['竞品接触']],
      [b, ['预算充足']],
    ])
    expect(count?.value).toBe(2)
    const csv = await caller.send({
      method: 'GET',
      url: `/api/customers/export?format=csv&tags=${idOf('周期长')}`,
    })
    expect(csv.text.split('\n')[0]).toContain('标签')
    expect(csv.text).toContain('周期长')
    expect(csv.text.trim().split('\n')).toHaveLength(2)
  })
})

describe('many customers at once', () => {
  const batch = async (caller: Caller, ids: number[], add: string[], remove: string[] = []) =>
    (
      await caller.call(contract.tagCustomers, {
        body: { ids, add: add.map(idOf), remove: remove.map(idOf) },
      })
    ).result

  test('are changed where they may be; the others say why not', async () => {
    const mine = await company.customerOf('王磊')
    const has = await company.customerOf('王磊')
    await tag(owner, has, ['集中'])
    const foreign = await company.customerOf('陈静')
    const shared = await company.customerOf('孙丽')
    await sql`insert into customer_share (customer_id, user_id, access) values (${shared}, ${company.people.王磊}, 'read')`.execute(
      testbed.database.db,
    )
    const caller = await testbed.as(company.people.王磊)
    const { rows } = await batch(caller, [mine, has, foreign, shared, mine], ['集中'])
    expect(rows).toEqual([
      { id: mine, outcome: 'changed', reason: null },
      { id: has, outcome: 'unchanged', reason: null },
      { id: foreign, outcome: 'refused', reason: 'record.not_found' },
      { id: shared, outcome: 'refused', reason: 'permission.denied' },
    ])
    expect(await namesOn(mine)).toEqual(['集中'])
    const { tags } = (await administrator.call(customers.openCustomer, { params: { id: shared } })).result
    expect(tags).toEqual([])
  })

  test('two batches over the same customers, in either order, both come through', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => company.customerOf('王磊')))
    await Promise.all([batch(owner, ids, ['集中']), batch(owner, ids.toReversed(), ['周期长'])])
    for (const id of ids) expect(await namesOn(id)).toEqual(['集中', '周期长'])
  })

  test('are a thousand at most', async () => {
    const ids = Array.from({ length: 1_001 }, (_, index) => index + 1)
    const answer = await owner.call(contract.tagCustomers, { body: { ids, add: [idOf('集中')] } })
    expect([answer.status, answer.error.fields[0]?.path]).toEqual([400, 'ids'])
  })
})

test('a contact has tags of its own, told with the contact', async () => {
  const id = await company.customerOf('王磊', { contacts: [{ name: '赵明' }] })
  const [contact] = (await owner.call(listContacts, { params: { id } })).result.rows
  const answer = await owner.call(contract.tagContact, {
    params: { id: contact?.id },
    body: { add: [idOf('关键决策人')] },
  })
  expect(answer.status, answer.text).toBe(200)
  const { rows } = (await owner.call(listContacts, { params: { id } })).result
  expect(rows[0]?.tags.map(({ name }) => name)).toEqual(['关键决策人'])
  const wrong = await owner.call(contract.tagContact, {
    params: { id: contact?.id },
    body: { add: [idOf('设备采购')] },
  })
  expect(wrong.error.fields[0]?.code).toBe('tag.not_offered')
})

describe('the settings', () => {
  test('keep names apart, order as told, and find no group behind a foreign id', async () => {
    const again = await administrator.call(contract.createTagGroup, { body: { name: '风险', colour: 'red' } })
    expect(again.error.code).toBe('tag.group_name_taken')
    const braces = await administrator.call(contract.createTagGroup, { body: { name: '{x}', colour: 'red' } })
    expect(braces.error.fields[0]?.code).toBe('tag.braces')
    const groupId = groups.get('决策链特点') ?? 0
    const twice = await administrator.call(contract.createTag, {
      params: { id: groupId },
      body: { name: '集中' },
    })
    expect(twice.error.code).toBe('tag.name_taken')
    await administrator.call(contract.orderTags, {
      params: { id: groupId },
      body: { ids: [idOf('周期长'), idOf('集中')] },
    })
    const { rows } = (await owner.call(contract.listTags)).result
    expect(rows.find(({ id }) => id === groupId)?.tags.map(({ name }) => name)).toEqual([
      '周期长',
      '集中',
      '多部门审批',
    ])
    await administrator.call(contract.orderTagGroups, { body: { ids: [groups.get('风险')] } })
    expect((await owner.call(contract.listTags)).result.rows[0]?.name).toBe('风险')
    await administrator.call(contract.orderTagGroups, { body: { ids: [...groups.values()] } })
  })

  test('make no group exclusive over records that hold several of it', async () => {
    const groupId = await newGroup({ name: '兴趣' })
    for (const name of ['甲', '乙']) await newTag(groupId, name)
    const id = await company.customerOf('王磊')
    await tag(owner, id, ['甲', '乙'])
    const makeExclusive = () =>
      administrator.call(contract.updateTagGroup, { params: { id: groupId }, body: { exclusive: true } })
    const refused = await makeExclusive()
    expect([refused.status, refused.error.code]).toEqual([409, 'tag.several_held'])
    expect(refused.error.message).toContain('1 条')
    await tag(owner, id, [], ['乙'])
    expect((await makeExclusive()).status).toBe(200)
  })
})

describe('the label line', () => {
  const setPattern = (pattern: string) => administrator.call(contract.updateLabelLine, { body: { pattern } })

  test('reads what is known of a customer, on its record and in the list', async () => {
    const { id: industryId } = await oneRow(
      testbed.database,
      sql<{ id: number }>`select id from industry where gb_code = 'C'`,
    )
    const id = await company.customerOf('王磊', { industryId, relationStatus: 'stable' })
    expect((await open(id)).labelLine).toBe('制造业-稳定合作')
    await tag(owner, id, ['技术支持优先'])
    expect((await open(id)).labelLine).toBe('制造业-技术支持优先-稳定合作')
    const { rows } = (await owner.call(customers.listCustomers, { query: {} })).result
    expect(rows.find((row) => row.id === id)?.labelLine).toBe('制造业-技术支持优先-稳定合作')
  })

  test('leaves out what the viewer may not read', async () => {
    const id = await company.customerOf('王磊', { relationStatus: 'at_risk' })
    await tag(owner, id, ['品牌偏好'])
    await sql`insert into role_field (role_id, field, level) select id, 'customer.relationStatus', 'hidden' from role where key = 'finance'`.execute(
      testbed.database.db,
    )
    const finance = await testbed.as(company.people.冯涛)
    const { result } = await finance.call(customers.openCustomer, { params: { id } })
    expect(result.labelLine).toBe('品牌偏好')
  })

  test.each([
    ['{grade}', 'label_line.part_unknown'],
    ['{tag:没有的组}', 'label_line.group_unknown'],
    ['{industry', 'label_line.brace'],
    ['-', 'label_line.no_part'],
  ])('%s is refused with its reason', async (pattern, code) => {
    const answer = await setPattern(pattern)
    expect([answer.status, answer.error.fields[0]?.code]).toEqual([400, code])
    expect(answer.error.fields[0]?.message).not.toContain('{{')
  })

  test('follows a group that gets another name', async () => {
    await setPattern('{stage}|{tag:采购情况}')
    const id = groups.get('采购情况')
    await administrator.call(contract.updateTagGroup, { params: { id }, body: { name: '采购动向' } })
    expect((await administrator.call(contract.readLabelLine)).result.pattern).toBe('{stage}|{tag:采购动向}')
    const customer = await company.customerOf('王磊')
    await tag(owner, customer, ['预算充足'])
    expect((await open(customer)).labelLine).toBe('潜在|预算充足')
  })

  test('is tried on real customers before it is set', async () => {
    const { result } = await administrator.call(contract.previewLabelLine, { body: { pattern: '<{stage}>' } })
    expect(result.rows).toHaveLength(3)
    expect(result.rows.every(({ line }) => line !== null && /^<.+>$/.test(line))).toBe(true)
  })
})
