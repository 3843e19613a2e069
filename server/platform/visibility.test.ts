import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ZodObject } from 'zod'
import { endpoints } from '../../contract/index.ts'
import type { Permission } from '../../contract/permissions.ts'
import { type Caller, type TestApp, testApp } from './testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { type AboutRecord, askFor, type Place } from './testing/place.ts'
import { places } from './testing/places.ts'
import { inOtherState, recordOf, type SharedWith, type Subject, subjects } from './testing/records.ts'
import {
  colleagueOf,
  holds,
  may,
  people,
  presetGrants,
  rights,
  type Stand,
  strangerTo,
} from './testing/rights.ts'

/**
 * S3-09, S4-11, DOMAIN §1: access strictly by job role. Somebody of each preset role × each endpoint × own, a colleague's,
 * another department's, shared, no longer shared, deleted: who sees it, and who may do what to it, by testing/rights.ts.
 */
let testbed: TestApp
let company: Company
const callers = new Map<PersonName, Caller>()

beforeAll(async () => {
  const database = await testDatabase()
  company = await foundTestCompany(database)
  testbed = await testApp(database)
})

async function callerOf(name: PersonName): Promise<Caller> {
  const known = callers.get(name)
  if (known) return known
  const caller = await testbed.as(company.people[name])
  callers.set(name, caller)
  return caller
}

const placed = Object.entries(endpoints).map(([name, described]) => ({
  name,
  described,
  place: places[name] as Place | undefined,
}))
const about = (...kinds: Place['about'][]) =>
  placed.flatMap((row) =>
    row.place && kinds.includes(row.place.about) ? [{ ...row, place: row.place }] : [],
  )

const records = about(...subjects) as ((typeof placed)[number] & { place: AboutRecord })[]

test('every preset role is told here, as the product grants it, and somebody has it', () => {
  expect(rights).toEqual(presetGrants)
  expect(people).toHaveLength(Object.keys(presetGrants).length)
})

test('every endpoint of the contract has its place', () => {
  expect(placed.filter(({ place }) => place === undefined).map(({ name }) => name)).toEqual([])
  expect(Object.keys(places).filter((name) => !(name in endpoints))).toEqual([])
})

test('what the contract calls public is public here, and nothing else is', () => {
  const open = placed.filter(({ described }) => described.access === 'public').map(({ name }) => name)
  expect(open.sort()).toEqual(
    about('public')
      .map(({ name }) => name)
      .sort(),
  )
})

