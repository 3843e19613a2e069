import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import * as addresses from '../../../contract/addresses.ts'
import * as billing from '../../../contract/billing.ts'
import * as contacts from '../../../contract/contacts.ts'
import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { updateCustomer } from '../../../contract/customers.ts'
import { levelsOf } from '../../../contract/field-levels.ts'
import * as followups from '../../../contract/followups.ts'
import { setGroup } from '../../../contract/groups.ts'
import { permissionObjects } from '../../../contract/permissions.ts'
import { changeStage } from '../../../contract/stage.ts'
import { pdf, upload } from '../../files/testing/uploads.ts'
import { writeRights } from '../../people/rights.ts'
import { giveRole } from '../../setup/actions.ts'
import { sql } from '../database.ts'
import { type Caller, type TestApp, testApp } from './app.ts'
import { type Company, foundTestCompany, oneRow } from './company.ts'
import { testDatabase } from './database.ts'
import { recordOf, type SharedWith, type Subject, share } from './records.ts'
import {
  billingAt,
  contactAt,
  customerAt,
  customKeys,
  householdAt,
  type IndustryIds,
  personDraft,
  personNameAt,
  placeAt,
  sentinelDraft,
  tracedFields,
} from './sentinels.ts'
import { customerName, type Extra, extras, levelOfRole, type Name, people } from './unseen.ts'

export type SentinelBed = {
  testbed: TestApp
  company: Company
  industryIds: IndustryIds
  ids: Record<Name, number>
  callers: Record<Name, Caller>
  /** Ids of the one customer whose every value can be told from all others, and of what hangs on it. */
  whole: Whole
  /** The same of a customer who is a person. */
  person: Whole
  /** One more person like that, shared like that, which a verb may use up. */
  another(subject: Subject, how?: { customerInTrash: boolean }): Promise<number>
}

type Whole = Partial<Record<Subject, number>>

/**
 * A company with everybody of unseen.ts, and two customers of 王磊, a company and a person: every field edited once,
 * something of each kind on them.
 */
export async function sentinelBed(): Promise<SentinelBed> {
  const database = await testDatabase()
  const { db } = database
  const company = await foundTestCompany(database)
  const testbed = await testApp(database)
  const industry = async (name: string, code: string) =>
    (
      await oneRow(
        database,
        sql<{ id: number }>`
          insert into industry (name, short_code, gb_code) values (${name}, ${code}, 'C') returning id`,
      )
    ).id
  const industryIds = [await industry('哨兵行业甲', 'SNA'), await industry('哨兵行业乙', 'SNB')] as const
  await sql`
    insert into custom_field (object, key, label, kind) values
      ('customer', ${customKeys.customer}, '客户字段', 'text'), ('contact', ${customKeys.contact}, '联系人字段', 'text')`.execute(
    db,
  )
  const ids = { ...company.people } as Record<Name, number>
  for (const extra of extras) ids[extra] = await addPerson(testbed, company, extra)
  const callers = {} as Record<Name, Caller>
  for (const person of people) callers[person] = await testbed.as(ids[person])
  const sharedWith: SharedWith[] = [
    { userId: ids.读协作, access: 'read' },
    { userId: ids.写协作, access: 'write' },
    { userId: ids.前协作, access: 'write', ended: true },
    { userId: ids.吴婷, access: 'read' },
  ]

  // A second customer of the same code is refused on entry, so it gets it later.
  const another: SentinelBed['another'] = async (subject, how) => {
    const draft = personDraft(industryIds)
    const id = await recordOf(company, testbed, subject, { owner: '王磊', draft, sharedWith, ...how })
    await sql`
      update customer set credit_code = ${customerAt(1, industryIds).creditCode}
      where credit_code is null and type = 'individual'`.execute(db)
    await sql`
      update contact k set reports_to_id = (select max(id) from contact where customer_id = k.customer_id)
      where reports_to_id is null and name like '欧阳%'`.execute(db)
    await sql`
      update customer set household = ${householdAt(1)} where household is null and type = 'individual'`.execute(
      db,
    )
    return id
  }
  await sql`
    update organisation set household_on = true, household_purpose_id = (select max(id) from privacy_purpose)`.execute(
    db,
  )
  const filled = async (draft: CustomerDraft, edits: Edits) => {
    const id = await recordOf(company, testbed, 'customer', { owner: '王磊', draft })
    const whole = await fill({ testbed, owner: callers.王磊 }, id, edits)
    await share(database, id, sharedWith)
    return whole
  }
  const edits = customerAt(2, industryIds)
  const whole = await filled(sentinelDraft(industryIds), edits)
  const { creditCode: _, ...ofPerson } = edits
  const person = await filled(personDraft(industryIds), { ...ofPerson, name: personNameAt(2) })
  // By hand: entering it asks for a basis, and only of persons (household.test.ts). Here it is a field like any other.
  for (const at of [1, 2] as const)
    await sql`
      update customer set household = ${householdAt(at)}, version = version + 1
      where id in (${whole.customer ?? 0}, ${person.customer ?? 0})`.execute(db)
  return { testbed, company, industryIds, ids, callers, whole, person, another }
}

