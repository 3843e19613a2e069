import { beforeAll, describe, expect, test } from 'vitest'
import { type DuplicateRule, readDuplicateRules, writeDuplicateRules } from '../../../contract/duplicates.ts'
import * as contract from '../../../contract/imports.ts'
import { sql } from '../../platform/database.ts'
import type { Caller } from '../../platform/testing/app.ts'
import type { PersonName } from '../../platform/testing/company.ts'
import { csv, customersOf } from '../testing/bed.ts'
import { type KnownBed, knownBed } from '../testing/known.ts'
import { prepared, stateOf } from '../testing/steps.ts'

/** Rows that meet a customer by more than its name, by the rules for duplicates. */
let bed: KnownBed
let callers: KnownBed['callers']
let admin: Caller

beforeAll(async () => {
  bed = await knownBed()
  callers = bed.callers
  admin = await bed.as(bed.company.people.管理员)
})

async function setRules(...rules: DuplicateRule[]): Promise<void> {
  const { version } = (await admin.call(readDuplicateRules, {})).result
  const written = await admin.call(writeDuplicateRules, { body: { version, rules } })
  expect(written.status, written.text).toBe(200)
}

const knownOf = async (id: number) =>
  (
    await callers.王磊.call(contract.previewImport, { params: { id }, query: { only: 'known' } })
  ).result.rows.map(
    ({ known }) => known && { by: known.by, effect: known.effect, may: known.may, decision: known.decision },
  )

test.each<[string, string, contract.KnownRow['by']]>([
  ['the core of the name', '恒力机械,,', 'nameCore'],
  ['a name that is read alike', '恒立机械有限公司,,', 'similarName'],
  ['a name that goes on', '恒力机械制造厂,,', 'similarName'],
])(
  'one that only may be the same by %s is another one, until it is decided for its row',
  async (_, row, by) => {
    await bed.company.customerOf('王磊', { name: '苏州恒力机械有限公司', isAnother: true })
    const id = await prepared(bed, callers.王磊, csv('公司名称,联系人,邮箱', row))
    expect(await knownOf(id)).toEqual([
      { by, effect: 'warn', may: ['skip', 'fill', 'overwrite', 'new'], decision: 'new' },
    ])
    await bed.decide(id, 'skip')
    expect((await knownOf(id)).map((known) => known?.decision)).toEqual(['new'])
    await bed.decide(id, 'skip', [2])
    expect((await knownOf(id)).map((known) => known?.decision)).toEqual(['skip'])
    await bed.decide(id, 'new')
    await bed.runAs(callers.王磊, id)
    expect((await customersOf(bed, id)).length).toBe(1)
    await bed.undo(id)
  },
)

test.each([
  ['the importer', '王磊', true],
  ['somebody else', '陈静', false],
] as const)(
  'one registered for %s is entered again only where it would be theirs',
  async (_, owner, mayBe) => {
    const known = await bed.company.customerOf('王磊', { name: '常州远航精工有限公司', isAnother: true })
    await sql`update customer set owner_id = ${bed.company.people[owner]} where id = ${known}`.execute(
      bed.database.db,
    )
    await sql`
    insert into registration (customer_id, by_id, owner_id, until) values (${known}, 1, ${bed.company.people[owner]}, now() + interval '9 days')`.execute(
      bed.database.db,
    )
    const id = await prepared(bed, callers.王磊, csv('公司名称,简称', '远航精工,远航'))
    expect((await knownOf(id)).map((row) => [row?.effect, row?.may.includes('new')])).toEqual([
      mayBe ? ['warn', true] : ['block', false],
    ])
    await sql`update customer set deleted_at = now() where id = ${known}`.execute(bed.database.db)
  },
)

test.each([
  ['of a like name in another region', '苏州恒力机械有限公司', '无锡恒力机械制造,,'],
  ['of seven letters that the row’s name goes on from', 'abcdefg', 'abcdefghi,,'],
])('a customer %s isn’t met, as little as while typing', async (_, name, row) => {
  const customer = await bed.company.customerOf('王磊', { name, isAnother: true })
  expect(await knownOf(await prepared(bed, callers.王磊, csv('公司名称,联系人,邮箱', row)))).toEqual([])
  await sql`delete from customer where id = ${customer}`.execute(bed.database.db)
})

test.each([
  [['恒立机械有限公司', '恒力机械制造厂'], 'similarName'],
  [['恒立机械有限公司', '恒力机械制造厂', '苏州恒力机械有限公司'], 'name'],
] as const)(
  'of %j that may all be one customer the surest row is compared with it, others are their own',
  async (names, by) => {
    const name = '苏州恒力机械有限公司'
    await bed.company.customerOf('王磊', { name, isAnother: true })
    const id = await prepared(
      bed,
      callers.王磊,
      csv('公司名称,联系人,邮箱', ...names.map((one) => `${one},,`)),
    )
    expect((await knownOf(id)).map((known) => known?.by)).toEqual([by])
    expect(await stateOf(callers.王磊, id)).toMatchObject({
      rowsGood: names.length - 1,
      rowsKnown: 1,
      rowsBad: 0,
    })
    await sql`delete from customer where name = ${name}`.execute(bed.database.db)
  },
)

