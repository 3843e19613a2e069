import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { deleteContact, listContacts } from '../../contract/contacts.ts'
import { createCustomField, listCustomFields } from '../../contract/custom-fields.ts'
import * as fields from '../../contract/customer-fields.ts'
import {
  comparisonsOf,
  type FilterCondition,
  type FilterField,
  type FilterKind,
  type FilterNode,
  filterFields,
  filterKinds,
  isCustomField,
  type Within,
} from '../../contract/customer-filter.ts'
import { listCustomers } from '../../contract/customers.ts'
import { sql } from '../platform/database.ts'
import { type Caller, testApp } from '../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { normaliseCompanyName } from '../values/name.ts'

/** The filter builder against a plain filter over the same rows: whatever is put together, both find the same. */
type Row = Record<string, unknown> & { id: number; contacts: Record<string, unknown>[] }
const rows: Row[] = []
let company: Company
let administrator: Caller
let seller: Caller
let as: (userId: number) => Promise<Caller>
let today = ''
/** One custom field of each kind that compares in its own way, by its key in lists. */
const customKinds = new Map<FilterField, FilterKind>()
const option = { first: '', second: '' }
let database: Awaited<ReturnType<typeof testDatabase>>

const owners: PersonName[] = ['王磊', '孙丽', '陈静']
const names = ['重庆渝江轴承', '长沙湘银', '苏州ABC电子', '广东岭南塑胶', '宁波（海天）机械', '北京Abc软件']
const needs = ['轴承 100 套', '50%折扣_样品', 'CNC 设备', null]
const regions = ['330106', '330200', '440300', null]
const days = [-400, -31, -8, -1, 0, 1, 6, 40, null]
const money = [null, { min: 100_00, max: 500_00 }, { min: null, max: 200_00 }, { min: 300_00, max: null }]

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  const testbed = await testApp(database)
  as = testbed.as
  administrator = await testbed.as(company.people.管理员)
  seller = await testbed.as(company.people.王磊)
  const read = await sql<{ day: string }>`
    select (now() at time zone time_zone)::date::text as day from organisation`.execute(database.db)
  today = read.rows[0]?.day ?? ''
  await makeCustomFields()
  for (let index = 0; index < 48; index += 1) rows.push(await enter(index))
})

const pick = <Value>(values: readonly Value[], index: number) => values[index % values.length] as Value

async function enter(index: number): Promise<Row> {
  const owner = pick(owners, index)
  const away = pick(days, index * 7)
  const draft = {
    name: `${pick(names, index)}${index}有限公司`,
    stage: pick(fields.stages, index),
    urgency: pick([...fields.urgencies, null], index * 3),
    source: pick([...fields.sources.slice(0, 3), null], index * 5),
    regionCode: pick(regions, index * 3),
    initialNeed: pick(needs, index * 5),
    foundedOn: away === null ? null : dayFrom(today, away),
    budget: pick(money, index * 3),
    totalAssets: pick([null, 0, 999_00, 1_000_00], index * 7),
  }
  const relation = pick(['decision_maker', 'technical', null] as const, index * 5)
  const influence = pick(['high', 'low', null] as const, index * 7)
  const second =
    index % 3 === 0 ? [{ name: `李${index}`, relation: 'technical' as const, influence: null }] : []
  const contacts = index % 4 === 0 ? [] : [{ name: `张${index}`, relation, influence }, ...second]
  const custom = customOf(index)
  const id = await company.customerOf(owner, { ...draft, contacts, custom })
  if (index % 6 === 2) await deleteContacts(id)
  const kept = index % 6 === 2 ? [] : contacts
  return {
    id,
    ...draft,
    ...Object.fromEntries([...customKinds.keys()].map((key) => [key, custom[key] ?? null])),
    ownerId: company.people[owner],
    departmentId: owner === '陈静' ? company.departments.华南区 : company.departments.华东区,
    contactCount: kept.length,
    contacts: kept.map((contact) => ({
      'contact.relation': contact.relation,
      'contact.influence': contact.influence,
    })),
  }
}

async function makeCustomFields(): Promise<void> {
  const kinds = { text: 'text', number: 'number', date: 'day', single: 'choice', boolean: 'yesNo' } as const
  for (const [kind, compares] of Object.entries(kinds)) {
    const options = kind === 'single' ? [{ label: '甲' }, { label: '乙' }] : undefined
    const body = { object: 'customer', label: `自定义${kind}`, kind, ...(options && { options }) }
    const { result } = await administrator.call(createCustomField, { body })
    customKinds.set(result.key as FilterField, compares)
  }
  const made = (await administrator.call(listCustomFields)).result.rows.find(({ kind }) => kind === 'single')
  const [first, second] = made?.options ?? []
  Object.assign(option, { first: first?.key, second: second?.key })
}

