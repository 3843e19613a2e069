import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerAsOf } from '../../../contract/as-of.ts'
import { listColumns, mostColumns } from '../../../contract/customer-columns.ts'
import { customerHistory } from '../../../contract/customer-history.ts'
import * as contract from '../../../contract/customers.ts'
import { checkDuplicate } from '../../../contract/duplicates.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { type GuardedObject, guardedFields } from '../../../contract/field-levels.ts'
import { listHolders, previewHandOver, readHoldings } from '../../../contract/hand-over.ts'
import { endpoints } from '../../../contract/index.ts'
import { search } from '../../../contract/search.ts'
import { createToken } from '../../../contract/session.ts'
import { readTimeline } from '../../../contract/timeline.ts'
import { sql } from '../database.ts'
import { type Caller, openTestSession, pathOf } from './app.ts'
import { type AboutRecord, askFor, type Place } from './place.ts'
import { places } from './places.ts'
import { type Subject, subjects } from './records.ts'
import { people as peopleOfRoles } from './rights.ts'
import { type SentinelBed, sentinelBed } from './sentinel-bed.ts'
import {
  attached,
  billingAt,
  contactAt,
  customerAt,
  customKeys,
  householdAt,
  leakOf,
  personNameAt,
  placeAt,
  type Reading,
  readingOf,
  type Trace,
  tracedFields,
  traces,
} from './sentinels.ts'
import { customerName, leaksIn, type Name, nothing, people, personName, unseen, unseenBy } from './unseen.ts'
import { workbookText } from './workbook-text.ts'

/**
 * DOMAIN §1: masking and hiding hold everywhere. Two customers whose every value can be recognised, a company and a person;
 * every endpoint of the contract is asked for them, or for one like them, as each person of unseen.ts, told by its place.
 */
let bed: SentinelBed
/** What finds each of them without its name. */
let wanted: string[]
const tokens = {} as Record<Name, Caller>

beforeAll(async () => {
  bed = await sentinelBed()
  const params = { id: bed.person.customer ?? 0 }
  wanted = [
    customerName,
    (await bed.callers.王磊.call(contract.openCustomer, { params })).result.number ?? '',
  ]
  for (const person of people) {
    const made = await bed.callers[person].call(createToken, { body: { name: '报表', days: 1 } })
    expect(made.status, made.text).toBe(200)
    tokens[person] = bed.testbed.withHeaders({ authorization: `Bearer ${made.result.token}` })
  }
})

/** An endpoint without a place fails visibility.test.ts. */
const all = Object.entries(endpoints).flatMap(([key, described]) => {
  const place: Place | undefined = places[key as keyof typeof places]
  return place === undefined ? [] : [{ key, described, place }]
})
/** These list what everybody may choose from, whatever customers hold. */
const catalogues = ['/regions', '/industries', '/tag-groups', '/field-sets', '/entry-fields']
const ofRecords = all.filter(({ place }) =>
  subjects.includes(place.about as Subject),
) as ((typeof all)[number] & {
  place: AboutRecord
})[]
const reads = ofRecords.filter(({ described }) => described.method === 'GET')
const writes = ofRecords.filter(({ described }) => described.method !== 'GET')
const lists = all.filter(
  ({ described, place }) =>
    (place.about === 'list' ||
      (described.method === 'GET' && (place.about === 'permission' || place.about === 'person'))) &&
    !catalogues.includes(described.path),
)
const batches = all.flatMap((entry) =>
  entry.place.about === 'batch' ? [{ ...entry, place: entry.place }] : [],
)
const reveals = (described: Endpoint) => described.path.endsWith('/reveal')
const collaborators: readonly Name[] = ['读协作', '写协作']
const unseenPeople = people.filter((person) => unseen[person] === nothing)

const readOne = (caller: Caller, { described, place }: (typeof reads)[number], of = bed.whole) =>
  askFor(caller, described, place, { id: of[place.about] ?? 0, people: bed.company.people })

const readBoth = (caller: Caller, entry: (typeof reads)[number]) =>
  Promise.all([bed.whole, bed.person].map((of) => readOne(caller, entry, of)))

async function readMany(caller: Caller, { described, place }: (typeof lists)[number]): Promise<string[]> {
  const { params, body, query } = place as Extract<Place, { about: 'list' }>
  const queries = query ? wanted.map((name) => query(name)) : [{}]
  const answers = queries.map((asked) =>
    caller.call(described, { ...(params && { params }), body, query: asked }),
  )
  return (await Promise.all(answers)).map(({ text }) => text)
}

