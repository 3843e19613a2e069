import { beforeAll, expect, test } from 'vitest'
import { listContacts, updateContact } from '../../../contract/contacts.ts'
import { isSortable, listColumns } from '../../../contract/customer-columns.ts'
import { type FilterCondition, filterFields } from '../../../contract/customer-filter.ts'
import {
  customerListQuery,
  exportCustomers,
  listCustomers,
  openCustomer,
  updateCustomer,
} from '../../../contract/customers.ts'
import { type GuardedField, guardedFields } from '../../../contract/field-levels.ts'
import { sql } from '../database.ts'
import { type SentinelBed, sentinelBed } from './sentinel-bed.ts'
import { contactAt, customerAt, customKeys, personNameAt } from './sentinels.ts'
import { customerName, type Name, nothing, people, personName, unseenBy } from './unseen.ts'

/** DOMAIN §1: masking holds in filters and sorting. The rows that are left, and their order, would tell the value. */
let bed: SentinelBed
beforeAll(async () => {
  bed = await sentinelBed()
})

/** By what each filter looks: nothing that a role could hide, or these fields of it. A new filter needs its line here. */
type Look = { field: GuardedField; value: () => string }
const custom = (['customer', 'contact'] as const).map((object) => ({
  field: `${object}.custom.${customKeys[object]}` as const,
  inLists: `${object === 'contact' ? 'contact.' : ''}${customKeys[object]}` as const,
}))
const filters: Record<string, 'open' | Look[]> = {
  q: 'open', // Told in seen-fields.test.ts.
  stage: 'open',
  industryId: [{ field: 'customer.industryId', value: () => String(bed.industryIds[1]) }],
  region: [{ field: 'customer.regionCode', value: () => '53' }],
  ownerId: 'open',
  departmentId: 'open',
  mine: 'open',
  shared: 'open',
  sharedWithId: 'open',
  tags: 'open',
  groupId: 'open',
  nextStep: 'open',
  sameName: 'open',
  withoutBasis: 'open', // Told in server/customers/filter-basis.test.ts.
  reviewStatus: 'open',
  finding: 'open', // Told in server/check-up/told.test.ts.
  filter: [
    ...filterFields.flatMap((name) => {
      const field = name.startsWith('contact.') ? name : `customer.${name}`
      return isGuarded(field) ? [{ field, value: () => builtOf({ field: name, empty: false }) }] : []
    }),
    ...custom.map(({ field, inLists }) => ({
      field,
      value: () => builtOf({ field: inLists, contains: '哨兵' }),
    })),
  ],
  createdWithinDays: 'open',
  importId: 'open',
}

function isGuarded(field: string): field is GuardedField {
  return (guardedFields as readonly string[]).includes(field)
}

/** As the filter builder puts it, one group within another. */
function builtOf(condition: FilterCondition): string {
  const nobody: FilterCondition = { field: 'name', contains: '谁也不叫这个' }
  return JSON.stringify({ all: [{ any: [nobody, condition] }] })
}

test('every filter says by what it looks', () => {
  const others = ['sort', 'after', 'offset', 'limit', 'columns']
  const known = Object.keys(customerListQuery.shape).filter((filter) => !others.includes(filter))
  expect(Object.keys(filters).sort()).toEqual(known.sort())
})

const looks = Object.entries(filters).flatMap(([filter, by]) =>
  by === 'open' ? [] : by.map((look) => ({ filter, ...look })),
)

test.each(people)('%s filters by no field that isn’t seen', async (person) => {
  const fields = unseenBy(person, 'bulk')
  const caller = bed.callers[person]
  for (const { filter, field, value } of looks) {
    const query = { [filter]: value() }
    const answer = await caller.call(listCustomers, { query })
    const file = await caller.call(exportCustomers, { query: { ...query, format: 'csv' } })
    const what = `${filter} by ${field}`
    if (fields !== nothing && fields.includes(field)) {
      expect([answer.status, answer.error.fields[0]?.code], what).toEqual([400, 'field.not_shown'])
      expect([400, 403], what).toContain(file.status)
    } else if (fields === nothing) expect(answer.text + file.text, what).not.toContain(customerName)
    else expect(answer.text, what).toContain(customerName)
  }
})

