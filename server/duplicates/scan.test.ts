import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { CustomerDraft } from '../../contract/customer-fields.ts'
import type { DuplicateRule } from '../../contract/duplicates.ts'
import { sql, transaction } from '../platform/database.ts'
import { type Company, foundTestCompany, oneRow } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { insertRules } from './rule-actions.ts'
import { rulePresets } from './rules.ts'
import { findPairs } from './scan.ts'

/** DOMAIN §2: which customers a scan pairs, by the rules of the organisation. */
let database: Awaited<ReturnType<typeof testDatabase>>
let company: Company

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
})
beforeEach(async () => {
  await sql`delete from duplicate_pair`.execute(database.db)
  await sql`delete from customer`.execute(database.db)
  await setRules(rulePresets)
})

const bySystem = { userId: null, source: 'system' } as const
const setRules = (rules: readonly DuplicateRule[]) =>
  transaction(database.db, bySystem, async (trx) => {
    await sql`delete from duplicate_rule`.execute(trx)
    await insertRules(trx, rules)
  })
const enter = (name: string, more: Partial<CustomerDraft> = {}) =>
  company.customerOf('王磊', { name, isAnother: true, ...more })
const reach = (phones: string[], email?: string): Partial<CustomerDraft> => ({
  contacts: [{ name: '赵明', phones, ...(email && { email }) }],
})

async function scanned(): Promise<[string, string, string][]> {
  await transaction(database.db, bySystem, findPairs)
  const { rows } = await sql<{ low: string; high: string; kinds: string[] }>`
    select a.name as low, b.name as high, p.kinds from duplicate_pair p
    join customer a on a.id = p.low_id join customer b on b.id = p.high_id
    order by p.strength desc, p.low_id, p.high_id`.execute(database.db)
  return rows.map(({ low, high, kinds }) => [low, high, kinds.join()])
}

type One = [name: string, more?: Partial<CustomerDraft>]
test.each<[what: string, One, One, kinds: string | null]>([
  [
    'the address of contacts',
    ['甲公司', reach([], 'Li@qq.com')],
    ['乙商行', reach([], 'li@QQ.com')],
    'email',
  ],
  [
    'the domain of both websites',
    ['甲公司', { website: 'hengli.com' }],
    ['乙商行', { website: 'www.hengli.com/a' }],
    'webDomain',
  ],
  ['a name that goes on by four', ['恒力机械'], ['恒力机械设备安装'], 'similarName'],
  ['by five', ['恒力机械'], ['恒力机械设备安装队'], null],
  ['one that goes on in another region', ['苏州恒力机械'], ['无锡恒力机械制造'], null],
  ['a branch that begins like its company', ['恒力机械'], ['恒力机械分店'], null],
  ['a short name that goes on', ['恒力达'], ['恒力达机械'], null],
])('%s', async (_, one, other, kinds) => {
  await enter(...one)
  await enter(...other)
  expect(await scanned()).toEqual(kinds === null ? [] : [[one[0], other[0], kinds]])
})

test('contacts who have left or are deleted, and customers in the trash, make no pair', async () => {
  const same = reach(['13812345678'], 'wang@hengli.com')
  const id = await enter('恒力机械', same)
  await enter('恒力机械制造', same)
  expect((await scanned()).map(([, , kinds]) => kinds)).toEqual(['email,phone,similarName,webDomain'])
  for (const gone of ['left_on = current_date', 'left_on = null, deleted_at = now()']) {
    await sql`update contact set ${sql.raw(gone)} where customer_id = ${id}`.execute(database.db)
    expect((await scanned()).map(([, , kinds]) => kinds)).toEqual(['similarName'])
  }
  await sql`update contact set deleted_at = null where customer_id = ${id}`.execute(database.db)
  await sql`update customer set deleted_at = now() where id = ${id}`.execute(database.db)
  expect(await scanned()).toEqual([])
})

test('kinds of one rule must all be the same, and what no rule asks for makes no pair', async () => {
  await setRules([{ kinds: ['similarName', 'phone'], effect: 'confirm' }])
  await enter('恒力机械', reach(['13812345678']))
  await enter('恒立机械', reach(['13812345678']))
  await enter('恒力机械')
  await enter('另一家', reach(['13812345678']))
  expect(await scanned()).toEqual([['恒力机械', '恒立机械', 'phone,similarName']])
})

test('a pair of the strongest rule comes first, whatever more others have in common', async () => {
  await enter('恒力机械', reach([], 'wang@qq.com'))
  await enter('恒力机械', reach([], 'wang@qq.com'))
  await enter('甲公司', reach(['13812345678']))
  await enter('乙商行', reach(['13812345678']))
  await setRules([
    { kinds: ['phone'], effect: 'block' },
    { kinds: ['nameCore'], effect: 'warn' },
  ])
  expect((await scanned()).map(([name]) => name)).toEqual(['甲公司', '恒力机械'])
})

test.each([
  [6, 15],
  [7, 6],
  [50, 49],
  [51, 0],
])(
  '%i customers of one number make %i pairs: some have it in common, very many a switchboard',
  async (many, pairs) => {
    await setRules([{ kinds: ['phone'], effect: 'warn' }])
    for (let count = 0; count < many; count++) await enter(`第${count}商行`, reach(['4008001234']))
    expect(await scanned()).toHaveLength(pairs)
  },
)

test('one credit code that two have in spite of all makes a pair, found when it first was', async () => {
  await enter('甲公司')
  await enter('乙商行')
  await sql`update customer set credit_code = '91350100M000100Y43'`.execute(database.db)
  const foundAt = async () =>
    (await oneRow(database, sql<{ at: Date }>`select found_at as at from duplicate_pair`)).at
  expect(await scanned()).toEqual([['甲公司', '乙商行', 'creditCode']])
  const first = await foundAt()
  await scanned()
  expect(await foundAt()).toEqual(first)
})

test('short names are similar where they are the same, as while typing', async () => {
  await setRules([{ kinds: ['similarName'], effect: 'warn' }])
  await enter('恒力')
  await enter('恒 力')
  await enter('恒利')
  expect(await scanned()).toEqual([['恒力', '恒 力', 'name,nameCore,similarName']])
})

test('a name that goes on meets each of a core that stands in several regions, by its own region', async () => {
  for (const name of ['苏州恒力机械', '无锡恒力机械', '无锡恒力机械制造']) await enter(name)
  expect(await scanned()).toEqual([['无锡恒力机械', '无锡恒力机械制造', 'similarName']])
})
