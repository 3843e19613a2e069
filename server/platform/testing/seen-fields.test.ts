import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as addresses from '../../../contract/addresses.ts'
import * as billing from '../../../contract/billing.ts'
import * as contacts from '../../../contract/contacts.ts'
import { exportCustomers, listCustomers, openCustomer, updateCustomer } from '../../../contract/customers.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { type GuardedField, guardedFields, levelsOf } from '../../../contract/field-levels.ts'
import { endpoints } from '../../../contract/index.ts'
import type { FieldLevel } from '../../../contract/levels.ts'
import { search } from '../../../contract/search.ts'
import { writeRights } from '../../people/rights.ts'
import { giveRole } from '../../setup/actions.ts'
import { sql } from '../database.ts'
import { type Answer, type Caller, openTestSession, pathOf, type TestApp, testApp } from './app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from './company.ts'
import { testDatabase } from './database.ts'
import { type Place, places } from './places.ts'
import { recordOf, type Subject, subjects } from './records.ts'
import {
  billingAt,
  contactAt,
  customerAt,
  placeAt,
  sentinelDraft,
  tracedFields,
  traces,
  ungrouped,
} from './sentinels.ts'
import { workbookText } from './workbook-text.ts'

/**
 * DOMAIN §1: masking and hiding hold everywhere. A customer of 王磊 whose every value can be recognised, and by hand
 * who doesn't see what of it; then every endpoint of the contract is asked as each of them, told by its place.
 */
const name = '旗舰测试客户'
const reach = [
  'contact.phones',
  'contact.email',
  'contact.wechat',
  'billing_profile.phone',
  'delivery_address.phone',
] as const
const sensitive = ['customer.budget', 'customer.highlights', 'contact.attitude', 'contact.remark'] as const

type Unseen = {
  /** On the record and its own endpoints. */
  record: readonly GuardedField[]
  /** In lists, search, exports. */
  bulk: readonly GuardedField[]
  /** Not even by revealing. */
  hidden: readonly GuardedField[]
}
const nothing = 'nothing'
const others: Unseen = { record: reach, bulk: reach, hidden: [] }
const withoutSensitive: Unseen = {
  record: [...reach, ...sensitive],
  bulk: [...reach, ...sensitive],
  hidden: sensitive,
}

const extras = ['读协作', '写协作', '前协作', '全隐', '全遮', '全读'] as const
type Name = PersonName | (typeof extras)[number]

/** The levels that a role of everything gives to every field. */
const levelOfRole: Partial<Record<Name, FieldLevel>> = { 全隐: 'hidden', 全遮: 'masked', 全读: 'read' }

const unseen: Partial<Record<Name, Unseen | typeof nothing>> = {
  王磊: { record: [], bulk: reach, hidden: [] },
  李娜: others,
  赵总: others,
  管理员: others,
  吴婷: others,
  读协作: others,
  写协作: others,
  周敏: withoutSensitive,
  郑洁: withoutSensitive,
  冯涛: withoutSensitive,
  孙丽: nothing,
  陈静: nothing,
  前协作: nothing,
  沈计: nothing,
  全隐: {
    record: tracedFields,
    bulk: tracedFields,
    // What a record goes by is masked at most.
    hidden: tracedFields.filter((field) => levelsOf(field).includes('hidden')),
  },
  全遮: { record: tracedFields, bulk: tracedFields, hidden: [] },
  全读: { record: [], bulk: [], hidden: [] },
}
const people = Object.keys(unseen) as Name[]

let testbed: TestApp
let company: Company
let industryId: number
let customerId: number
let contactId: number
const ids = {} as Record<Name, number>
const callers = new Map<Name, Caller>()

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
  Object.assign(ids, company.people)
  const industry = sql<{ id: number }>`
    insert into industry (name, short_code, gb_code) values ('哨兵行业', 'SNT', 'C') returning id`
  industryId = (await oneRow(database, industry)).id
  for (const extra of extras) ids[extra] = await addPerson(extra)
  for (const person of people) callers.set(person, await testbed.as(ids[person]))
  customerId = await recordOf(company, database, 'customer', '王磊', sentinelDraft(industryId))
  contactId = await editAll(customerId)
  await editPapers(customerId)
  await sql`
    insert into customer_share (customer_id, user_id, access, until) values
      (${customerId}, ${ids.读协作}, 'read', null), (${customerId}, ${ids.写协作}, 'write', current_date + 2),
      (${customerId}, ${ids.前协作}, 'write', current_date - 2)`.execute(database.db)
})

