import * as customers from '../../../contract/customers.ts'
import * as contract from '../../../contract/imports.ts'
import { sql } from '../../platform/database.ts'
import type { Caller } from '../../platform/testing/app.ts'
import type { PersonName } from '../../platform/testing/company.ts'
import { type Bed, csv, importBed } from './bed.ts'
import { run, work } from './steps.ts'

/** People who import lists of customers that are there already, and what they do; 王磊 where nobody is named. */
export type KnownBed = Awaited<ReturnType<typeof knownBed>>

export async function knownBed() {
  const bed = await importBed()
  const { 王磊 } = bed.callers
  await sql`
    with free as (insert into tag_group (name, colour) values ('特征', 'blue') returning id),
      one as (insert into tag_group (name, colour, exclusive) values ('意向', 'red', true) returning id)
    insert into tag (group_id, name, position)
      select id, '账期长', 1 from free union all select id, '强', 1 from one union all select id, '弱', 2 from one`.execute(
    bed.database.db,
  )
  return {
    ...bed,
    decide: (id: number, decision: contract.KnownDecision, rows?: number[], caller: Caller = 王磊) =>
      caller.call(contract.decideKnown, {
        params: { id },
        body: { decision, ...(rows && { rowNumbers: rows }) },
      }),
    async runAs(caller: Caller, id: number) {
      const answer = await run(caller, id)
      await work(bed)
      return answer
    },
    async undo(id: number, caller: Caller = 王磊) {
      await caller.call(contract.undoImport, { params: { id } })
      await work(bed)
    },
    read: async (id: number, caller: Caller = 王磊) =>
      (await caller.call(customers.openCustomer, { params: { id } })).result,
    kept: (id: number) => kept(bed, id),
    knownOne: (owner: PersonName = '王磊') => knownOne(bed, owner),
  }
}

/** All that is kept of a customer, but for when and how often it was written. */
async function kept({ database }: Bed, id: number) {
  const { rows } = await sql<{ kept: Record<string, unknown> }>`
    select to_jsonb(c) - '{version,updated_at,updated_by}'::text[] || jsonb_build_object(
      'contacts', (select jsonb_agg(to_jsonb(k) - '{version,updated_at,updated_by}'::text[] order by k.id) from contact k where k.customer_id = c.id),
      'phones', (select jsonb_agg(to_jsonb(p) - 'id' order by p.contact_id, p.position) from contact_phone p where p.customer_id = c.id),
      'tags', (select jsonb_agg(t.tag_id order by t.tag_id) from customer_tag t where t.customer_id = c.id)) as kept
    from customer c where c.id = ${id}`.execute(database.db)
  return rows[0]?.kept
}

const head = '公司名称,简称,主营业务,人数,集团,标签,联系人,职务,手机'
let count = 0

/** A customer with a contact, and a file that says more and otherwise of it, and of one more. */
async function knownOne({ company }: Bed, owner: PersonName) {
  count += 1
  const name = `已有${count}号公司`
  const group = `新集团${count}`
  const other = `全新${count}号公司`
  const id = await company.customerOf(owner, {
    name,
    shortName: '原名',
    contacts: [{ name: '张三', phones: ['13800138000'] }],
  })
  const file = csv(
    head,
    `${name},新名,轴承,20-50人,${group},账期长、强,张三,采购,13800138000`,
    `${name},,,,,,李四,,13900139000`,
    `${other},,,,,,赵六,,13600136000`,
  )
  return { id, name, group, other, file }
}