/** What nothing was done to is asked for again: making one costs more than asking for it. */
const unused = new Map<Subject, number>()
async function unusedOne(subject: Subject): Promise<number> {
  const id = unused.get(subject) ?? (await bed.another(subject))
  unused.set(subject, id)
  return id
}

/** Whatever is done is logged, or told. */
async function lastDone(): Promise<string> {
  const { rows } = await sql<{ done: string }>`
    select concat((select max(id) from change_log), '/', (select max(id) from event)) as done`.execute(
    bed.testbed.database.db,
  )
  return rows[0]?.done ?? ''
}

/** @returns what it answered, once what it was asked for isn't used again if anything was done */
async function asking<Result>(about: readonly Subject[], ask: () => Promise<Result>): Promise<Result> {
  const before = await lastDone()
  const answer = await ask()
  if ((await lastDone()) !== before) for (const subject of about) unused.delete(subject)
  return answer
}

const isIn = (reading: Reading, trace: Trace | undefined) =>
  trace !== undefined && leakOf(trace, reading) !== undefined

test('every field whose level a role can set can be recognised', () => {
  expect(guardedFields.filter((field) => !(field in traces))).toEqual([])
})

test('somebody of every preset role is asked', () => {
  expect(peopleOfRoles.filter((person) => unseen[person] === undefined)).toEqual([])
})

test('the history, as-of and the timeline hold two values of every field', async () => {
  const params = { id: bed.whole.customer ?? 0 }
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
  const told = [
    await bed.callers.全读.call(customerHistory, { params, query: { limit: 200 } }),
    await bed.callers.全读.call(readTimeline, { params, query: { limit: 200 } }),
    await bed.callers.全读.call(customerAsOf, { params, query: { day } }),
  ]
  for (const { text } of told) {
    const reading = readingOf(text)
    expect(tracedFields.filter((field) => !isIn(reading, traces[field]))).toEqual([])
  }
})

/** As many at once as a list may have. */
const everyColumn = [...listColumns, customKeys.customer, `contact.${customKeys.contact}`]
const columnsInParts = [everyColumn.slice(0, mostColumns), everyColumn.slice(mostColumns)].map((part) =>
  part.join(','),
)

