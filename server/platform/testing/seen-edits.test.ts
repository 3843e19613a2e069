import { beforeAll, expect, test } from 'vitest'
import * as addresses from '../../../contract/addresses.ts'
import * as billing from '../../../contract/billing.ts'
import * as contacts from '../../../contract/contacts.ts'
import { updateCustomer } from '../../../contract/customers.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import * as followups from '../../../contract/followups.ts'
import { sql } from '../database.ts'
import type { Answer } from './app.ts'
import { type SentinelBed, sentinelBed } from './sentinel-bed.ts'
import {
  billingAt,
  contactAt,
  customerAt,
  householdAt,
  otherBilling,
  otherContact,
  otherCustomer,
  otherPlace,
  personNameAt,
  placeAt,
} from './sentinels.ts'
import { leaksIn, type Name, people, unseenBy } from './unseen.ts'

/** DOMAIN §1: masking holds in error texts. Whoever edits what was edited meanwhile is told of it no more than is seen. */
let bed: SentinelBed
beforeAll(async () => {
  bed = await sentinelBed()
})

/** By role or by a share that lets one write; 全遮 may write over what is masked. */
const editCustomers: readonly Name[] = ['王磊', '李娜', '赵总', '管理员', '吴婷', '写协作', '全遮']
const editHousehold: readonly Name[] = ['管理员', '全遮']
const editContacts: readonly Name[] = [...editCustomers, '郑洁']

test.each(people)('colliding with an edit shows %s nothing unseen', async (person) => {
  const caller = bed.callers[person]
  const told = (answer: Answer<unknown>, what: string, collides: boolean) => {
    expect(leaksIn(answer.text, unseenBy(person, 'record')), what).toEqual([])
    expect(collides ? [409] : [400, 403, 404, 409], `${what}: ${answer.text}`).toContain(answer.status)
  }
  const id = await bed.another('customer')
  const contactId = await editedByOwner(id)
  for (const [field, value] of Object.entries({ ...otherCustomer, name: '别人' })) {
    const body = { version: 1, changes: { [field]: value } }
    const collides = (field === 'household' ? editHousehold : editCustomers).includes(person)
    told(await caller.call(updateCustomer, { params: { id }, body }), field, collides)
  }
  for (const [field, value] of Object.entries(otherContact)) {
    const body = { version: 1, changes: { [field]: value } }
    const answer = await caller.call(contacts.updateContact, { params: { id: contactId }, body })
    told(answer, field, editContacts.includes(person) && !(person === '郑洁' && isSensitive(field)))
  }
})

const isSensitive = (field: string) => ['influence', 'attitude', 'reportsToId', 'remark'].includes(field)

/** Every field once, from the first values to the second. @returns the contact's id */
async function editedByOwner(id: number): Promise<number> {
  const owner = bed.callers.王磊
  const { creditCode, ...edits } = customerAt(2, bed.industryIds)
  const params = { id }
  const changedFields = { ...edits, name: personNameAt(2) }
  const edited = await owner.call(updateCustomer, { params, body: { version: 1, changes: changedFields } })
  expect(edited.status, edited.text).toBe(200)
  // Two customers of one code, and what its owner doesn't see: by hand.
  await sql`
    update customer set credit_code = ${creditCode}, household = ${householdAt(2)}, version = version + 1 where id = ${id}`.execute(
    bed.testbed.database.db,
  )
  const { rows } = (await owner.call(contacts.listContacts, { params })).result
  const [contactId = 0, boss] = rows.map((row) => row.id)
  const changes = { ...contactAt(2), reportsToId: boss }
  const changed = await owner.call(contacts.updateContact, {
    params: { id: contactId },
    body: { version: 1, changes },
  })
  expect(changed.status, changed.text).toBe(200)
  return contactId
}

/** What hangs on a customer: the change that its owner makes, and one that collides with it in every field. */
const hanging = [
  {
    subject: 'billing profile',
    update: billing.updateBillingProfile,
    firstChange: billingAt(2),
    secondChange: otherBilling,
  },
  {
    subject: 'delivery address',
    update: addresses.updateAddress,
    firstChange: placeAt(2),
    secondChange: otherPlace,
  },
  {
    subject: 'follow-up',
    update: followups.updateFollowUp,
    firstChange: { content: '哨兵跟进二' },
    secondChange: { content: '别的' },
  },
] as const
const changeFollowUps: readonly Name[] = ['王磊', '李娜', '赵总', '管理员', '全隐', '全遮', '全读']
/** Masked at most, and what is masked may be written over. */
const names: readonly string[] = ['title', 'recipient']

test.each(hanging)('colliding with an edit of a $subject shows nothing unseen', async (one) => {
  const update = one.update as Endpoint
  const id = await bed.another(one.subject)
  const edited = await bed.callers.王磊.call(update, {
    params: { id },
    body: { version: 1, changes: one.firstChange },
  })
  expect(edited.status, edited.text).toBe(200)
  for (const person of people)
    for (const [field, value] of Object.entries(one.secondChange)) {
      const body = { version: 1, changes: { [field]: value } }
      const answer = await bed.callers[person].call(update, { params: { id }, body })
      const what = `${person}: ${field}`
      expect(leaksIn(answer.text, unseenBy(person, 'record')), what).toEqual([])
      const collides =
        one.subject === 'follow-up'
          ? changeFollowUps.includes(person)
          : editCustomers.includes(person) || (person === '全隐' && names.includes(field))
      expect(collides ? [409] : [400, 403, 404], what).toContain(answer.status)
    }
})
