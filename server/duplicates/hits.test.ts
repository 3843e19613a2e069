import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as contract from '../../contract/duplicates.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import type { PersonName } from '../platform/testing/company.ts'
import { type DuplicateBed, duplicateBed, enter, reach } from './testing/bed.ts'

/** DOMAIN §2: which customers count as one, and in which order they are told. */
let bed: DuplicateBed
let 王磊: Caller
let admin: Caller

beforeAll(async () => {
  bed = await duplicateBed()
})
beforeEach(async () => {
  await bed.fresh()
  王磊 = await bed.as('王磊')
  admin = await bed.as('管理员')
})

const meet = async (body: object) =>
  (await 王磊.call(contract.checkDuplicate, { body })).result.duplicates.map(({ matched }) => matched)

test.each<[string, string, object, object, contract.MatchKind[] | null]>([
  ['core without region and suffix', '苏州恒力机械有限公司', {}, { name: '恒力机械' }, ['nameCore']],
  ['core in another region', '苏州恒力机械有限公司', {}, { name: '无锡恒力机械有限公司' }, null],
  [
    'core in a region of the region',
    '江苏省恒力机械有限公司',
    {},
    { name: '恒力机械（苏州）有限公司' },
    ['nameCore'],
  ],
  ['core in what lies around a region', '苏州恒力机械有限公司', {}, { name: '江苏省恒力机械' }, ['nameCore']],
  ['core in a city of a like code', '扬州恒力机械有限公司', {}, { name: '镇江恒力机械有限公司' }, null],
  ['core in a province of a like code', '重庆恒力机械有限公司', {}, { name: '四川恒力机械有限公司' }, null],
  ['a branch', '恒力机械有限公司', {}, { name: '恒力机械有限公司苏州分公司' }, null],
  ['a name that is read alike', '恒力机械有限公司', {}, { name: '恒立机械有限公司' }, ['similarName']],
  ['two characters that are read alike', '恒力有限公司', {}, { name: '恒立有限公司' }, null],
  ['a name that goes on', '恒力机械制造有限公司', {}, { name: '恒力机械' }, ['similarName']],
  [
    'a name that another one goes on from',
    '恒力机械有限公司',
    {},
    { name: '恒力机械制造厂' },
    ['similarName'],
  ],
  ['a name that goes on by four', '恒力机械设备安装有限公司', {}, { name: '恒力机械' }, ['similarName']],
  ['by five', '恒力机械设备安装队', {}, { name: '恒力机械' }, null],
  ['one that goes on in another region', '苏州恒力机械制造', {}, { name: '无锡恒力机械' }, null],
  ['one that another goes on from there', '苏州恒力机械', {}, { name: '无锡恒力机械制造' }, null],
  ['a branch that begins like its company', '恒力机械有限公司分店', {}, { name: '恒力机械' }, null],
  ['eight letters that go on', 'abcdefgh', {}, { name: 'abcdefghi' }, ['similarName']],
  ['seven letters that go on', 'abcdefg', {}, { name: 'abcdefghi' }, null],
  ['the number of a contact', '甲公司', reach(['13812345678']), { phones: ['138 1234 5678'] }, ['phone']],
  [
    'the number behind another extension',
    '甲公司',
    reach(['021-50301234转801']),
    { phones: ['02150301234'] },
    ['phone'],
  ],
  ['the address of a contact', '甲公司', reach([], 'Wang@qq.com'), { emails: [' wang@QQ.com '] }, ['email']],
  [
    'the domain of its website',
    '甲公司',
    { website: 'https://www.hengli.com/about' },
    { website: 'hengli.com' },
    ['webDomain'],
  ],
  [
    'the domain of a mail address',
    '甲公司',
    { website: 'www.hengli.com' },
    { emails: ['li@hengli.com'] },
    ['webDomain'],
  ],
  ['a domain in capitals', '甲公司', { website: 'hengli.com' }, { website: 'WWW.HENGLI.COM' }, ['webDomain']],
  [
    'a domain in capitals behind a name',
    '甲公司',
    reach([], 'a@HENGLI.com'),
    { emails: ['b@hengli.com'] },
    ['webDomain'],
  ],
  ['a domain where anybody has mail', '甲公司', reach([], 'a@163.com'), { emails: ['b@163.com'] }, null],
  [
    'a host where many have a page',
    '甲公司',
    { website: 'weibo.com/hengli' },
    { website: 'weibo.com/huaxin' },
    null,
  ],
  [
    'name and phone together',
    '恒力公司',
    reach(['13812345678']),
    { name: '恒力公司', phones: ['13812345678'] },
    ['name', 'phone'],
  ],
  ['nothing', '甲公司', {}, {}, null],
])('%s', async (_, name, more, asked, expected) => {
  const made = await enter(王磊, name, more)
  expect(made.status, made.text).toBe(200)
  expect(await meet(asked)).toEqual(expected === null ? [] : [expected])
})