describe.each(people)('%s', (person) => {
  test.each(reads)('gets nothing unseen by $key', async (entry) => {
    for (const answer of await readBoth(bed.callers[person], entry)) {
      expect(leaksIn(answer.text, unseenBy(person, 'record'))).toEqual([])
      const isSeen = unseenBy(person, 'record') !== nothing
      expect(isSeen ? [200] : [403, 404], answer.text).toContain(answer.status)
    }
  })

  test.each(writes)('is told nothing unseen by $key', async ({ described, place }) => {
    const id = await unusedOne(place.about)
    const answer = await asking([place.about], () =>
      askFor(bed.callers[person], described, place, { id, people: bed.company.people }),
    )
    expect(leaksIn(answer.text, unseenBy(person, reveals(described) ? 'hidden' : 'record'))).toEqual([])
    if (collaborators.includes(person)) expect(answer.status, answer.text).not.toBe(404)
    // A customer from the trash collides with the first of the same code.
    if (person === '全遮') expect([200, 409], answer.text).toContain(answer.status)
    if (unseenBy(person, 'record') === nothing) expect([403, 404]).toContain(answer.status)
  })

  test.each(lists)('gets nothing unseen in bulk by $key', async (entry) => {
    for (const text of await readMany(bed.callers[person], entry))
      expect(leaksIn(text, unseenBy(person, 'bulk'))).toEqual([])
  })

  test.each(batches)('is told nothing unseen in a batch by $key', async ({ described, place }) => {
    const about = ['customer', 'customer in the trash'] as const
    const ids = [await unusedOne(about[0]), await unusedOne(about[1])]
    const ask = () => bed.callers[person].call(described, { body: place.body(ids, bed.company.people) })
    // The second time it is done already, and those left alone are named.
    for (const answer of await asking(about, async () => [await ask(), await ask()])) {
      expect(leaksIn(answer.text, unseenBy(person, 'bulk'))).toEqual([])
      if (person === '全遮') expect(answer.status, answer.text).toBe(200)
    }
  })

  test('gets nothing unseen by an API token', async () => {
    for (const entry of reads)
      for (const { text } of await readBoth(tokens[person], entry))
        expect(leaksIn(text, unseenBy(person, 'record')), entry.key).toEqual([])
    for (const entry of lists)
      for (const text of await readMany(tokens[person], entry))
        expect(leaksIn(text, unseenBy(person, 'bulk')), entry.key).toEqual([])
  })

  test('gets nothing unseen of another day', async () => {
    const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
    for (const { customer: id = 0 } of [bed.whole, bed.person]) {
      const { text } = await bed.callers[person].call(customerAsOf, { params: { id }, query: { day } })
      expect(leaksIn(text, unseenBy(person, 'record'))).toEqual([])
    }
  })

  test('gets the columns of a list only where they are seen', async () => {
    const answers = await Promise.all(
      columnsInParts.map((columns) =>
        bed.callers[person].call(contract.listCustomers, { query: { q: customerName, columns } }),
      ),
    )
    const fields = unseenBy(person, 'bulk')
    expect(answers.flatMap(({ text }) => leaksIn(text, fields))).toEqual([])
    if (fields === nothing) return
    const readings = answers.map(({ text }) => readingOf(text))
    const seen = tracedFields.filter((field) => !fields.includes(field) && !notInLists.test(field))
    expect(seen.filter((field) => !readings.some((reading) => isIn(reading, traces[field])))).toEqual([])
  })

  test('exports nothing unseen as a workbook, and what is seen', async () => {
    const text = await workbookText(bed.testbed.app, {
      url: `/api${pathOf(contract.exportCustomers, {})}?format=xlsx`,
      headers: { cookie: await cookieOf(person) },
    })
    expect(leaksIn(text ?? '', unseenBy(person, 'bulk'))).toEqual([])
    const fields = unseenBy(person, 'bulk')
    // A share doesn't open exporting.
    if (text === null || fields === nothing || collaborators.includes(person)) return
    expect(text).toContain(customerName)
    const query = { q: customerName, format: 'csv' as const }
    const csv = readingOf((await bed.callers[person].call(contract.exportCustomers, { query })).text)
    const seen = tracedFields.filter((field) => !fields.includes(field) && !notInLists.test(field))
    expect(seen.filter((field) => !isIn(csv, traces[field]))).toEqual([])
  })

  test('exports the columns of a list only where they are seen, and all that are', async () => {
    const fields = unseenBy(person, 'bulk')
    const answers = await Promise.all(
      columnsInParts.map((columns) => {
        const query = { q: customerName, format: 'csv' as const, columns }
        return bed.callers[person].call(contract.exportCustomers, { query })
      }),
    )
    expect(answers.flatMap(({ text }) => leaksIn(text, fields))).toEqual([])
    // A share doesn't open exporting.
    if (answers[0]?.status !== 200 || fields === nothing || collaborators.includes(person)) return
    const readings = answers.map(({ text }) => readingOf(text))
    const seen = tracedFields.filter((field) => !fields.includes(field) && !notInLists.test(field))
    expect(seen.filter((field) => !readings.some((reading) => isIn(reading, traces[field])))).toEqual([])
  })

  test('is shown on the record what is seen', async () => {
    const fields = unseenBy(person, 'record')
    if (fields === nothing) return
    const answers = await Promise.all(reads.map((entry) => readOne(bed.callers[person], entry)))
    const readings = answers.map(({ text }) => readingOf(text))
    const isShown = (trace: Trace | undefined) => readings.some((reading) => isIn(reading, trace))
    const seen = tracedFields.filter((field) => !fields.includes(field))
    expect(seen.filter((field) => !isShown(traces[field]))).toEqual([])
    expect(Object.keys(attached).filter((what) => !isShown(attached[what]))).toEqual([])
  })

  test('learns of nothing unseen by entering or looking for the same again', async () => {
    const { callers, industryIds } = bed
    const { name, creditCode } = {
      name: `${customerName}有限公司`,
      creditCode: customerAt(2, industryIds).creditCode,
    }
    const again = { name: personNameAt(2), creditCode: customerAt(1, industryIds).creditCode }
    const answers = [
      await callers[person].call(contract.createCustomer, { body: { name } }),
      await callers[person].call(contract.createCustomer, { body: { name: again.name } }),
      await callers[person].call(checkDuplicate, { body: again }),
      await callers[person].call(contract.createCustomer, { body: { name: '无关公司', creditCode } }),
      await callers[person].call(checkDuplicate, { body: { name, creditCode } }),
      await callers[person].call(endpoints.previewLabelLine as Endpoint, {
        body: { pattern: '{industry}{region}{relationStatus}' },
      }),
    ]
    for (const { text } of answers) expect(leaksIn(text, unseenBy(person, 'bulk'))).toEqual([])
  })

  test('learns of nothing unseen by what a leaver holds', async () => {
    const { callers, company } = bed
    const params = { id: company.people.王磊 }
    const toIds = [company.people.孙丽]
    const regions = [{ region: '53', toId: company.people.陈静 }]
    // What is handed over is counted whole, by whom it may be: seen or not, but in no field that the role hides.
    const fields = person === '只本人' ? [] : unseenBy(person, 'bulk')
    const held = await callers[person].call(listHolders)
    const counted = await callers[person].call(readHoldings, { params })
    const byRegion = await callers[person].call(previewHandOver, {
      params,
      body: { rule: { toIds, regions } },
    })
    expect([held, counted, byRegion].flatMap(({ text }) => leaksIn(text, fields))).toEqual([])
    if (fields !== nothing && fields.includes('customer.regionCode'))
      expect([byRegion.status, byRegion.error.fields[0]?.code]).toEqual([400, 'field.not_shown'])
  })

  test('finds nothing by what isn’t seen', async () => {
    const fields = unseenBy(person, 'record')
    const hidden = unseenBy(person, 'hidden')
    for (const [field, q] of probes) {
      if (fields !== nothing && !fields.includes(field)) continue
      // By its last four digits a phone is found where it is masked, and shown with these digits.
      if (/^\d{4}$/.test(q) && field === 'contact.phones' && hidden !== nothing && !hidden.includes(field))
        continue
      for (const [described, query] of [
        [search, { q }],
        [contract.listCustomers, { q }],
        [contract.exportCustomers, { q, format: 'csv' }],
      ] as const) {
        const answer = await bed.callers[person].call(described, { query })
        if (answer.status === 200)
          for (const name of [customerName, personName])
            expect(answer.text, `${q} by ${described.path}`).not.toMatch(name)
      }
    }
  })

  test('gets nothing of a customer in the trash', async () => {
    for (const { key, described, place } of ofRecords) {
      if (place.about === 'customer in the trash') continue
      const id = await deleted(place.about)
      const answer = await askFor(bed.callers[person], described, place, { id, people: bed.company.people })
      expect([403, 404], key).toContain(answer.status)
      expect(leaksIn(answer.text, nothing), key).toEqual([])
    }
  })
})