/** Values of the custom fields, none for every third row. */
function customOf(index: number): Record<string, string | number | boolean> {
  const away = pick(days, index * 5)
  const byKind: Record<string, string | number | boolean | null> = {
    text: pick(needs, index),
    number: pick([0, 1, 100_00, 250_00, null], index * 3),
    day: away === null ? null : dayFrom(today, away),
    choice: pick([option.first, option.second, null], index * 5),
    yesNo: pick([true, false, null], index * 7),
  }
  const given = [...customKinds].map(([key, kind]) => [key, byKind[kind] ?? null] as const)
  return index % 3 === 0
    ? {}
    : Object.fromEntries(given.flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}

async function deleteContacts(id: number): Promise<void> {
  const { rows: contacts } = (await administrator.call(listContacts, { params: { id } })).result
  for (const contact of contacts) await administrator.call(deleteContact, { params: { id: contact.id } })
}

function dayFrom(day: string, away: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + away)
  return date.toISOString().slice(0, 10)
}

async function found(caller: Caller, filter: FilterNode): Promise<number[]> {
  const answer = await caller.call(listCustomers, { query: { filter: JSON.stringify(filter), limit: 200 } })
  expect(answer.status, `${JSON.stringify(filter)} ${answer.text}`).toBe(200)
  return answer.result.rows.map(({ id }) => id).sort((one, other) => one - other)
}

/** The same in a few plain lines. */
function holds(row: Row, node: FilterNode): boolean {
  if ('all' in node) {
    // Conditions on contacts side by side are met by one contact.
    const ofOne = node.all.filter(speaksOfOneContact)
    const rest = node.all.filter((part) => !speaksOfOneContact(part))
    const isThere = row.contacts.some((contact) => ofOne.every((part) => isMet(contact, part)))
    return (ofOne.length === 0 || isThere) && rest.every((part) => holds(row, part))
  }
  if ('field' in node) return isMet(row, node)
  return node.any.length === 0 || node.any.some((part) => holds(row, part))
}

const speaksOfOneContact = (part: FilterNode): part is FilterCondition =>
  'field' in part &&
  part.field.startsWith('contact.') &&
  !part.none &&
  part.lacks === undefined &&
  part.empty !== true

function isMet(row: Record<string, unknown>, { field, ...wanted }: FilterCondition): boolean {
  const contacts = row.contacts as Record<string, unknown>[] | undefined
  const values = field.startsWith('contact.') && contacts ? contacts.map((one) => one[field]) : [row[field]]
  const one = (test: (value: unknown) => boolean) => values.some((value) => value !== null && test(value))
  if (wanted.empty !== undefined) return wanted.empty === !one(() => true)
  if (wanted.any) return one((value) => isOneOf(field, value, wanted.any ?? []))
  if (wanted.none) return !one((value) => isOneOf(field, value, wanted.none ?? []))
  if (wanted.contains !== undefined) return one((value) => includes(field, value, wanted.contains ?? ''))
  if (wanted.lacks !== undefined) return !one((value) => includes(field, value, wanted.lacks ?? ''))
  if (wanted.is !== undefined) return one((value) => value === wanted.is)
  if (wanted.within) return one((value) => isWithin(String(value), wanted.within as Within))
  const { min, max } = wanted
  return one((value) => {
    const { min: from, max: to } =
      typeof value === 'object'
        ? (value as { min: number | null; max: number | null })
        : { min: value, max: value }
    return (
      (min === undefined || ((to ?? Number.MAX_SAFE_INTEGER) as number) >= (min as number)) &&
      (max === undefined || ((from ?? 0) as number) <= (max as number))
    )
  })
}

function isOneOf(field: FilterField, value: unknown, entries: readonly (string | number)[]): boolean {
  const meant = entries.flatMap((entry) => {
    if (entry === 'me') return [company.people.管理员]
    if (entry === 'mine') return [company.departments.综合部]
    if (entry === 'below') return [company.departments.综合部]
    return [entry]
  })
  return field === 'regionCode'
    ? meant.some((code) => String(value).startsWith(String(code)))
    : meant.includes(value as string)
}

const includes = (field: FilterField, value: unknown, text: string) =>
  field === 'name'
    ? normaliseCompanyName(String(value)).includes(normaliseCompanyName(text))
    : String(value).toLowerCase().includes(text.toLowerCase())

