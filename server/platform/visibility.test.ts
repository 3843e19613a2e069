import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../contract/index.ts'
import type { Permission } from '../../contract/permissions.ts'
import { type Caller, type TestApp, testApp } from './testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from './testing/company.ts'
import { testDatabase } from './testing/database.ts'
import { type Place, places } from './testing/places.ts'
import { inOtherState, recordOf, type Subject, subjects } from './testing/records.ts'

/**
 * S3-09, S4-11, DOMAIN §1: access strictly by job role. Who sees which customer, and who may do what to it; written
 * down by hand here, so that it agrees with the roles and the visibility builder or fails.
 */
const whose = ['王磊', '孙丽', '陈静'] as const
type Whose = (typeof whose)[number]
type Reach = readonly Whose[]

const nobody: Reach = []
const own: Reach = ['王磊']
const area: Reach = ['王磊', '孙丽']
const everybody: Reach = ['王磊', '孙丽', '陈静']
const contactVerbs = { 'contact.create': everybody, 'contact.edit': everybody, 'contact.delete': everybody }
const reveal = { 'contact.reveal': everybody }
const files = { 'file.create': everybody, 'file.delete': everybody }
/** Whoever sees a customer may write follow-ups; those of its owner are changed by the owner and who may assign it. */
const followUps = (changes: Reach) => ({
  'followUp.create': everybody,
  'followUp.edit': changes,
  'followUp.delete': changes,
})

const customerVerbs = (reach: Reach) => ({
  'customer.view': reach,
  'customer.create': reach,
  'customer.edit': reach,
  'customer.delete': reach,
  'customer.export': reach,
  'customer.share': reach,
})
/** Who leads others looks behind masks and assigns. */
const leads = (reach: Reach) => ({ ...reveal, 'customer.reveal': reach, 'customer.assign': reach })

/** Per person the verbs held, and whose customers each reaches. */
const rights: Partial<Record<PersonName, Partial<Record<Permission, Reach>>>> = {
  王磊: { ...customerVerbs(own), ...contactVerbs, ...files, ...followUps(own) },
  李娜: { ...customerVerbs(area), ...contactVerbs, ...files, ...followUps(area), ...leads(area) },
  赵总: {
    ...customerVerbs(everybody),
    ...contactVerbs,
    ...files,
    ...followUps(everybody),
    ...leads(everybody),
  },
  管理员: {
    ...customerVerbs(everybody),
    ...contactVerbs,
    ...files,
    ...followUps(everybody),
    ...leads(everybody),
    'people.manage': everybody,
    'settings.manage': everybody,
    'log.view': everybody,
  },
  周敏: {
    'customer.view': everybody,
    'customer.create': nobody,
    'customer.edit': nobody,
    'contact.create': everybody,
    ...files,
    ...followUps(nobody),
  },
  郑洁: {
    'customer.view': everybody,
    'contact.create': everybody,
    'contact.edit': everybody,
    ...files,
    ...followUps(nobody),
    ...reveal,
  },
  冯涛: { 'customer.view': everybody },
  沈计: { 'log.view': everybody },
}

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

const permitted = (name: PersonName, verb: Permission) => rights[name]?.[verb]

/** 404 for what one doesn't see, 403 for what one sees but may not do, 200 otherwise. */
function expectedStatus(name: PersonName, verbs: Permission[], owner: Whose, access: string) {
  if (permitted(name, access as Permission) === undefined) return 403
  if (!permitted(name, 'customer.view')?.includes(owner)) return 404
  return verbs.every((verb) => permitted(name, verb)?.includes(owner)) ? 200 : 403
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

const records = about(...subjects) as ((typeof placed)[number] & {
  place: Extract<Place, { about: Subject }>
})[]
const people = Object.keys(rights) as PersonName[]

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

describe.each(placed.filter(({ place }) => place?.about !== 'public' && place?.about !== 'slice'))(
  '$name',
  ({ described, place }) => {
    const input = place as { params?: unknown; body?: unknown }
    const request = {
      params: { id: 1, userId: 1, ...(typeof input.params === 'object' ? input.params : {}) },
      body: input.body,
      ...(described.path === '/search' && { query: { q: '客户' } }),
    }

    test('asks for a sign-in', async () => {
      const answer = await testbed.signedOut.call(described, request)
      expect([answer.status, answer.error.code]).toEqual([401, 'auth.required'])
    })

    test('asks somebody deactivated for a sign-in', async () => {
      const caller = await testbed.as(company.people.何军)
      const answer = await caller.call(described, request)
      expect([answer.status, answer.error.code]).toEqual([401, 'auth.required'])
    })
  },
)

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
    const query = described.path === '/search' ? { query: { q: '客户' } } : {}
    const answer = await caller.call(described, { params, body, ...query })
    if (permitted(name, verb)) expect([401, 403, 500]).not.toContain(answer.status)
    else expect([answer.status, answer.error.code]).toEqual([403, 'permission.denied'])
  })

  test('says so before it looks at the input', async () => {
    const caller = await callerOf(verb === 'log.view' ? '冯涛' : '沈计')
    const answer = await caller.call(described, { params: { id: 'x' }, body: { strange: true } })
    expect(answer.error.code).toBe('permission.denied')
  })
})

describe.each(records)('$name: a $place.about', ({ described, place }) => {
  describe.each(people)('as %s', (name) => {
    test.each(whose)('of %s', async (owner) => {
      const caller = await callerOf(name)
      const id = await recordOf(company, testbed.database, place.about, owner)
      const others = place.params?.(company.people)
      const answer = await caller.call(described, { params: { id, ...others }, body: place.body })
      const expected = expectedStatus(name, place.verbs, owner, described.access)
      expect(answer.status, answer.text).toBe(expected)
      if (expected !== 404) return
      const nowhere = { id: 999_999_999, ...others }
      const missing = await caller.call(described, { params: nowhere, body: place.body })
      expect({ ...answer.error, requestId: '' }).toEqual({ ...missing.error, requestId: '' })
    })

    test('in the wrong state (deleted, or alive) is like what doesn’t exist', async () => {
      const caller = await callerOf(name)
      const other = inOtherState(place.about)
      if (other === undefined) return
      const id = await recordOf(company, testbed.database, other, '王磊')
      const params = { id, ...place.params?.(company.people) }
      const answer = await caller.call(described, { params, body: place.body })
      const expected = permitted(name, described.access as Permission) === undefined ? 403 : 404
      expect(answer.status, answer.text).toBe(expected)
    })
  })
})