/** Neither on a customer's row of an export nor on its primary contact's. */
const notInLists = /^(billing_profile|delivery_address)\.|^contact\.(reportsToId|leftOn)$/

/** Every value that is a text or a number: most of them no search looks at, and none may begin to for who doesn't see it. */
const texts = (object: GuardedObject, values: object) =>
  Object.entries(values).flatMap(([field, value]) =>
    typeof value === 'string' && !/^[a-z_]{1,20}$/.test(value)
      ? [[`${object}.${field}` as const, value] as const]
      : [],
  )
const probes = [
  ['contact.name', '欧阳'],
  ['contact.name', 'ouyang'],
  ['contact.name', 'oyj'],
  ['contact.name', '上官'],
  ['contact.name', 'shangguan'],
  ['contact.name', 'sgs'],
  ['contact.phones', '13876543219'],
  ['contact.phones', '43219'],
  ['contact.phones', '3219'],
  ['customer.creditCode', '9144'],
  ...texts('customer', { ...customerAt(2, [0, 0]), household: householdAt(2) }),
  ...texts('contact', contactAt(2)),
  ...texts('billing_profile', billingAt(2)),
  ...texts('delivery_address', placeAt(2)),
] as const

const inTrash = new Map<Subject, number>()
/** Nobody may do anything with it, so everybody is asked for the same one. */
async function deleted(subject: Subject): Promise<number> {
  const known = inTrash.get(subject)
  if (known) return known
  const isCustomer = subject === 'customer'
  const id = await (isCustomer
    ? bed.another('customer in the trash')
    : bed.another(subject, { customerInTrash: true }))
  inTrash.set(subject, id)
  return id
}

const cookies = new Map<Name, string>()
async function cookieOf(person: Name): Promise<string> {
  const known = cookies.get(person) ?? (await openTestSession(bed.testbed.database, bed.ids[person]))
  cookies.set(person, known)
  return `kemai_session=${known}`
}

afterAll(async () => {
  const { testbed } = bed
  const { rows } = await sql<{ data: unknown }>`
    select data from event union all select data from access_log`.execute(testbed.database.db)
  expect(leaksIn(JSON.stringify(rows), nothing)).toEqual([])
  expect(leaksIn(testbed.log.join('\n'), nothing)).toEqual([])
  expect(rows.length).toBeGreaterThan(100)
  expect(unseenPeople.length).toBeGreaterThan(3)
})