function isWithin(day: string, { unit, from, to }: Within): boolean {
  const place = placeOf(unit, day) - placeOf(unit, today)
  return (from === undefined || place >= from) && (to === undefined || place <= to)
}

function placeOf(unit: Within['unit'], day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  // 1 January 1970 was a Thursday; weeks begin on Monday.
  const places = { day: number, week: Math.floor((number + 3) / 7), month: year * 12 + month - 1, year }
  return unit === 'quarter' ? Math.floor(places.month / 3) : places[unit]
}

const entriesOf: Partial<Record<FilterField, fc.Arbitrary<string | number>>> = {
  stage: fc.constantFrom(...fields.stages),
  urgency: fc.constantFrom(...fields.urgencies),
  source: fc.constantFrom(...fields.sources.slice(0, 4)),
  regionCode: fc.constantFrom('33', '3301', '330106', '44', '11'),
  'contact.relation': fc.constantFrom('decision_maker', 'technical', 'finance'),
  'contact.influence': fc.constantFrom('high', 'medium', 'low'),
}
const steps = fc.option(fc.constantFrom(-31, -9, -8, -2, -1, 0, 1, 2, 6, 7), { nil: undefined })
const within = fc
  .record({ unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), from: steps, to: steps })
  .filter(({ from, to }) => (from ?? to) !== undefined && !((from ?? -99) > (to ?? 99)))
const bounds = (side: fc.Arbitrary<unknown>) =>
  fc
    .record({ min: fc.option(side, { nil: undefined }), max: fc.option(side, { nil: undefined }) })
    .filter(({ min, max }) => (min ?? max) !== undefined && !((min as number) > (max as number)))

const kindOf = (field: FilterField): FilterKind =>
  isCustomField(field) ? (customKinds.get(field) ?? 'text') : filterKinds[field]

/** Any comparison that the field takes, on values that lie close to those of the rows. */
function conditionOn(field: FilterField): fc.Arbitrary<FilterCondition> {
  const kind = kindOf(field)
  const texts = fc.constantFrom('轴', 'abc', '电子', '（海天）', '有限公司', '%', '_样', '100', '没有')
  const entries = fc.array(
    entriesOf[field] ??
      (isCustomField(field) ? fc.constantFrom(option.first, option.second, 'o_gone') : undefined) ??
      (field === 'departmentId'
        ? fc.constantFrom<string | number>(
            'mine',
            'below',
            company.departments.华东区,
            company.departments.华南区,
          )
        : fc.constantFrom<string | number>('me', company.people.王磊, company.people.陈静)),
    { minLength: 1, maxLength: 3 },
  )
  const sides = {
    any: fc.record({ any: entries }),
    none: fc.record({ none: entries }),
    contains: fc.record({ contains: texts }),
    lacks: fc.record({ lacks: texts }),
    within: fc.record({ within }),
    min:
      kind === 'day' || kind === 'instant'
        ? bounds(fc.constantFrom(...[-400, -8, 0, 6].map((away) => dayFrom(today, away))))
        : bounds(fc.constantFrom(0, 1, 100_00, 250_00, 999_00, 5_000_00)),
    is: fc.record({ is: fc.boolean() }),
    empty: fc.record({ empty: fc.boolean() }),
  }
  return fc
    .oneof(...comparisonsOf[kind].map((comparison) => sides[comparison]))
    .map((given) => JSON.parse(JSON.stringify({ field, ...given })) as FilterCondition)
}

test.each<[string, Within, string[]]>([
  ['today', { unit: 'day', from: 0, to: 0 }, ['first of today', 'last of today']],
  ['yesterday and before', { unit: 'day', to: -1 }, ['last of yesterday']],
  ['from tomorrow on', { unit: 'day', from: 1 }, ['first of tomorrow']],
])('an instant falls on a day where the organisation is: %s', async (_, within, expected) => {
  const here = sql`(select (date_trunc('day', now() at time zone time_zone) at time zone time_zone) from organisation)`
  const moments = {
    'last of yesterday': sql`${here} - interval '1 microsecond'`,
    'first of today': here,
    'last of today': sql`${here} + interval '1 day' - interval '1 microsecond'`,
    'first of tomorrow': sql`${here} + interval '1 day'`,
  }
  const ids = new Map<number, string>()
  for (const [index, [name, moment]] of Object.entries(moments).entries()) {
    const id = rows[index]?.id ?? 0
    await sql`update customer set last_follow_up_at = ${moment} where id = ${id}`.execute(database.db)
    ids.set(id, name)
  }
  const hits = await found(administrator, { all: [{ field: 'lastFollowUpAt', within }] })
  expect(hits.map((id) => ids.get(id))).toEqual(expected)
})

