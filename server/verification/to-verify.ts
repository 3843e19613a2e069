import type { ResultOf } from '../../contract/endpoint.ts'
import type { GuardedField } from '../../contract/field-levels.ts'
import {
  type listToVerify as endpoint,
  type MarkableField,
  type ToVerifyRow,
  toVerifyLimit,
} from '../../contract/verification.ts'
import { workCountLimit } from '../../contract/workbench.ts'
import { hasFinding } from '../check-up/filter.ts'
import { missingOf, readRequired } from '../check-up/required.ts'
import { guardOf, readCustomFields } from '../custom-fields/queries.ts'
import { shownCustomerName } from '../customers/name.ts'
import { rowCan } from '../customers/policy.ts'
import { listedName, named } from '../customers/row.ts'
import { isToldMissing } from '../field-sets/told.ts'
import { type Database, type RawBuilder, selectRows, sql } from '../platform/database.ts'
import { levelOf } from '../platform/fields.ts'
import { hangingOnSeen, mayAtAll, scopeOf, seenBy, type Viewer } from '../platform/visibility.ts'
import { inCharge } from './charge.ts'
import { isActive, isCheckDue, isUncheckedSince, monthStart, quarterStart } from './due.ts'
import { isOfShownField, isOfSomebodyThere } from './queries.ts'

type Which = {
  whose: 'mine' | 'team' | 'charge'
  ownerId?: number | undefined
  /** Of the department itself. */
  departmentId?: number | undefined
  ownerless?: boolean
  unchecked?: 'month' | 'quarter' | undefined
}

const hasInvalid = (viewer: Viewer) => sql`exists (
  select from ${hangingOnSeen('field_mark')} m
  where m.customer_id = c.id and m.reason is not null and ${isOfSomebodyThere} and ${isOfShownField(viewer)})`

/** What a draw found at customer `c` and isn't put right; of hidden fields nothing is told. */
const hasTask = (viewer: Viewer) => sql`exists (
  select from ${hangingOnSeen('spot_check_item')} i
  where i.customer_id = c.id and i.due_on is not null and i.closed_at is null and ${hasShownField(viewer)})`

function hasShownField(viewer: Viewer): RawBuilder<unknown> {
  const hidden = [...viewer.levels].flatMap(([field, level]) => (level === 'hidden' ? [field] : []))
  return sql`not i.open_fields <@ ${hidden}::text[]`
}

const isUnchecked = {
  month: sql`${isActive} and ${isUncheckedSince(monthStart)}`,
  quarter: sql`${isActive} and ${isUncheckedSince(quarterStart)}`,
}

/**
 * Customers `c` whose data is to be verified: somebody marked a value as invalid, the last check-up found that something
 * required is missing and it still is, the monthly check is due, or a spot check asks for it.
 */
const toVerify = (viewer: Viewer, { whose, ownerId, departmentId, ownerless, unchecked }: Which) => sql`
  ${whose === 'charge' ? inCharge(viewer) : seenBy(viewer, 'customer')} c
  where c.stage <> 'lost'
    and ${whose === 'mine' ? sql`c.owner_id = ${viewer.userId}::bigint` : sql`true`}
    and ${departmentId === undefined ? sql`true` : sql`c.department_id = ${departmentId}::bigint`}
    and ${ownerless ? sql`c.owner_id is null` : sql`true`}
    and ${ownerId === undefined ? sql`true` : sql`c.owner_id = ${ownerId}::bigint`}
    and ${unchecked ? isUnchecked[unchecked] : sql`(${hasInvalid(viewer)} or ${hasTask(viewer)} or ${hasFinding(viewer, 'missing_required')} or ${isCheckDue})`}`

/**
 * Of these customers those that nobody confirmed this quarter, up to the limit of the workbench. The checks are read first: with
 * a limit PostgreSQL would look for a check of each customer one by one, and late in a quarter that is nearly all of them.
 */
export const countUnchecked = (customers: RawBuilder<unknown>) => sql`
  (with checked as materialized (
    select d.customer_id, d.at from ${hangingOnSeen('data_check')} d where d.at >= ${quarterStart})
  select count(*)::integer from (
    select from ${customers} c where ${isActive} and ${isUncheckedSince(quarterStart, sql`checked`)}
    limit ${sql.lit(workCountLimit + 1)}) found)`

/** Exact up to the limit of the workbench. */
export async function countToVerify(database: Database, viewer: Viewer, which: Which) {
  const [row] = await selectRows<{ count: number }>(
    database,
    sql`
      select count(*)::integer as count
      from (select from ${toVerify(viewer, which)} limit ${sql.lit(workCountLimit + 1)}) found`,
  )
  const count = row?.count ?? 0
  return { value: Math.min(count, workCountLimit), capped: count > workCountLimit }
}