/** Somebody of another department: a collaborator of the customer, or with a role of all verbs and one level of fields. */
async function addPerson({ database: { db } }: TestApp, company: Company, person: Extra): Promise<number> {
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
  const objects = Object.entries(permissionObjects) as [
    keyof typeof permissionObjects,
    { actions: readonly string[] },
  ][]
  const grants = objects.flatMap(([object, { actions }]) =>
    actions.map((action) => ({
      object,
      action,
      scope: object === 'customer' && person === '只本人' ? ('own' as const) : ('all' as const),
    })),
  )
  const levels = Object.fromEntries(
    tracedFields.map((field) => [field, levelsOf(field).includes(level) ? level : 'masked']),
  )
  await writeRights(db, role.id, { grants, levels })
  await db.insertInto('user_role').values({ user_id: id, role_id: role.id }).execute()
  return id
}

type Edits = Partial<ReturnType<typeof customerAt>> & { name?: string }
type Filling = Pick<SentinelBed, 'testbed'> & { owner: Caller }

/** Entered three days ago, edited yesterday: the history and as-of hold two values of each field. */
async function fill({ testbed, owner }: Filling, id: number, edits: Edits) {
  const { db } = testbed.database
  const params = { id }
  const ok = <Answer extends { status: number; text: string }>(answer: Answer): Answer => {
    expect(answer.status, answer.text).toBe(200)
    return answer
  }
  ok(await owner.call(updateCustomer, { params, body: { version: 1, changes: edits } }))
  const { rows } = (await owner.call(contacts.listContacts, { params })).result
  const [contactId = 0, firstBoss, secondBoss] = rows.map((row) => row.id)
  for (const [version, changes] of [
    [1, { reportsToId: firstBoss }],
    [2, { ...contactAt(2), reportsToId: secondBoss }],
  ] as const)
    ok(await owner.call(contacts.updateContact, { params: { id: contactId }, body: { version, changes } }))

  const billingId = ok(await owner.call(billing.createBillingProfile, { params, body: billingAt(1) })).result
    .id
  const billingEdit = { version: 1, changes: billingAt(2) }
  ok(await owner.call(billing.updateBillingProfile, { params: { id: billingId }, body: billingEdit }))
  const addressId = ok(await owner.call(addresses.createAddress, { params, body: placeAt(1) })).result.id
  const addressEdit = { version: 1, changes: placeAt(2) }
  ok(await owner.call(addresses.updateAddress, { params: { id: addressId }, body: addressEdit }))
  ok(
    await owner.call(changeStage, { params, body: { stage: 'lost', reason: 'other', note: '哨兵阶段说明' } }),
  )
  ok(await owner.call(setGroup, { params, body: { name: '哨兵集团' } }))
  const said = { content: '哨兵跟进一', contactId, key: randomUUID() }
  const noNext = { reason: 'not_now' as const }
  const followUp = ok(
    await owner.call(followups.createFollowUp, { params, body: { ...said, noNext } }),
  ).result
  const reworded = { version: 1, changes: { content: `哨兵跟进二，${customerName}` } }
  ok(await owner.call(followups.updateFollowUp, { params: { id: followUp.id }, body: reworded }))

  const plan = {
    on: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    goal: '哨兵计划',
    contactId,
  }
  const planId = ok(await owner.call(followups.createPlan, { params, body: plan })).result.id
  await sql`update follow_up_plan set due_at = now() - interval '1 day' where id = ${planId}`.execute(db)
  await sql`update customer set next_follow_up_at = now() - interval '1 day' where id = ${id}`.execute(db)
  const fileId = ok(await upload(owner, id, '哨兵附件.pdf', pdf)).result.id
  await sql`update customer set created_at = now() - interval '3 days' where id = ${id}`.execute(db)
  for (const table of ['contact', 'billing_profile', 'delivery_address'])
    await sql`
      update ${sql.table(table)} set created_at = now() - interval '3 days' where customer_id = ${id}`.execute(
      db,
    )
  await sql`update change_log set at = now() - interval '1 day' where customer_id = ${id}`.execute(db)
  return {
    customer: id,
    contact: contactId,
    'follow-up': followUp.id,
    'billing profile': billingId,
    'delivery address': addressId,
    plan: planId,
    file: fileId,
  }
}
