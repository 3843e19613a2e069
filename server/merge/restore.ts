import type { CustomValues } from '../../contract/custom-fields.ts'
import type { Stage } from '../../contract/stage.ts'
import { columnsOf as contactColumnsOf } from '../contacts/columns.ts'
import { columnsOf as customerColumnsOf } from '../customers/columns.ts'
import { moveStages } from '../customers/stage.ts'
import type { LoggedChanges } from '../customers/undo-log.ts'
import { nameColumns } from '../customers/writes.ts'
import { changeTags, type Patch, writeContacts, writeCustomers } from '../imports/known/write.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Viewer } from '../platform/visibility.ts'
import { endShares, giveShares } from '../shares/give.ts'
import { changeHeld } from '../tags/held.ts'
import type { Merge } from './merges.ts'

/*
 * What the one that stays took over stands in its change log with the time of the merge. It is given back field by field; a
 * field that somebody changed since keeps that (docs/decisions/0025).
 */

type Entry = {
  record: 'customer' | 'contact' | 'customer_tag' | 'contact_tag' | 'customer_share'
  recordId: number
  changes: LoggedChanges
  /** Those of its fields that somebody changed since; of phones and tags, the same one that came or went again. */
  since: string[]
}

export type Kept = { record: 'customer' | 'contact'; field: string }

/** @returns what stays as it was edited since */
export async function takeBack(trx: Db, viewer: Viewer, merge: Merge): Promise<Kept[]> {
  const entries = await readEntries(trx, merge)
  const back = entries.map(({ changes, since, ...entry }) => ({
    ...entry,
    changes: Object.entries(changes).filter(([field]) => !since.includes(field)),
  }))
  for (const { record, recordId: id, changes } of back) {
    if (record === 'customer') await restoreCustomer(trx, viewer, id, changes)
    if (record === 'contact') await restoreContact(trx, viewer, id, changes)
    for (const [, [before, after]] of changes) {
      if (record === 'customer_tag')
        await changeTags(trx, viewer.userId, [{ id, give: ids(before), take: ids(after) }])
      if (record === 'contact_tag')
        await changeHeld(
          trx,
          'contact',
          [{ id, customerId: merge.keepId }],
          { add: ids(before), remove: ids(after), replaced: [] },
          viewer.userId,
        )
    }
    if (record === 'customer_share' && changes.length > 0)
      await restoreShare(trx, viewer, merge.keepId, id, changes)
  }
  return entries.flatMap(({ record, since }) =>
    record === 'customer' || record === 'contact' ? since.map((field) => ({ record, field })) : [],
  )
}

/**
 * A later merge that was taken back has changed nothing. Of contacts only those with which others were united: the
 * others' log is their own. The latest first.
 */
async function readEntries(trx: Db, { id, keepId }: Merge): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select l.record, l.record_id as "recordId", l.changes, array(
      select distinct f.field from change_log s cross join lateral jsonb_each(s.changes) as f(field, change)
      where s.customer_id = l.customer_id and s.record = l.record and s.record_id = l.record_id and s.id > l.id and s.at > l.at
        and l.changes ? f.field and (f.field not in ('phone', 'tag') or exists (
          select from jsonb_array_elements(f.change) one join jsonb_array_elements(l.changes -> f.field) other
            on one.value = other.value where one.value <> 'null'))
        and not exists (select from customer_merge o where o.id > g.id and s.at in (o.at, o.undone_at) and o.undone_at is not null)) as since
    from change_log l join customer_merge g on g.id = ${id} and l.at = g.at
    where l.customer_id = ${keepId} and (l.record in ('customer', 'customer_tag', 'customer_share')
      or (l.record in ('contact', 'contact_tag') and l.record_id in (
        select (e.was ->> 'unitedWith')::bigint from merge_entry e where e.merge_id = g.id and e.was ? 'unitedWith')))
    order by l.id desc`.execute(trx)
  return rows
}

type Back = [field: string, values: readonly [before: unknown, after: unknown]][]

async function restoreCustomer(trx: Db, viewer: Viewer, id: number, back: Back): Promise<void> {
  const { stage, groupId, ...fields } = fieldsBefore(back)
  const columns = {
    ...customerColumnsOf(fields),
    ...(typeof fields.name === 'string' && nameColumns(fields.name)),
    ...(groupId !== undefined && { group_id: groupId as number | null }),
  }
  await writeCustomers(trx, viewer.userId, [{ id, columns, custom: customBefore(back) }])
  if (stage !== undefined) await moveStages(trx, viewer, [id], { stage: stage as Stage }, 'undo')
}

async function restoreContact(trx: Db, viewer: Viewer, id: number, back: Back): Promise<void> {
  const { phone: _, isPrimary: __, reportsToId: ___, ...fields } = fieldsBefore(back)
  const columns = contactColumnsOf(fields) as Patch['columns']
  await writeContacts(trx, viewer.userId, [{ id, columns, custom: customBefore(back) }])
  const phones = back.flatMap(([field, [, after]]) => (field === 'phone' ? [String(after)] : []))
  await sql`
    delete from contact_phone
    where contact_id = ${id} and logged_phone(e164, extension) = any(${phones}::text[])`.execute(trx)
}

/** A share that came ends; one that was widened is what it was. */
async function restoreShare(trx: Db, viewer: Viewer, customerId: number, userId: number, back: Back) {
  const { access, until } = Object.fromEntries(back.map(([field, [before]]) => [field, before]))
  if (access !== 'read' && access !== 'write') await endShares(trx, viewer, [{ customerId, userId }])
  else
    await giveShares(trx, viewer, [{ customerId, userId, access, until: (until ?? null) as string | null }])
}

const fieldsBefore = (back: Back): Record<string, unknown> =>
  Object.fromEntries(
    back.filter(([field]) => !field.startsWith('custom.')).map(([field, [before]]) => [field, before]),
  )

/** One that had no value loses it. */
const customBefore = (back: Back): CustomValues =>
  Object.fromEntries(
    back
      .filter(([field]) => field.startsWith('custom.'))
      .map(([field, [before]]) => [field.slice('custom.'.length), before as CustomValues[string]]),
  )

const ids = (value: unknown): number[] => (value === null ? [] : [Number(value)])