type Row = {
  id: number
  type: 'company' | 'individual'
  name: string
  stage: ToVerifyRow['stage']
  ownerId: number | null
  ownerName: string | null
  departmentId: number
  lastFollowUpAt: string | null
  checkedAt: string | null
  invalid: { field: MarkableField; contactId: number | null; contact: string | null; reason: 'other' }[]
  missing: string[]
  task: { fields: string[]; note: string | null; dueOn: string } | null
  isDue: boolean
}

/** What was said of drawn customer `i`: with the verdict, and each time that it was given back. */
const words = sql`nullif(concat_ws(' · ', i.note, (
  select string_agg(concat_ws(' ', r.value ->> 'on', r.value ->> 'note'), ' · ' order by r.place)
  from jsonb_array_elements(i.reopenings) with ordinality as r(value, place))), '')`

/** Enough for a day: what a spot check asks first, then what is invalid, then the customers with the latest follow-up. */
export async function listToVerify(
  database: Database,
  viewer: Viewer,
  which: Which,
): Promise<ResultOf<typeof endpoint>> {
  const [required, custom] = await Promise.all([readRequired(database.db), readCustomFields(database.db)])
  const [rows, count] = await Promise.all([
    selectRows<Row>(
      database,
      sql`
        select c.id, c.type, c.name, c.stage, c.owner_id as "ownerId", o.name as "ownerName", c.department_id as "departmentId",
          c.last_follow_up_at as "lastFollowUpAt", d.at as "checkedAt", ${isCheckDue} as "isDue", ${missingOf(required)} as missing,
          (select coalesce(jsonb_agg(jsonb_build_object('field', m.field, 'reason', m.reason, 'contactId', m.contact_id, 'contact', k.name) order by m.id), '[]')
           from ${hangingOnSeen('field_mark')} m left join ${hangingOnSeen('contact')} k on k.id = m.contact_id
           where m.customer_id = c.id and m.reason is not null and ${isOfSomebodyThere} and ${isOfShownField(viewer)}) as invalid,
          (select jsonb_build_object('fields', i.open_fields, 'note', ${words}, 'dueOn', i.due_on)
           from ${hangingOnSeen('spot_check_item')} i
           where i.customer_id = c.id and i.due_on is not null and i.closed_at is null and ${hasShownField(viewer)}
           order by i.due_on limit 1) as task
        from (
          select c.*, ${hasTask(viewer)} as has_task, ${hasInvalid(viewer)} as has_invalid from ${toVerify(viewer, which)}
          order by has_task desc, has_invalid desc, c.last_follow_up_at desc nulls last, c.id
          limit ${sql.lit(toVerifyLimit)}) c
        left join user_account o on o.id = c.owner_id
        left join ${hangingOnSeen('data_check')} d on d.customer_id = c.id
        order by c.has_task desc, c.has_invalid desc, c.last_follow_up_at desc nulls last, c.id`,
    ),
    countToVerify(database, viewer, which),
  ])
  const labels = new Map<string, string>(custom.map((field) => [guardOf(field), field.label]))
  return {
    rows: rows.map(({ ownerId, ownerName, departmentId, missing, task, invalid, ...row }) => {
      const can = rowCan(viewer, { id: row.id, ownerId, departmentId })
      return {
        ...row,
        name: shownCustomerName(viewer, row),
        owner: named(ownerId, ownerName),
        invalid: invalid.map((one) => ({
          ...one,
          contact: one.contact === null ? null : listedName(viewer, one.contact),
        })),
        missing: missing
          .filter((field) => isToldMissing(viewer, field))
          .map((field) => ({ field, required: true, label: labels.get(field) ?? null })),
        task: task && toldTask(viewer, task),
        can: { edit: can.edit, createFollowUp: can.createFollowUp },
      }
    }),
    count,
    can: {
      team: scopeOf(viewer, 'customer.view') !== 'own',
      spotCheck: mayAtAll(viewer, 'customer.approve'),
    },
  }
}

/** What is said of a hidden field, or in words beside one, isn't told. */
function toldTask(viewer: Viewer, task: NonNullable<Row['task']>): NonNullable<Row['task']> {
  const fields = task.fields.filter((field) => levelOf(viewer, field as GuardedField) !== 'hidden')
  return fields.length === task.fields.length ? task : { ...task, fields, note: null }
}