const sortable = [...listColumns, customKeys.customer].filter(isSortable)

test.each(people)('%s sorts by no field that isn’t seen', async (person) => {
  const fields = unseenBy(person, 'bulk')
  for (const column of sortable) {
    const field = isGuarded(`customer.${column}`) ? `customer.${column}` : undefined
    const guard = column === customKeys.customer ? (`customer.custom.${column}` as const) : field
    const query = { sort: `name,-${column}` }
    const { status, error } = await bed.callers[person].call(listCustomers, {
      query: column === 'name' ? { sort: column } : query,
    })
    if (fields === nothing && status === 403) continue
    const isUnseen = fields !== nothing && guard !== undefined && (fields as string[]).includes(guard)
    expect([status, error?.fields?.[0]?.code], column).toEqual(
      isUnseen ? [400, 'field.not_shown'] : [200, undefined],
    )
  }
})
test.each(people)(
  '%s filters by names of companies, and of persons only where they are seen',
  async (person) => {
    const fields = unseenBy(person, 'bulk')
    const listed = async (condition: FilterCondition) =>
      (await bed.callers[person].call(listCustomers, { query: { filter: builtOf(condition) } })).text
    const seesPersons = fields !== nothing && !fields.includes('contact.name')
    const byName = await listed({ field: 'name', contains: '上官' })
    const byOthers = await listed({ field: 'name', lacks: '上官' })
    expect(personName.test(byName)).toBe(seesPersons)
    expect(personName.test(byOthers)).toBe(fields !== nothing && !seesPersons)
    expect(byOthers.includes(customerName)).toBe(fields !== nothing)
  },
)

/** Two customers that differ in every field that a role can hide and in nothing else; then each gets the other's values. */
test.each<Name>(['全隐', '全遮', '王磊'])('sorting tells %s nothing unseen', async (person) => {
  const ids = [await bed.another('customer'), await bed.another('customer')]
  const { db } = bed.testbed.database
  await sql`update customer set created_at = '2026-01-01' where id = any(${ids}::bigint[])`.execute(db)
  const sorts = ['-createdAt', 'createdAt', 'name', '-name', 'nameNorm', 'number', 'contactCount,-number']
  const ordersWith = async (...at: (1 | 2)[]) => {
    for (const [index, id] of ids.entries()) await give(id, at[index] ?? 1, person)
    return Promise.all(sorts.map((sort) => orderBy(sort)))
  }
  const orderBy = async (sort: string) => {
    const query = { sort, limit: 200 }
    const { rows } = (await bed.callers[person].call(listCustomers, { query })).result
    return rows.flatMap(({ id }) => (ids.includes(id) ? [ids.indexOf(id)] : []))
  }
  const first = await ordersWith(1, 2)
  expect(first.map((order) => order.length)).toEqual(sorts.map(() => 2))
  expect(await ordersWith(2, 1)).toEqual(first)
})

/** Of its fields all that 'person' doesn’t see; the others tell nothing. */
async function give(id: number, at: 1 | 2, person: Name): Promise<void> {
  const owner = bed.callers.王磊
  const params = { id }
  const { creditCode, ...fields } = customerAt(at, bed.industryIds)
  const seesNames = !unseenBy(person, 'bulk').includes('contact.name')
  const changes = { ...fields, name: personNameAt(seesNames ? 1 : at) }
  const { version } = (await owner.call(openCustomer, { params })).result
  const edited = await owner.call(updateCustomer, { params, body: { version, changes } })
  expect(edited.status, edited.text).toBe(200)
  // Several customers of one code: by hand.
  await sql`update customer set credit_code = ${creditCode} where id = ${id}`.execute(bed.testbed.database.db)
  const [contact] = (await owner.call(listContacts, { params })).result.rows
  const changed = await owner.call(updateContact, {
    params: { id: contact?.id ?? 0 },
    body: { version: contact?.version ?? 0, changes: contactAt(at) },
  })
  expect(changed.status, changed.text).toBe(200)
}
