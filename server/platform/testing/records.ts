import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { type Database, sql } from '../database.ts'
import type { Company, PersonName } from './company.ts'
import { oneRow } from './company.ts'

/** What hangs on a customer and can be asked for by an id of its own; a new kind gets its maker here. */
export type Subject =
  | 'customer'
  | 'contact'
  | 'customer in the trash'
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

type Made = { customerId: number; contactId: number; ownerId: number }

const makers: Record<Subject, (database: Database, made: Made) => Promise<number>> = {
  customer: async (_, { customerId }) => customerId,
  contact: async (_, { contactId }) => contactId,
  'customer in the trash': async ({ db }, { customerId }) => {
    await sql`update customer set deleted_at = now() where id = ${customerId}`.execute(db)
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

/** Without content: who asks for that is told in the specification of its slice. */
async function fileOf(database: Database, { customerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      with content as (insert into stored_content (key) values (gen_random_uuid()) returning key)
      insert into file (customer_id, name, media_type, size, sha256, content_key)
      select ${customerId}, '合同.pdf', 'application/pdf', 1, sha256(''), key from content returning id`,
  )
  return id
}

async function billingOf(database: Database, { customerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into billing_profile (customer_id, title) values (${customerId}, '华信商贸有限公司') returning id`,
  )
  return id
}

async function addressOf(database: Database, { customerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into delivery_address (customer_id, recipient, address) values (${customerId}, '仓库', '滨江区 1 号') returning id`,
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
      values (${customerId}, now(), 'phone', '电话沟通了交期', ${ownerId}) returning id`,
  )
  return id
}

async function planOf(database: Database, { customerId, ownerId }: Made): Promise<number> {
  const { id } = await oneRow(
    database,
    sql<{ id: number }>`
      insert into follow_up_plan (customer_id, owner_id, due_at)
      values (${customerId}, ${ownerId}, now() + interval '1 day') returning id`,
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

/** A fresh record on a fresh customer, which is shared with 吴婷. @returns its id for the endpoint */
export async function recordOf(
  company: Company,
  database: Database,
  subject: Subject,
  owner: PersonName,
  draft: Partial<CustomerDraft> = { contacts: [{ name: '赵明', phones: ['13800138000'] }] },
): Promise<number> {
  const customerId = await company.customerOf(owner, draft)
  const { id: contactId } = await oneRow(
    database,
    sql<{ id: number }>`select id from contact where customer_id = ${customerId} order by id limit 1`,
  )
  await sql`
    insert into customer_share (customer_id, user_id, access)
    values (${customerId}, ${company.people.吴婷}, 'read')`.execute(database.db)
  return makers[subject](database, { customerId, contactId, ownerId: company.people[owner] })
}
