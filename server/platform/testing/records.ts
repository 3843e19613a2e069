import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { pdf, upload } from '../../files/testing/uploads.ts'
import { type Database, sql } from '../database.ts'
import type { TestApp } from './app.ts'
import type { Company, PersonName } from './company.ts'
import { oneRow } from './company.ts'
import { billingAt, placeAt } from './sentinels.ts'

/** What hangs on a customer and can be asked for by an id of its own; a new kind gets its maker here. */
export type Subject =
  | 'customer'
  | 'contact'
  | 'customer in the trash'
  | 'draft'
  | 'entry under review'
  | 'contact in the trash'
  | 'follow-up'
  | 'follow-up in the trash'
  | 'plan'
  | 'cancelled plan'
  | 'file'
  | 'file in the trash'
  | 'billing profile'
  | 'billing profile in the trash'
  | 'delivery address'
  | 'delivery address in the trash'

type Made = {
  customerId: number
  contactId: number
  ownerId: number
  /** With content, by an administrator. */
  attach: () => Promise<number>
}

const makers: Record<Subject, (database: Database, made: Made) => Promise<number>> = {
  customer: async (_, { customerId }) => customerId,
  contact: async (_, { contactId }) => contactId,
  'customer in the trash': async ({ db }, { customerId }) => {
    await sql`update customer set deleted_at = now() where id = ${customerId}`.execute(db)
    return customerId
  },
  draft: async ({ db }, { customerId }) => {
    await sql`
      update customer set review_status = 'draft', initial_need = coalesce(initial_need, '整线改造')
      where id = ${customerId}`.execute(db)
    return customerId
  },
  'entry under review': async ({ db }, { customerId }) => {
    await sql`update customer set review_status = 'submitted', submitted_at = now() where id = ${customerId}`.execute(
      db,
    )
    return customerId
  },
  'contact in the trash': async ({ db }, { contactId }) => {
    await sql`update contact set deleted_at = now() where id = ${contactId}`.execute(db)
    return contactId
  },
  'follow-up': followUpOf,
  'follow-up in the trash': async (database, made) => {
    const id = await followUpOf(database, made)
    await sql`update follow_up set deleted_at = now() where id = ${id}`.execute(database.db)
    return id
  },
  plan: planOf,
  file: fileOf,
  'file in the trash': inTrash(fileOf, 'file'),
  'billing profile': billingOf,
  'billing profile in the trash': inTrash(billingOf, 'billing_profile'),
  'delivery address': addressOf,
  'delivery address in the trash': inTrash(addressOf, 'delivery_address'),
  'cancelled plan': async (database, made) => {
    const id = await planOf(database, made)
    await sql`update follow_up_plan set status = 'cancelled', closed_at = now() where id = ${id}`.execute(
      database.db,
    )
    return id
  },
}

function fileOf(_: Database, { attach }: Made): Promise<number> {
  return attach()
}

async function billingOf(database: Database, { customerId }: Made): Promise<number> {
  const { title, taxNumber, address, phone, bank, account } = billingAt(1)
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into billing_profile (customer_id, title, tax_number, address, phone, bank, account)
      values (${customerId}, ${title}, ${taxNumber}, ${address}, ${phone}, ${bank}, ${account}) returning id`,
  )
  return id
}

async function addressOf(database: Database, { customerId }: Made): Promise<number> {
  const { recipient, phone, regionCode, address } = placeAt(1)
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into delivery_address (customer_id, recipient, phone, region_code, address)
      values (${customerId}, ${recipient}, ${phone}, ${regionCode}, ${address}) returning id`,
  )
  return id
}

function inTrash(make: (database: Database, made: Made) => Promise<number>, table: string) {
  return async (database: Database, made: Made) => {
    const id = await make(database, made)
    await sql`update ${sql.table(table)} set deleted_at = now() where id = ${id}`.execute(database.db)
    return id
  }
}

/** Written by the customer's owner. */
async function followUpOf(database: Database, { customerId, ownerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into follow_up (customer_id, at, method, content, created_by)
      values (${customerId}, now(), 'phone', '哨兵跟进：沟通了交期', ${ownerId}) returning id`,
  )
  return id
}

async function planOf(database: Database, { customerId, ownerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into follow_up_plan (customer_id, owner_id, due_at, goal)
      values (${customerId}, ${ownerId}, now() + interval '1 day', '哨兵计划') returning id`,
  )
  return id
}

export const subjects = Object.keys(makers) as Subject[]

/** Such a record in the other state, for which the endpoint isn't made. */
export const inOtherState = (subject: Subject): Subject | undefined =>
  (
    ({
      customer: 'customer in the trash',
      contact: 'contact in the trash',
      'customer in the trash': 'customer',
      'contact in the trash': 'contact',
      'follow-up': 'follow-up in the trash',
      'follow-up in the trash': 'follow-up',
      file: 'file in the trash',
      'file in the trash': 'file',
      'billing profile': 'billing profile in the trash',
      'billing profile in the trash': 'billing profile',
      'delivery address': 'delivery address in the trash',
      'delivery address in the trash': 'delivery address',
    }) as Partial<Record<Subject, Subject>>
  )[subject]

export type SharedWith = { userId: number; access: 'read' | 'write'; ended?: boolean }
type How = {
  owner: PersonName
  draft?: Partial<CustomerDraft>
  sharedWith?: SharedWith[]
  /** What hangs on it is as it was, the customer itself is deleted. */
  customerInTrash?: boolean
}

/** A fresh record on a fresh customer, entered by an administrator for its owner. @returns its id for the endpoint */
export async function recordOf(
  company: Company,
  testbed: TestApp,
  subject: Subject,
  { owner, draft = { contacts: [{ name: '赵明', phones: ['13800138000'] }] }, ...how }: How,
): Promise<number> {
  const { database } = testbed
  const customerId = await company.customerOf('管理员', { ...draft, ownerId: company.people[owner] })
  const { id: contactId } = await oneRow(
    database,
    sql<{ id: number }>`select id from contact where customer_id = ${customerId} order by id limit 1`,
  )
  await share(database, customerId, how.sharedWith ?? [])
  const attach = async () => {
    const administrator = await testbed.as(company.people.管理员)
    return (await upload(administrator, customerId, '哨兵附件.pdf', pdf)).result.id
  }
  const made = { customerId, contactId, ownerId: company.people[owner], attach }
  const id = await makers[subject](database, made)
  if (how.customerInTrash)
    await sql`update customer set deleted_at = now() where id = ${customerId}`.execute(database.db)
  return id
}

/** Until tomorrow, or ended yesterday. */
export async function share({ db }: Database, customerId: number, sharedWith: SharedWith[]): Promise<void> {
  if (sharedWith.length === 0) return
  await sql`
    insert into customer_share (customer_id, user_id, access, until)
    select ${customerId}, "userId", access, current_date + case when ended then -2 else 2 end
    from jsonb_to_recordset(${JSON.stringify(sharedWith)}::jsonb) as s("userId" bigint, access text, ended boolean)
    on conflict do nothing`.execute(db)
}
