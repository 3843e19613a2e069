import { drawFollowUps } from '../../database/demo/followups.ts'
import type { ToldCustomer } from '../../database/demo/told.ts'
import { dueAt } from '../followups/due.ts'
import { type Db, sql } from '../platform/database.ts'
import { type Company, userNamed } from './customers.ts'

export type Written = { id: number; contactIds: number[] }

type FollowUpRow = {
  customer: number
  contact: number | null
  at: string
  written: string
  by: number
  method: string
  content: string
  feedback: string | null
  detail: string | null
  refusal: string | null
}
type PlanRow = {
  customer: number
  contact: number | null
  by: number
  /** Counted from 1, in the order of the follow-ups. */
  madeBy: number
  doneBy: number | null
  on: string
  time: string | null
  method: string
  goal: string
}

/** Follow-ups and plans of the whole story by a handful of statements: two thousand of each by actions would take a minute. */
export async function writeFollowUps(
  trx: Db,
  told: ToldCustomer[],
  written: Written[],
  company: Company,
  today: string,
): Promise<void> {
  const followUps: FollowUpRow[] = []
  const plans: PlanRow[] = []
  const reasons: { customer: number; reason: string }[] = []
  for (const [index, customer] of told.entries()) {
    const { id, contactIds } = written[index] ?? { id: 0, contactIds: [] }
    const line = drawFollowUps(customer, index, today)
    if (line.noNext) reasons.push({ customer: id, reason: line.noNext })
    for (const [place, { talk, plan, ...followUp }] of line.followUps.entries()) {
      const contact = contactIds[followUp.contact] ?? null
      const who = customer.contacts[followUp.contact]?.name ?? '对方'
      followUps.push({
        customer: id,
        contact,
        at: followUp.at,
        written: followUp.writtenAt,
        by: userNamed(company, followUp.by).id,
        method: talk.method,
        content: talk.content.replaceAll('{who}', who),
        feedback: talk.feedback ?? null,
        detail: talk.detail ?? null,
        refusal: talk.refusal ?? null,
      })
      const doneBy = place + 1 < line.followUps.length ? followUps.length + 1 : null
      if (plan)
        plans.push({
          ...plan,
          customer: id,
          contact,
          by: userNamed(company, plan.by).id,
          madeBy: followUps.length,
          doneBy,
        })
    }
  }
  const first = await lastFollowUp(trx)
  await insertFollowUps(trx, followUps, first)
  await insertPlans(trx, plans, first)
  await settleAll(trx, reasons)
}

async function lastFollowUp(trx: Db): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(id), 0) as last from follow_up`.execute(
    trx,
  )
  return rows[0]?.last ?? 0
}

/** The ids are given by hand, so that plans can name what made and did them. */
async function insertFollowUps(trx: Db, rows: FollowUpRow[], before: number): Promise<void> {
  await sql`
    insert into follow_up (id, customer_id, contact_id, at, method, content, feedback, feedback_detail, refusal_reason,
      created_at, created_by, updated_at, updated_by)
    overriding system value
    select ${before}::bigint + ordinality, customer, contact, at, method, content, feedback, detail, refusal,
      least(written, now()), by, least(written, now()), by
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (customer bigint, contact bigint, at timestamptz,
      written timestamptz, by bigint, method text, content text, feedback text, detail text, refusal text))
      with ordinality as told (customer, contact, at, written, by, method, content, feedback, detail, refusal, ordinality)`.execute(
    trx,
  )
  await sql`select setval(pg_get_serial_sequence('follow_up', 'id'), max(id)) from follow_up having count(*) > 0`.execute(
    trx,
  )
}

async function insertPlans(trx: Db, rows: PlanRow[], before: number): Promise<void> {
  const day = sql`told.day`
  const withTime = JSON.stringify(rows.map(({ on, time, ...row }) => ({ ...row, day: on, hour: time })))
  await sql`
    insert into follow_up_plan (customer_id, contact_id, owner_id, due_at, has_time, method, goal, status,
      made_by_follow_up_id, done_by_follow_up_id, closed_at, closed_by, created_at, created_by)
    select told.customer, told.contact, told.by,
      case when told.hour is null then ${dueAt({ on: day, time: null })} else ${dueAt({ on: day, time: sql`told.hour` })} end, told.hour is not null,
      told.method, told.goal, case when done.id is null then 'open' else 'done' end, made.id, done.id, done.created_at,
      done.created_by, made.created_at, told.by
    from jsonb_to_recordset(${withTime}::jsonb) as told (customer bigint, contact bigint, by bigint, "madeBy" bigint,
      "doneBy" bigint, day date, hour text, method text, goal text)
    join follow_up made on made.id = ${before}::bigint + told."madeBy"
    left join follow_up done on done.id = ${before}::bigint + told."doneBy"`.execute(trx)
}

async function settleAll(trx: Db, reasons: { customer: number; reason: string }[]): Promise<void> {
  await sql`
    update customer c set no_next_reason = why.reason, next_follow_up_at = kept.next, last_follow_up_at = kept.last
    from customer told
    left join jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) as why (customer bigint, reason text)
      on why.customer = told.id,
    lateral (select (select min(due_at) from follow_up_plan where customer_id = told.id and status = 'open') as next,
      (select max(at) from follow_up where customer_id = told.id) as last) as kept
    where c.id = told.id and kept.last is not null`.execute(trx)
}
