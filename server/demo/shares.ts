import { dayAfter } from '../../database/demo/days.ts'
import { demoShares } from '../../database/demo/shares.ts'
import { type Db, sql } from '../platform/database.ts'
import { type Company, userNamed } from './customers.ts'

/** Shares of the demo company, each told in the timeline on the day it was given. */
export async function writeShares(trx: Db, company: Company, today: string): Promise<void> {
  for (const { customer, access, until, since, ...share } of demoShares) {
    const user = userNamed(company, share.with)
    const end = until === null ? null : dayAfter(today, until)
    await sql`
      with given as (
        insert into customer_share (customer_id, user_id, access, until, created_at, created_by)
        select id, ${user.id}, ${access}, ${end}::date, greatest(created_at + interval '1 minute',
          (${dayAfter(today, -since)}::date + time '10:30') at time zone 'Asia/Shanghai'), owner_id
        from customer where name = ${customer} and owner_id <> ${user.id}
        returning *)
      insert into event (kind, actor_id, customer_id, data, at)
      select 'customer.shared', created_by, customer_id,
        jsonb_build_object('userId', user_id, 'access', access, 'until', until), created_at
      from given`.execute(trx)
  }
  await sql`
    update change_log l set at = s.created_at, actor_id = s.created_by from customer_share s
    where l.record = 'customer_share' and l.customer_id = s.customer_id and l.record_id = s.user_id`.execute(
    trx,
  )
}
