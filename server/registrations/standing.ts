import { today } from '../followups/due.ts'
import { type RawBuilder, sql } from '../platform/database.ts'

/** Of registrations `r`: whether it holds today. */
export const isStanding = sql`r.ended_at is null and r.until >= ${today}`

/** The last day of a customer's protection, or null. */
export const protectedUntil = (customerId: RawBuilder<unknown>) => sql`
  (select max(r.until) from registration r where r.customer_id = ${customerId} and ${isStanding})`

/**
 * The same, against somebody who would enter that customer again: not against its owner, nor against who was told by a ruling
 * that it is another one.
 */
export const protectedAgainst = (customerId: RawBuilder<unknown>, userId: RawBuilder<unknown>) => sql`
  (select max(r.until) from registration r join customer held on held.id = r.customer_id
   where r.customer_id = ${customerId} and ${isStanding} and held.owner_id <> ${userId}
     and not exists (
       select from clash k where k.customer_id = r.customer_id and k.asker_id = ${userId} and k.outcome = 'another'))`
