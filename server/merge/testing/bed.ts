import { createAddress } from '../../../contract/addresses.ts'
import { customerAsOf } from '../../../contract/as-of.ts'
import { createBillingProfile } from '../../../contract/billing.ts'
import { listContacts } from '../../../contract/contacts.ts'
import type { CustomerDraft } from '../../../contract/customer-fields.ts'
import { openCustomer, updateCustomer } from '../../../contract/customers.ts'
import * as contract from '../../../contract/merge.ts'
import { tagCustomer } from '../../../contract/tags.ts'
import { pdf, upload } from '../../files/testing/uploads.ts'
import { followUpBed } from '../../followups/testing/bed.ts'
import { sql } from '../../platform/database.ts'
import type { PersonName } from '../../platform/testing/company.ts'

export type MergeBed = Awaited<ReturnType<typeof mergeBed>>

/** A company whose people have entered customers twice; 王磊 does what nobody else is named for. */
export async function mergeBed() {
  const bed = await followUpBed()
  const { db } = bed.database
  const { rows: tags } = await sql<{ id: number; name: string }>`
    with free as (insert into tag_group (name, colour, applies_to) values ('特征', 'blue', 'both') returning id),
      one as (insert into tag_group (name, colour, exclusive) values ('意向', 'red', true) returning id)
    insert into tag (group_id, name, position)
      select id, '账期长', 1 from free union all select id, '价格敏感', 2 from free
      union all select id, '强', 1 from one union all select id, '弱', 2 from one returning id, name`.execute(
    db,
  )
  const tag = (name: string) => tags.find((one) => one.name === name)?.id ?? 0

  const open = async (id: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(openCustomer, { params: { id } })
  const edit = async (id: number, changes: Record<string, unknown>, name: PersonName = '王磊') => {
    const { version } = (await open(id, name)).result
    const answer = await (await bed.as(name)).call(updateCustomer, {
      params: { id },
      body: { version, changes },
    })
    if (answer.status !== 200) throw new Error(answer.text)
  }
  const contactsOf = async (id: number, name: PersonName = '王磊') =>
    (await (await bed.as(name)).call(listContacts, { params: { id } })).result.rows
  const asOf = async (id: number, day: string) =>
    (await (await bed.as('王磊')).call(customerAsOf, { params: { id }, query: { day } })).result

  /** Everything that can hang on a customer, of this owner. */
  async function full(name: PersonName, draft: Partial<CustomerDraft>): Promise<number> {
    const id = await bed.company.customerOf(name, draft)
    const caller = await bed.as(name)
    await bed.write(name, id, {
      content: `与${draft.name}谈过`,
      next: { on: await bed.day(3), goal: '送样' },
    })
    await bed.plan(name, id, { on: await bed.day(5), goal: '报价' })
    await caller.call(createBillingProfile, {
      params: { id },
      body: { title: `${draft.name}抬头`, isDefault: true },
    })
    await caller.call(createAddress, { params: { id }, body: { recipient: '仓库', address: '解放路 1 号' } })
    await upload(caller, id, '方案.pdf', pdf)
    return id
  }

  const preview = async (ids: number[], keepId?: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(contract.previewMerge, { body: { ids, ...(keepId && { keepId }) } })
  /** With the versions of now, unless others are given. */
  async function merge(
    keepId: number,
    others: number[],
    {
      name = '王磊',
      ...asked
    }: {
      name?: PersonName
      choices?: Record<string, number>
      unite?: object[]
      versions?: Record<number, number>
    } = {},
  ) {
    const { versions, ...body } = asked
    const { rows } = await sql<{ id: number; version: number }>`
      select id, version from customer where id = any(${[keepId, ...others]}::bigint[])`.execute(db)
    const customers = rows.map((row) => ({ ...row, version: versions?.[row.id] ?? row.version }))
    return (await bed.as(name)).call(contract.mergeCustomers, { body: { keepId, customers, ...body } })
  }
  /** The choices that the preview proposes. */
  async function proposed(ids: number[], keepId: number): Promise<Record<string, number>> {
    const { fields } = (await preview(ids, keepId)).result
    return Object.fromEntries(fields.flatMap(({ field, proposed: id }) => (id === null ? [] : [[field, id]])))
  }
  const undo = async (id: number, name: PersonName = '王磊') =>
    (await bed.as(name)).call(contract.undoMerge, { params: { id } })
  const mergesOf = async (id: number, name: PersonName = '王磊') =>
    (await (await bed.as(name)).call(contract.listMerges, { params: { id } })).result.rows
  const tagIt = async (id: number, names: string[], name: PersonName = '王磊') =>
    (await bed.as(name)).call(tagCustomer, { params: { id }, body: { add: names.map(tag) } })

  /**
   * All rows of all tables but those that tell what was done (logs, events, steps of a stage there and back, the merge) and
   * sessions; of records that were written not how often, by whom and when.
   */
  async function everything(): Promise<Record<string, unknown[]>> {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not in (
        'event', 'access_log', 'access_log_unsealed', 'change_log', 'session', 'customer_merge', 'merge_entry')
      order by 1`.execute(db)
    const found: Record<string, unknown[]> = {}
    for (const { name } of rows) {
      const { rows: kept } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) - '{version,updated_at,updated_by}'::text[] as row from ${sql.table(name)} t
        where to_jsonb(t) ->> 'cause' is null or to_jsonb(t) ->> 'cause' not in ('merge', 'undo')
        order by to_jsonb(t)::text`.execute(db)
      found[name] = kept.map(({ row }) => JSON.stringify(row)).toSorted()
    }
    return found
  }
  return {
    ...bed,
    tag,
    open,
    edit,
    contactsOf,
    asOf,
    full,
    preview,
    merge,
    proposed,
    undo,
    mergesOf,
    tagIt,
    everything,
  }
}
