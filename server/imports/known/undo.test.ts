import { beforeAll, describe, expect, test } from 'vitest'
import { createContact, listContacts, updateContact } from '../../../contract/contacts.ts'
import * as customers from '../../../contract/customers.ts'
import * as contract from '../../../contract/imports.ts'
import { makeField } from '../../custom-fields/testing/fields.ts'
import { cuttingOff } from '../../platform/testing/cut-off.ts'
import { csv } from '../testing/bed.ts'
import { type KnownBed, knownBed } from '../testing/known.ts'
import { prepared, stateOf } from '../testing/steps.ts'

let bed: KnownBed
let callers: KnownBed['callers']

beforeAll(async () => {
  bed = await knownBed()
  callers = bed.callers
})

describe('taken back', () => {
  test('what somebody edited since stays, and is named', async () => {
    const admin = await bed.as(bed.company.people.管理员)
    const { key } = await makeField(admin, '暗号', 'text')
    const { id, name } = await bed.knownOne()
    const file = csv(
      '公司名称,简称,主营业务,暗号,标签,联系人,职务,手机',
      `${name},新名,轴承,天王盖地虎,账期长,张三,采购,13700137000`,
      `${name},,,,,王五,,`,
    )
    const importId = await prepared(bed, callers.王磊, file)
    await bed.decide(importId, 'overwrite')
    await bed.runAs(callers.王磊, importId)
    const changed = await bed.read(id)
    expect(changed.custom).toMatchObject({ [key]: '天王盖地虎' })
    await callers.王磊.call(customers.updateCustomer, {
      params: { id },
      body: { version: changed.version, changes: { shortName: '后来改的' } },
    })
    const list = async () => (await callers.王磊.call(listContacts, { params: { id } })).result.rows
    const [first, second] = await list()
    await callers.王磊.call(updateContact, {
      params: { id: first?.id ?? 0 },
      body: { version: first?.version ?? 1, changes: { jobTitle: '总监' } },
    })
    await callers.王磊.call(updateContact, {
      params: { id: second?.id ?? 0 },
      body: { version: 1, changes: { remark: '常联系' } },
    })
    await callers.王磊.call(createContact, { params: { id }, body: { name: '后来人' } })
    const { result } = await callers.王磊.call(contract.previewUndo, { params: { id: importId } })
    expect(result).toMatchObject({
      removable: 0,
      restorable: 1,
      edited: 1,
      editedOnes: [{ id, name, fields: ['简称', '联系人职位', '联系人姓名'] }],
    })
    await bed.undo(importId)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({
      status: 'mapping',
      undone: { removed: 0, kept: 0, restored: 1, edited: 1 },
    })
    const after = await bed.read(id)
    expect(after).toMatchObject({ shortName: '后来改的', mainBusiness: null })
    expect(after.custom).not.toHaveProperty(key)
    expect(after.tags).toEqual([])
    expect((await list()).map((one) => [one.name, one.jobTitle, one.phones.length])).toEqual([
      ['张三', '总监', 1],
      ['王五', null, 0],
      ['后来人', null, 0],
    ])
  })

  test('whole or not at all: cut off in the middle, all is as the import left it', async () => {
    const { id, file } = await bed.knownOne()
    const importId = await prepared(bed, callers.王磊, file)
    await bed.decide(importId, 'overwrite')
    const cutting = (act: () => Promise<unknown>) =>
      cuttingOff(bed.database.db, { table: 'contact', at: 'after insert or delete' }, act)
    const before = await bed.kept(id)
    await cutting(() => bed.runAs(callers.王磊, importId))
    expect(await bed.kept(id)).toEqual(before)
    expect(await stateOf(callers.王磊, importId)).toMatchObject({
      status: 'ready',
      decided: { overwrite: 1 },
    })
    await bed.runAs(callers.王磊, importId)
    const changed = await bed.kept(id)
    expect(changed).not.toEqual(before)
    await cutting(() => bed.undo(importId))
    expect(await bed.kept(id)).toEqual(changed)
    await bed.undo(importId)
    expect(await bed.kept(id)).toEqual(before)
  })
})