test('where a rule blocks, there is no second customer', async () => {
  await setRules({ kinds: ['nameCore'], effect: 'block' })
  await bed.company.customerOf('王磊', { name: '苏州华信电子有限公司' })
  const id = await prepared(bed, callers.王磊, csv('公司名称,简称', '华信电子,华信'))
  expect(await knownOf(id)).toEqual([
    { by: 'nameCore', effect: 'block', may: ['skip', 'fill', 'overwrite'], decision: 'skip' },
  ])
  await bed.decide(id, 'new', [2])
  expect((await knownOf(id))[0]?.decision).toBe('skip')
})

describe('values that aren’t shown in bulk', () => {
  const withContact = (owner: '王磊' | '陈静', name: string, reach: object) =>
    bed.company.customerOf(owner, { name, contacts: [{ name: '赵明', phones: [], ...reach }] })
  const head = '公司名称,联系人,手机,邮箱,官网'
  const rowsOf = async (importing: PersonName, ...rows: string[]) => {
    const caller = await bed.as(bed.company.people[importing])
    const id = await prepared(bed, caller, csv(head, ...rows))
    const { result } = await caller.call(contract.previewImport, {
      params: { id },
      query: { only: 'known' },
    })
    return result.rows.map(({ known }) => known && [known.by, known.effect, known.customer?.name, known.may])
  }
  const checked = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from access_log where action = 'customer.duplicateChecked'`.execute(
      bed.database.db,
    )
    return rows[0]?.count ?? 0
  }
  const all = ['skip', 'fill', 'overwrite', 'new'] as const

  beforeAll(async () => {
    await setRules(
      ...(['phone', 'email', 'webDomain'] as const).map((kind) => ({
        kinds: [kind],
        effect: 'confirm' as const,
      })),
    )
    await withContact('王磊', '瑞通包装', { phones: ['13812345678'], email: 'rui@qq.com' })
    await withContact('王磊', '明达物流', { email: 'zhao@ruitong.com' })
    await bed.company.customerOf('王磊', { name: '华信电子', website: 'https://www.huaxin.com' })
    await bed.company.customerOf('王磊', { name: '普惠电子', website: 'puhui.com' })
  })
  const rows = [
    '别名一号,赵明,13812345678,rui@qq.com,',
    '别名二号,赵明,,Zhao@ruitong.com,',
    '别名三号,赵明,,,huaxin.com',
    '别名四号,赵明,,wu@puhui.com,',
  ]

  test('meet one’s own customers, which show them on the record', async () => {
    const before = await checked()
    expect(await rowsOf('王磊', ...rows)).toEqual([
      ['phone', 'confirm', '瑞通包装', all],
      ['email', 'confirm', '明达物流', all],
      ['webDomain', 'confirm', '华信电子', all],
      ['webDomain', 'confirm', '普惠电子', all],
    ])
    expect(await checked()).toBe(before)
  })

  test.each(['李娜', '陈静'] as const)(
    'name no more than the owner to %s, who owns others, and it is recorded',
    async (importer) => {
      const before = await checked()
      expect(await rowsOf(importer, ...rows)).toEqual([
        ['phone', 'confirm', undefined, ['skip', 'new']],
        ['email', 'confirm', undefined, ['skip', 'new']],
        ['webDomain', 'confirm', undefined, ['skip', 'new']],
        ['webDomain', 'confirm', undefined, ['skip', 'new']],
      ])
      expect(await checked()).toBe(before + 4)
    },
  )

  test('say by a shown kind that it is the customer, where a shown one counts as well', async () => {
    await setRules({ kinds: ['phone'], effect: 'confirm' }, { kinds: ['nameCore'], effect: 'warn' })
    expect(await rowsOf('李娜', '瑞通包装有限公司,赵明,13812345678,,')).toEqual([
      ['nameCore', 'confirm', '瑞通包装', all],
    ])
  })

  test('of files of numbers only so many are told in a day; what a rule blocks never comes in', async () => {
    await setRules({ kinds: ['phone'], effect: 'confirm' })
    const many = Array.from({ length: 125 }, (_, index) => `1390000${String(index).padStart(4, '0')}`)
    for (const [index, phone] of many.entries())
      await withContact('王磊', `甲${index}号商行`, { phones: [phone] })
    const checkedOf = async (phones: string[]) => {
      const caller = await bed.as(bed.company.people.孙丽)
      const file = phones.map((phone, index) => `乙${index}号商店,赵明,${phone},,`)
      const id = await prepared(bed, caller, csv(head, ...file))
      const { rowsKnown, rowsBad } = await stateOf(caller, id)
      return { id, caller, rows: [rowsKnown, rowsBad] }
    }
    expect((await checkedOf(many)).rows).toEqual([120, 0])
    // The same ones again, and others in another file.
    expect((await checkedOf(many.slice(0, 30))).rows).toEqual([30, 0])
    expect((await checkedOf(many.slice(119))).rows).toEqual([1, 0])
    await setRules({ kinds: ['phone'], effect: 'block' })
    const { id, caller, rows } = await checkedOf(many)
    expect(rows).toEqual([120, 5])
    const { result } = await caller.call(contract.previewImport, { params: { id }, query: { only: 'bad' } })
    expect(result.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual(
      Array.from({ length: 5 }, () => ['duplicate.untold']),
    )
    expect(JSON.stringify(result.rows)).not.toContain('王磊')
  })
})
