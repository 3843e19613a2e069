import { beforeAll, describe, expect, test } from 'vitest'
import { assignCustomers } from '../../contract/assign.ts'
import { listCustomers, openCustomer, updateCustomer } from '../../contract/customers.ts'
import { search } from '../../contract/search.ts'
import { followUpBed } from '../followups/testing/bed.ts'
import type { PersonName } from '../platform/testing/company.ts'

/** What a row says may be done is what the server then does; the record and the search say the same. */
let bed: Awaited<ReturnType<typeof followUpBed>>
beforeAll(async () => {
  bed = await followUpBed()
})

type Case = [of: string, name: PersonName, shared: 'read' | 'write' | null, can: Record<string, boolean>]
const cases: Case[] = [
  ['the own customer', '王磊', null, { edit: true, assign: false, createFollowUp: true }],
  ['the department’s, for its supervisor', '李娜', null, { edit: true, assign: true, createFollowUp: true }],
  ['one shared to read', '陈静', 'read', { edit: false, assign: false, createFollowUp: false }],
  ['one shared to write', '陈静', 'write', { edit: true, assign: false, createFollowUp: true }],
  ['everybody’s, for operations', '吴婷', null, { edit: true, assign: false, createFollowUp: true }],
  ['everybody’s, for who only reads', '冯涛', null, { edit: false, assign: false, createFollowUp: false }],
]

describe.each(cases)('%s', (_, name, shared, can) => {
  let id: number
  beforeAll(async () => {
    id = await bed.company.customerOf('王磊')
    if (shared) await bed.share(id, name, shared)
  })

  test('row, record and search say what may be done', async () => {
    const caller = await bed.as(name)
    const { rows } = (await caller.call(listCustomers, { query: { limit: 100 } })).result
    const row = rows.find((one) => one.id === id)
    expect(row?.can).toEqual(can)
    const record = (await caller.call(openCustomer, { params: { id } })).result
    expect(record.can).toMatchObject(can)
    const found = (await caller.call(search, { query: { q: record.number } })).result.rows
    expect(found.map((one) => one.can)).toEqual([{ createFollowUp: can.createFollowUp }])
  })

  test('and the server does no more and no less', async () => {
    const caller = await bed.as(name)
    const edited = await caller.call(updateCustomer, {
      params: { id },
      body: { version: 1, changes: { shortName: '短' } },
    })
    const written = await bed.write(name, id, { noNext: { reason: 'not_now' } })
    const assigned = await caller.call(assignCustomers, {
      body: { ids: [id], ownerId: bed.company.people.孙丽 },
    })
    expect({
      edit: edited.status === 200,
      createFollowUp: written.status === 200,
      assign: assigned.status === 200 && assigned.result.assigned.includes(id),
    }).toEqual(can)
    expect(
      [edited.status, written.status, assigned.status].filter((status) => ![200, 403].includes(status)),
    ).toEqual([])
  })
})