/** Where small companies in China have their mail, and where those abroad have it that they deal with. */
const publicMail =
  'qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net 188.com sina.com sina.cn vip.sina.com sohu.com 139.com ' +
  '189.cn wo.cn aliyun.com tom.com 21cn.com 263.net gmail.com outlook.com hotmail.com live.com live.cn msn.com msn.cn ' +
  'yahoo.com yahoo.com.cn yahoo.cn icloud.com me.com protonmail.com proton.me'

test('where anybody can have mail, a domain says nothing; a host below or a like one says as much as any', async () => {
  const hosts = [...publicMail.split(' '), 'mail.qq.com', 'xqq.com', 'qq.com.cn']
  const { rows } = await sql<{ domain: string }>`
    select domain from unnest(${hosts}::text[]) as host cross join lateral (select mail_domain('Wang@' || upper(host)) as domain) d
    where domain is not null`.execute(bed.database.db)
  expect(rows.map(({ domain }) => domain)).toEqual(['mail.qq.com', 'xqq.com', 'qq.com.cn'])
})

test('the customer that is being edited is met by nothing of its own', async () => {
  const website = 'https://hengli.com'
  const { result } = await enter(王磊, '恒力机械', { website, ...reach(['13812345678'], 'wang@hengli.com') })
  const asked = { name: '恒力机械', website, phones: ['13812345678'], emails: ['wang@hengli.com'] }
  expect(await meet({ ...asked, exceptId: result.id })).toEqual([])
})

test('contacts who have left or are deleted, and customers in the trash, are met by nothing', async () => {
  const { result } = await enter(王磊, '恒力机械', reach(['13812345678'], 'wang@hengli.com'))
  await sql`update contact set left_on = current_date where customer_id = ${result.id}`.execute(
    bed.database.db,
  )
  const asked = { phones: ['13812345678'], emails: ['wang@hengli.com'] }
  expect(await meet(asked)).toEqual([])
  await sql`update contact set left_on = null, deleted_at = now() where customer_id = ${result.id}`.execute(
    bed.database.db,
  )
  expect(await meet(asked)).toEqual([])
  await sql`update contact set deleted_at = null where customer_id = ${result.id}`.execute(bed.database.db)
  expect(await meet(asked)).toEqual([['phone', 'email', 'webDomain']])
  await sql`update customer set deleted_at = now() where id = ${result.id}`.execute(bed.database.db)
  expect(await meet({ ...asked, name: '恒力机械' })).toEqual([])
})

const setRules = async (...rules: contract.DuplicateRule[]) => {
  const { version } = (await admin.call(contract.readDuplicateRules, {})).result
  const written = await admin.call(contract.writeDuplicateRules, { body: { version, rules } })
  expect(written.status, written.text).toBe(200)
}

test('the strongest hits come first, then those that have more in common, five at most', async () => {
  await setRules({ kinds: ['nameCore'], effect: 'warn' }, { kinds: ['phone'], effect: 'confirm' })
  const name = '恒力机械'
  for (let count = 0; count < 5; count++) await enter(王磊, name)
  await enter(王磊, '另一家', reach(['13812345678']))
  await enter(王磊, name, { ...reach(['13812345678']), isAnother: true })
  expect(await meet({ name, phones: ['13812345678'] })).toEqual([
    ['name', 'phone'],
    ['phone'],
    ['name'],
    ['name'],
    ['name'],
  ])
})

test.each<[contract.MatchKind, names: string, object]>([
  ['phone', '甲乙丙丁戊己', reach(['13912345678'])],
  ['email', '甲乙丙丁戊己', reach([], 'Wang@qq.com')],
  ['webDomain', '甲乙丙丁戊己', { website: 'www.hengli.com' }],
  ['similarName', '力立利丽历厉', {}],
])('of six people who enter one %s at once under a rule that blocks, one wins', async (kind, names, same) => {
  await setRules({ kinds: [kind], effect: 'block' })
  const callers = await Promise.all(Array.from({ length: 6 }, () => bed.as('王磊')))
  const answers = await Promise.all(
    callers.map((caller, index) => enter(caller, `恒${names[index]}精密机械`, same)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(409)])
})

test('a value that is masked to the viewer is never told to be a customer’s', async () => {
  await setRules({ kinds: ['phone'], effect: 'warn' }, { kinds: ['name'], effect: 'warn' })
  await enter(await bed.as('陈静'), '恒力机械', reach(['13812345678']))
  const told = async (name: PersonName, body: object) =>
    (await (await bed.as(name)).call(contract.checkDuplicate, { body })).result.duplicates
  const seesPhones = await told('陈静', { phones: ['13812345678'] })
  expect(seesPhones[0]?.customer).not.toBeNull()
  const masked = await told('王磊', { phones: ['13812345678'] })
  expect(masked).toEqual([
    {
      matched: ['phone'],
      effect: 'warn',
      owner: { id: bed.company.people.陈静, name: '陈静' },
      customer: null,
      protectedUntil: null,
      isAsked: false,
    },
  ])
  // An administrator sees every customer, and their numbers masked.
  const both = { name: '恒力机械', phones: ['13812345678'] }
  expect((await told('管理员', { name: '恒力机械' }))[0]?.customer).not.toBeNull()
  expect(await told('管理员', both)).toMatchObject([{ matched: ['name', 'phone'], customer: null }])
})