test('whatever lets people work with customers is asked record by record, as a list or in a batch', () => {
  /** Enter a customer, ask whose one is or for it, rule about it, take back one's own step: tested below or in their slice. */
  const others = [
    ...['createCustomer', 'checkDuplicate', 'undoAssignment'],
    ...['askForCustomer', 'stateOnClash', 'ruleClash', 'takeRulingBack'],
  ]
  const missing = placed.filter(({ name, described, place }) => {
    const isOfCustomers = /^(customer|contact|followUp|file)\./.test(described.access)
    return isOfCustomers && place?.about === 'permission' && !others.includes(name)
  })
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('whatever takes ids of customers is asked with those of all kinds of customers', () => {
  /** Of few, all or none of which it takes: its slice asks with one of each kind. */
  const others = ['previewMerge', 'tellPairApart', 'reopenPair']
  const takesIds = placed.filter(
    ({ name, described }) =>
      !others.includes(name) &&
      described.access.startsWith('customer.') &&
      Object.keys((described.body as ZodObject | undefined)?.shape ?? {}).some((key) =>
        ['ids', 'rows'].includes(key),
      ),
  )
  const batches = about('batch').map(({ name }) => name)
  expect(takesIds.map(({ name }) => name)).toEqual(batches)
})

test.each(about('slice'))('$name is tested by its slice', ({ name, described, place }) => {
  const folder = join(import.meta.dirname, '../..', (place as { folder: string }).folder)
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(\.test\.ts$)|(^testing\/)/.test(file),
  )
  const text = tests
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  // What takes a file is sent to its address.
  const named = described.upload ? `'/api${described.path}'` : `\\b${name}\\b`
  expect(text.join('\n')).toMatch(new RegExp(named))
})

describe.each(placed.filter(({ place }) => place?.about !== 'public'))('$name', ({ described }) => {
  const request = { params: { id: 1, userId: 1, section: 'overdue' } }

  test('asks for a sign-in', async () => {
    const answer = await testbed.signedOut.call(described, request)
    expect([answer.status, answer.error.code]).toEqual([401, 'auth.required'])
  })

  test('asks somebody deactivated for a sign-in', async () => {
    const caller = await testbed.as(company.people.何军)
    const answer = await caller.call(described, request)
    expect([answer.status, answer.error.code]).toEqual([401, 'auth.required'])
  })
})

describe.each(about('person'))('$name is for everybody signed in', ({ described, place }) => {
  test.each(people)('%s', async (name) => {
    const { params = {}, body } = place as { params?: Record<string, unknown>; body?: unknown }
    const caller = await testbed.as(company.people[name])
    const answer = await caller.call(described, { params, body })
    expect(answer.status, answer.text).not.toBe(401)
    expect(answer.status, answer.text).not.toBe(403)
  })
})

describe.each(about('permission'))('$name asks for a permission', ({ described, place }) => {
  const { verb, params = {}, body } = place as Extract<Place, { about: 'permission' }>

  test.each(people)('%s', async (name) => {
    const caller = await callerOf(name)
    const answer = await caller.call(described, { params, body })
    if (holds(name, verb)) expect([401, 403, 500]).not.toContain(answer.status)
    else expect([answer.status, answer.error.code]).toEqual([403, 'permission.denied'])
  })

  test('says so before it looks at the input', async () => {
    const caller = await callerOf(verb === 'log.view' ? '冯涛' : '沈计')
    const answer = await caller.call(described, { params: { id: 'x' }, body: { strange: true } })
    expect(answer.error.code).toBe('permission.denied')
  })
})

/** Whose record it is, seen from the person who asks, and what became of it. */
type Case = Stand & { deleted?: 'record' | 'customer' }
const cases: Record<string, (person: PersonName) => Case> = {
  own: (person) => ({ owner: person }),
  colleague: (person) => ({ owner: colleagueOf(person) }),
  otherDepartment: (person) => ({ owner: strangerTo(person) }),
  sharedToRead: (person) => ({ owner: strangerTo(person), share: 'read' }),
  sharedToWrite: (person) => ({ owner: strangerTo(person), share: 'write' }),
  shareEnded: (person) => ({ owner: strangerTo(person), share: 'ended' }),
  deleted: (person) => ({ owner: person, deleted: 'record' }),
  ofDeletedCustomer: (person) => ({ owner: person, deleted: 'customer' }),
  sharedThenDeleted: (person) => ({ owner: strangerTo(person), share: 'write', deleted: 'customer' }),
}

/** 404 for what one doesn't see, 403 for what one sees but may not do, 200 otherwise. */
function expectedStatus(person: PersonName, { verbs }: AboutRecord, access: string, asked: Case): number {
  if (!holds(person, access as Permission)) return 403
  if (asked.deleted || !may(person, 'customer.view', asked)) return 404
  return verbs.every((verb) => may(person, verb, asked)) ? 200 : 403
}

/** Records that nobody has used up yet: making one costs more than asking for it. */
const kept = new Map<string, number>()

async function recordFor(subject: Subject, { owner, share, deleted }: Case) {
  const other = deleted === 'record' ? inOtherState(subject) : subject
  const isCustomer = subject.startsWith('customer')
  if (other === undefined || (deleted === 'customer' && isCustomer)) return null
  const key = [other, owner, share, deleted].join()
  const everybody: SharedWith[] = Object.values(company.people).map((userId) => ({
    userId,
    access: share === 'read' ? 'read' : 'write',
    ended: share === 'ended',
  }))
  // Whoever ends a share takes it from 吴婷, who sees all customers anyway.
  const sharedWith = share ? everybody : [{ userId: company.people.吴婷, access: 'read' as const }]
  const id =
    kept.get(key) ??
    (await recordOf(company, testbed, other, { owner, sharedWith, customerInTrash: deleted === 'customer' }))
  kept.set(key, id)
  return { id, drop: () => kept.delete(key) }
}

describe.each(records)('$name: a $place.about', ({ described, place }) => {
  test.each(people)('as %s', async (person) => {
    const caller = await callerOf(person)
    const { people: everybody } = company
    const missing = await askFor(caller, described, place, { id: 999_999_999, people: everybody })
    const got: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const [which, caseOf] of Object.entries(cases)) {
      const asked = caseOf(person)
      const record = await recordFor(place.about, asked)
      if (record === null) continue
      const answer = await askFor(caller, described, place, { id: record.id, people: everybody })
      got[which] = answer.status
      expected[which] = expectedStatus(person, place, described.access, asked)
      if (answer.status === 200 && described.method !== 'GET') record.drop()
      if (answer.status === 404)
        expect({ ...answer.error, requestId: '' }, which).toEqual({ ...missing.error, requestId: '' })
    }
    expect(got).toEqual(expected)
  })
})