const asked: FilterField[] = [
  'name',
  'stage',
  'urgency',
  'source',
  'regionCode',
  'initialNeed',
  'foundedOn',
  'budget',
  'totalAssets',
  'contactCount',
  'ownerId',
  'departmentId',
  'contact.relation',
  'contact.influence',
]

test('whatever is put together, the list holds just the rows that a plain filter leaves', async () => {
  const condition = fc.constantFrom(...asked, ...customKinds.keys()).chain(conditionOn)
  const groupOf = (part: fc.Arbitrary<FilterNode>) =>
    fc.oneof(
      fc.record({ all: fc.array(part, { maxLength: 3 }) }),
      fc.record({ any: fc.array(part, { maxLength: 3 }) }),
    )
  const inner = groupOf(condition)
  const tree = groupOf(fc.oneof(condition, inner, groupOf(fc.oneof(condition, inner))))
  await fc.assert(
    fc.asyncProperty(tree, async (filter) => {
      expect(await found(administrator, filter)).toEqual(
        rows.filter((row) => holds(row, filter)).map(({ id }) => id),
      )
    }),
    { numRuns: 300 },
  )
}, 60_000)

describe('by whom', () => {
  test('me and my department are whoever asks', async () => {
    const mine = rows.filter(({ ownerId }) => ownerId === company.people.王磊).map(({ id }) => id)
    expect(await found(seller, { all: [{ field: 'ownerId', any: ['me'] }] })).toEqual(mine)
    expect(await found(seller, { all: [{ field: 'departmentId', any: ['mine'] }] })).toEqual(mine)
    expect(await found(administrator, { all: [{ field: 'ownerId', any: ['me'] }] })).toEqual([])
  })

  test('nobody finds what isn’t theirs, by no condition', async () => {
    const mine = new Set(rows.filter(({ ownerId }) => ownerId === company.people.王磊).map(({ id }) => id))
    for (const filter of [
      {
        any: [
          { field: 'stage', none: ['lost'] },
          { field: 'stage', any: ['lost'] },
        ],
      },
      { all: [{ field: 'contact.relation', empty: true }] },
    ] as FilterNode[])
      expect((await found(seller, filter)).every((id) => mine.has(id))).toBe(true)
  })
})

describe('is refused', () => {
  const refused = async (filter: unknown) => {
    const text = typeof filter === 'string' ? filter : JSON.stringify(filter)
    const answer = await administrator.call(listCustomers, { query: { filter: text } })
    return [answer.status, answer.error.fields?.[0]?.path]
  }
  const stage = { field: 'stage', any: ['deal'] }
  const deep = { all: [{ any: [{ all: [{ any: [stage] }] }] }] }
  test.each<[string, unknown]>([
    ['no JSON', '{'],
    ['no group', stage],
    ['an unknown field', { all: [{ field: 'phones', contains: '1' }] }],
    ['a comparison of another kind', { all: [{ field: 'stage', contains: 'deal' }] }],
    ['two comparisons at once', { all: [{ ...stage, empty: true }] }],
    ['ends the wrong way round', { all: [{ field: 'budget', min: 2, max: 1 }] }],
    ['a day where a number belongs', { all: [{ field: 'budget', min: '2024-01-01' }] }],
    ['deeper than anybody reads', deep],
    ['more conditions than anybody reads', { all: Array.from({ length: 51 }, () => stage) }],
    ['words where numbers belong', { all: [{ field: 'ownerId', any: ['everybody'] }] }],
    ['a custom key of nobody’s shape', { all: [{ field: 'cf_', is: true }] }],
    ['what can’t be kept', '{"all":[{"field":"name","contains":"a\\u0000"}]}'],
    ['no region', { all: [{ field: 'regionCode', any: ['3'] }] }],
  ])('%s', async (_, filter) => {
    expect(await refused(filter)).toEqual([400, 'filter'])
  })
})

test('by what isn’t seen in clear there is no looking', async () => {
  const guarded = filterFields
  const allowed: string[] = []
  const clerk = await as(company.people.郑洁)
  for (const field of guarded) {
    if (!(comparisonsOf[filterKinds[field]] as readonly string[]).includes('empty')) continue
    const answer = await clerk.call(listCustomers, {
      query: { filter: JSON.stringify({ all: [{ field, empty: true }] }) },
    })
    if (answer.status === 200) allowed.push(field)
    else expect([answer.status, answer.error.fields?.[0]?.code]).toEqual([400, 'field.not_shown'])
  }
  expect(allowed).not.toContain('budget')
  expect(allowed).toContain('stage')
})