async function addPerson(person: (typeof extras)[number]): Promise<number> {
  const { db } = testbed.database
  const level = levelOfRole[person]
  const { id } = await db
    .insertInto('user_account')
    .values({
      name: person,
      user_name: `extra${extras.indexOf(person)}`,
      department_id: company.departments.华南区,
      status: 'active',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (level === undefined) {
    await giveRole(db, id, 'sales')
    return id
  }
  const role = await db
    .insertInto('role')
    .values({ name: person, description: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const grants = ['view', 'edit', 'delete', 'export', 'reveal', 'share'].map((action) => ({
    object: 'customer' as const,
    action,
    scope: 'all' as const,
  }))
  const verbs = ['create', 'edit', 'delete', 'reveal'].map((action) => ({
    object: 'contact' as const,
    action,
    scope: 'all' as const,
  }))
  const levels = Object.fromEntries(
    guardedFields.map((field) => [field, levelsOf(field).includes(level) ? level : 'masked']),
  )
  const log = { object: 'log' as const, action: 'view', scope: 'all' as const }
  await writeRights(db, role.id, { grants: [...grants, ...verbs, log], levels })
  await db.insertInto('user_role').values({ user_id: id, role_id: role.id }).execute()
  return id
}

/** Every field is edited once, so that the history holds two values of each. @returns the contact's id */
async function editAll(id: number): Promise<number> {
  const owner = callerOf('王磊')
  const edited = await owner.call(updateCustomer, {
    params: { id },
    body: { version: 1, changes: customerAt(2, industryId) },
  })
  expect(edited.status, edited.text).toBe(200)
  const contact = (await owner.call(contacts.listContacts, { params: { id } })).result.rows[0]
  const changed = await owner.call(contacts.updateContact, {
    params: { id: contact?.id ?? 0 },
    body: { version: 1, changes: contactAt(2) },
  })
  expect(changed.status, changed.text).toBe(200)
  return contact?.id ?? 0
}

/** The same for billing data and a delivery address. */
async function editPapers(id: number): Promise<void> {
  const owner = callerOf('王磊')
  const profile = await owner.call(billing.createBillingProfile, { params: { id }, body: billingAt(1) })
  const place = await owner.call(addresses.createAddress, { params: { id }, body: placeAt(1) })
  const edited = [
    await owner.call(billing.updateBillingProfile, {
      params: { id: profile.result.id },
      body: { version: 1, changes: billingAt(2) },
    }),
    await owner.call(addresses.updateAddress, {
      params: { id: place.result.id },
      body: { version: 1, changes: placeAt(2) },
    }),
  ]
  expect(edited.map(({ status }) => status)).toEqual([200, 200])
}

/** One more like it, which a verb may use up. A second one of the same code is refused on entry, so it gets it later. */
async function another(subject: Subject): Promise<number> {
  const draft = { ...sentinelDraft(industryId), creditCode: null, allowSameName: true }
  const id = await recordOf(company, testbed.database, subject, '王磊', draft)
  await sql`
    update customer set credit_code = ${customerAt(1, industryId).creditCode}
    where credit_code is null and name like ${`${name}%`}`.execute(testbed.database.db)
  return id
}

const callerOf = (person: Name): Caller => {
  const caller = callers.get(person)
  if (!caller) throw new Error(`${person} has no session`)
  return caller
}

/** An endpoint without a place fails visibility.test.ts. */
const all = Object.entries(endpoints).flatMap(([key, described]) => {
  const place: Place | undefined = places[key]
  return place === undefined ? [] : [{ key, described, place }]
})
type Entry = (typeof all)[number]
/** These list what everybody may choose from, whatever customers hold. */
const catalogues = ['/regions', '/industries']
const ofRecords = all.filter(({ place }) => subjects.includes(place.about as Subject)) as (Entry & {
  place: Extract<Place, { about: Subject }>
})[]
const bulk = all.filter(
  ({ described, place }) =>
    described.method === 'GET' &&
    (place.about === 'permission' || place.about === 'person') &&
    !catalogues.includes(described.path),
)
const reveals = (described: Endpoint) => described.path.endsWith('/reveal')

function expectNone(text: string, fields: readonly GuardedField[] | typeof nothing, what: string): void {
  const searched = fields === nothing ? tracedFields : fields
  const read = text + ungrouped(text)
  for (const field of searched)
    expect(read.match(traces[field] ?? /^\b$/)?.[0], `${what} shows ${field}`).toBeUndefined()
  if (fields === nothing) expect(text, what).not.toContain(name)
}

const of = (person: Name, where: keyof Unseen) => {
  const told = unseen[person] ?? nothing
  return told === nothing ? nothing : told[where]
}

describe.each(people)('%s', (person) => {
  test.each(ofRecords.filter(({ described }) => described.method === 'GET'))(
    'gets nothing unseen by $key',
    async ({ key, described, place }) => {
      const id = place.about === 'contact' ? contactId : customerId
      const params = { id, ...place.params?.(company.people) }
      const answer = await callerOf(person).call(described, { params })
      expectNone(answer.text, of(person, 'record'), key)
      if (of(person, 'record') === nothing) expect([403, 404]).toContain(answer.status)
    },
  )

  test.each(ofRecords.filter(({ described }) => described.method !== 'GET'))(
    'is told nothing unseen by $key',
    async ({ key, described, place }) => {
      const record = await another(place.about)
      const params = { id: record, ...place.params?.(company.people) }
      const answer = await callerOf(person).call(described, { params, body: place.body })
      expectNone(answer.text, of(person, reveals(described) ? 'hidden' : 'record'), key)
    },
  )

  test.each(bulk)('gets nothing unseen in bulk by $key', async ({ key, described, place }) => {
    const { params } = place as { params?: Record<string, unknown> }
    const query = described.path === '/search' ? { q: name } : {}
    const answer = await callerOf(person).call(described, { ...(params && { params }), query })
    expectNone(answer.text, of(person, 'bulk'), key)
  })

  test('exports nothing unseen as a workbook', async () => {
    const text = await workbookText(testbed.app, {
      url: `/api${pathOf(exportCustomers, {})}?format=xlsx`,
      headers: { cookie: await cookieOf(person) },
    })
    expectNone(text ?? '', of(person, 'bulk'), 'xlsx')
    // A share doesn't open exporting.
    if (text !== null && of(person, 'bulk') !== nothing && !person.endsWith('协作'))
      expect(text).toContain(name)
  })

  test('is shown on the record what is seen', async () => {
    const fields = of(person, 'record')
    if (fields === nothing) return
    const caller = callerOf(person)
    const customer = await caller.call(openCustomer, { params: { id: customerId } })
    const listed = await caller.call(contacts.listContacts, { params: { id: customerId } })
    const profiles = await caller.call(billing.listBillingProfiles, { params: { id: customerId } })
    const places = await caller.call(addresses.listAddresses, { params: { id: customerId } })
    const text = customer.text + listed.text + profiles.text + places.text
    for (const field of tracedFields.filter((one) => !fields.includes(one)))
      expect(text, field).toMatch(traces[field] ?? /^\b$/)
  })

  test('finds nothing by what isn’t seen', async () => {
    const fields = of(person, 'record')
    const hidden = of(person, 'hidden')
    const probes: [GuardedField, string][] = [
      ['contact.name', '欧阳'],
      ['contact.name', 'ouyang'],
      ['contact.name', 'oyj'],
      ['contact.phones', '13876543219'],
      ['contact.phones', '43219'],
      ['customer.creditCode', '914403001922038216'],
      ['customer.creditCode', '9144'],
    ]
    if (fields === nothing || hidden.includes('contact.phones')) probes.push(['contact.phones', '3219'])
    for (const [field, q] of probes) {
      if (fields !== nothing && !fields.includes(field)) continue
      for (const [described, query] of [
        [search, { q }],
        [listCustomers, { q }],
        [exportCustomers, { q, format: 'csv' }],
      ] as const) {
        const answer = await callerOf(person).call(described, { query })
        if (answer.status === 200) expect(answer.text, `${q} by ${described.path}`).not.toContain(name)
      }
    }
  })

  test('filters by no field that isn’t seen', async () => {
    const fields = of(person, 'bulk')
    for (const [field, query] of [
      ['customer.industryId', { industryId }],
      ['customer.regionCode', { region: '53' }],
    ] as const) {
      const answer = await callerOf(person).call(listCustomers, { query })
      const isRefused = fields !== nothing && fields.includes(field)
      if (isRefused) expect([answer.status, answer.error.fields[0]?.code]).toEqual([400, 'field.not_shown'])
      else if (fields !== nothing) expect(answer.text).toContain(name)
    }
  })

  test('colliding with an edit shows nothing unseen', async () => {
    const caller = callerOf(person)
    const tell = (answer: Answer<unknown>, what: string) => {
      expect([200, 400, 403, 404, 409]).toContain(answer.status)
      expectNone(answer.text, of(person, 'record'), what)
    }
    const record = await another('customer')
    const { creditCode: _, ...edits } = customerAt(2, industryId)
    const owner = callerOf('王磊')
    await owner.call(updateCustomer, { params: { id: record }, body: { version: 1, changes: edits } })
    const [contact] = (await owner.call(contacts.listContacts, { params: { id: record } })).result.rows
    const id = contact?.id ?? 0
    await owner.call(contacts.updateContact, { params: { id }, body: { version: 1, changes: contactAt(2) } })
    const { industryId: __, legalNature, businessType, source, ...texts } = edits
    for (const field of Object.keys(texts)) {
      const changes = { [field]: otherValue[field] ?? '别的' }
      tell(
        await caller.call(updateCustomer, { params: { id: record }, body: { version: 1, changes } }),
        field,
      )
    }
    for (const field of ['name', 'jobTitle', 'wechat', 'goodHours', 'remark', 'email', 'phones']) {
      const changes = { [field]: otherValue[field] ?? '别的' }
      tell(
        await caller.call(contacts.updateContact, { params: { id }, body: { version: 1, changes } }),
        field,
      )
    }
  })

  test('gets nothing of a customer in the trash', async () => {
    const record = await another('customer in the trash')
    for (const { key, described, place } of ofRecords) {
      if (place.about !== 'customer') continue
      const params = { id: record, ...place.params?.(company.people) }
      const answer = await callerOf(person).call(described, { params, body: place.body })
      expect([403, 404], key).toContain(answer.status)
      expectNone(answer.text, nothing, key)
    }
  })
})

const otherValue: Record<string, unknown> = {
  headcount: { min: 1, max: 2 },
  annualRevenue: { min: 1, max: 2 },
  budget: { min: 1, max: 2 },
  totalAssets: 1,
  foundedOn: '1999-01-01',
  expectedStart: '1999-01-01',
  cooperationSince: '1999-01-01',
  regionCode: '110101',
  website: 'https://example.com',
  email: 'other@example.com',
  phones: ['13800138000'],
}

const cookies = new Map<Name, string>()
async function cookieOf(person: Name): Promise<string> {
  const known = cookies.get(person) ?? (await openTestSession(testbed.database, ids[person]))
  cookies.set(person, known)
  return `kemai_session=${known}`
}

afterAll(async () => {
  const { db } = testbed.database
  const { rows } = await sql<{ data: unknown }>`
    select data from event union all select data from access_log`.execute(db)
  expectNone(JSON.stringify(rows), nothing, 'an event or the access log')
  expectNone(testbed.log.join('\n'), nothing, 'the log')
  expect(rows.length).toBeGreaterThan(100)
})
