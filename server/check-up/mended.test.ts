import { beforeAll, expect, test } from 'vitest'
import type { FindingKind } from '../../contract/check-up.ts'
import { createContact, listContacts, updateContact } from '../../contract/contacts.ts'
import { openCustomer, updateCustomer } from '../../contract/customers.ts'
import { createFollowUp } from '../../contract/followups.ts'
import { makeField } from '../custom-fields/testing/fields.ts'
import { sql } from '../platform/database.ts'
import type { Caller } from '../platform/testing/app.ts'
import { type CheckUpBed, checkUpBed } from './testing/bed.ts'
import { contact, named, set, setContact, setPhone } from './testing/case.ts'

/** What was amiss is put right as people do it: the customer leaves the list at once, the next check is hours away. */
let bed: CheckUpBed
let administrator: Caller
beforeAll(async () => {
  bed = await checkUpBed()
  administrator = await bed.as('管理员')
})

const edit = async (id: number, changes: object) => {
  const { version } = (await administrator.call(openCustomer, { params: { id } })).result
  const { status, text } = await administrator.call(updateCustomer, {
    params: { id },
    body: { version, changes },
  })
  expect(status, text).toBe(200)
}
const editContact = async (customerId: number, changes: object) => {
  const [first] = (await administrator.call(listContacts, { params: { id: customerId } })).result.rows
  const params = { id: first?.id ?? 0 }
  const answer = await administrator.call(updateContact, {
    params,
    body: { version: first?.version ?? 0, changes },
  })
  expect(answer.status, answer.text).toBe(200)
}
const addContact = (id: number, phones: string[]) =>
  administrator.call(createContact, { params: { id }, body: { name: '李红', phones } })
const followUp = (id: number) =>
  administrator.call(createFollowUp, {
    params: { id },
    body: {
      content: '电话沟通',
      key: '0190a1b2-0000-7000-8000-000000000001',
      noNext: { reason: 'waiting_for_customer' },
    },
  })

const code = set("credit_code = '91350100M000100Y43'")
const sold = (draft: object = {}) => bed.company.customerOf('王磊', draft)

const cases: Record<FindingKind, { make: () => Promise<number>; mend: (id: number) => Promise<unknown> }> = {
  same_name: {
    make: async () => {
      await sold({ name: '重名公司' })
      return sold(named('重名公司'))
    },
    mend: (id) => edit(id, { name: '重名公司二厂' }),
  },
  same_code: {
    make: async () => {
      await code(bed.database.db, await sold())
      const id = await sold()
      await code(bed.database.db, id)
      return id
    },
    mend: (id) => edit(id, { creditCode: null }),
  },
  invalid_code: {
    make: async () => {
      const id = await sold()
      await set("credit_code = '91350211M000100Y47'")(bed.database.db, id)
      return id
    },
    mend: (id) => edit(id, { creditCode: '91350211M000100Y46' }),
  },
  same_phone: {
    make: async () => {
      await sold({ contacts: contact('13700000001') })
      return sold({ contacts: contact('13700000001') })
    },
    mend: (id) => editContact(id, { phones: ['13700000002'] }),
  },
  invalid_phone: {
    make: async () => {
      const id = await sold({ contacts: contact('13700000003') })
      await setPhone('+861370000')(bed.database.db, id)
      return id
    },
    mend: (id) => editContact(id, { phones: ['13700000004'] }),
  },
  missing_required: {
    make: () => sold({ contacts: contact() }),
    mend: async (id) => {
      await edit(id, { initialNeed: '轴承' })
      // One of two is still missing.
      expect(await bed.listed('管理员', 'missing_required')).toContain(id)
      await addContact(id, ['13700000005'])
    },
  },
  no_contact: { make: () => sold(), mend: (id) => addContact(id, []) },
  no_owner: {
    make: async () => {
      const id = await sold()
      await set('owner_id = null')(bed.database.db, id)
      return id
    },
    mend: (id) => edit(id, { ownerId: bed.company.people.王磊 }),
  },
  no_next_step: { make: () => sold(), mend: followUp },
  silent: {
    make: async () => {
      const id = await sold()
      await set("created_at = now() - interval '400 days'")(bed.database.db, id)
      return id
    },
    mend: followUp,
  },
}

test.each(Object.entries(cases))('%s', async (name, { make, mend }) => {
  const kind = name as FindingKind
  const id = await make()
  await bed.check()
  expect(await bed.listed('管理员', kind)).toContain(id)
  const before = (await bed.counts('管理员'))[kind] ?? 0
  await mend(id)
  expect(await bed.listed('管理员', kind)).not.toContain(id)
  const after = (await bed.counts('管理员'))[kind] ?? 0
  // Of a pair both are put right.
  expect(before - after).toBe(kind.startsWith('same_') ? 2 : 1)
})

test('required fields of the organisation’s own, of a customer and of its contacts', async () => {
  const ofCustomer = await makeField(administrator, '产线数', 'number')
  const ofContact = await makeField(administrator, '爱好', 'text', {}, 'contact')
  await bed.requireOf('trader', [`customer.custom.${ofCustomer.key}`, `contact.custom.${ofContact.key}`])
  const id = await sold({ businessType: 'trader', contacts: contact() })
  await bed.check()
  expect(await bed.listed('管理员', 'missing_required')).toContain(id)
  await edit(id, { custom: { [ofCustomer.key]: 3 } })
  expect(await bed.listed('管理员', 'missing_required')).toContain(id)
  await editContact(id, { custom: { [ofContact.key]: '钓鱼' } })
  expect(await bed.listed('管理员', 'missing_required')).not.toContain(id)
})

test('the wrong number is of somebody who has left since', async () => {
  const id = await sold({ contacts: contact('13700000006') })
  await setPhone('+861370000')(bed.database.db, id)
  await bed.check()
  expect(await bed.listed('管理员', 'invalid_phone')).toContain(id)
  await setContact("left_on = '2026-01-01'")(bed.database.db, id)
  expect(await bed.listed('管理员', 'invalid_phone')).not.toContain(id)
})

test('what is found of a customer in the trash is on no list', async () => {
  const id = await sold()
  await bed.check()
  expect(await bed.listed('管理员', 'no_contact')).toContain(id)
  await sql`update customer set deleted_at = now() where id = ${id}`.execute(bed.database.db)
  expect(await bed.listed('管理员', 'no_contact')).not.toContain(id)
  await bed.check()
  expect((await bed.kept()).filter((finding) => finding.id === id)).toEqual([])
})
