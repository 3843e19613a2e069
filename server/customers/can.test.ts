import { beforeAll, describe, expect, test } from 'vitest'
import { assignCustomers } from '../../contract/assign.ts'
import { listCustomers, openCustomer, updateCustomer } from '../../contract/customers.ts'
import { previewExport } from '../../contract/export.ts'
import { mergeCustomers, undoMerge } from '../../contract/merge.ts'
import { search } from '../../contract/search.ts'
import { shareCustomers } from '../../contract/shares.ts'
import { deleteCustomers } from '../../contract/trash.ts'
import { followUpBed } from '../followups/testing/bed.ts'
import type { PersonName } from '../platform/testing/company.ts'

/** What a row says may be done is what the server then does; the record and the search say the same. */
let bed: Awaited<ReturnType<typeof followUpBed>>
beforeAll(async () => {
  bed = await followUpBed()
})

type Case = [of: string, name: PersonName, shared: 'read' | 'write' | null, can: Record<string, boolean>]
const nothing = {
  edit: false,
  assign: false,
  share: false,
  export: false,
  delete: false,
  merge: false,
  createFollowUp: false,
}
const work = { edit: true, createFollowUp: true }
const own = { ...work, share: true, export: true, delete: true, merge: true }
const cases: Case[] = [
  ['the own customer', '王磊', null, { ...nothing, ...own }],
  ['the department’s, for its supervisor', '李娜', null, { ...nothing, ...own, assign: true }],
  ['one shared to read', '陈静', 'read', nothing],
  ['one shared to write', '陈静', 'write', { ...nothing, ...work }],
  ['everybody’s, for operations', '吴婷', null, { ...nothing, ...work, export: true, merge: true }],
  ['everybody’s, for who only reads', '冯涛', null, nothing],
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
    const shared = await caller.call(shareCustomers, {
      body: { ids: [id], userIds: [bed.company.people.钱总], access: 'read', until: null },
    })
    const exported = await caller.call(previewExport, { body: { ids: [id] } })
    const keepId = await bed.company.customerOf(name === '陈静' ? name : '王磊')
    const customers = [keepId, id].map((one) => ({ id: one, version: 1 }))
    const merged = await caller.call(mergeCustomers, { body: { keepId, customers } })
    if (merged.status === 200) await caller.call(undoMerge, { params: { id: merged.result.mergeId } })
    const assigned = await caller.call(assignCustomers, {
      body: { ids: [id], ownerId: bed.company.people.孙丽 },
    })
    const deleted = await (await bed.as(name)).call(deleteCustomers, { body: { ids: [id] } })
    expect({
      edit: edited.status === 200,
      createFollowUp: written.status === 200,
      assign: assigned.status === 200 && assigned.result.assigned.includes(id),
      share: shared.status === 200 && shared.result.shared.includes(id),
      export: exported.status === 200 && exported.result.able === 1,
      merge: merged.status === 200,
      delete: deleted.status === 200 && deleted.result.deleted.includes(id),
    }).toEqual(can)
    const answers = [edited, written, assigned, shared, exported, merged, deleted]
    expect(answers.map(({ status }) => status).filter((status) => ![200, 403].includes(status))).toEqual([])
  })
})
