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
        select id, ${user.id}, ${access}, ${end}::date, greatest(created_at + interval '1 minute', now() - make_interval(days => ${since})), owner_id
        from customer where name = ${customer} and owner_id <> ${user.id}
        returning *)
      insert into event (kind, actor_id, customer_id, data, at)
      select 'customer.shared', created_by, customer_id,
        jsonb_build_object('userId', user_id, 'access', access, 'until', until), created_at
      from given`.execute(trx)
  }
}
