import { today } from '../followups/due.ts'
import { type RawBuilder, sql } from '../platform/database.ts'

/** Of registrations `r`: whether it holds today. */
export const isStanding = sql`r.ended_at is null and r.until >= ${today}`

/** The last day of a customer's protection, or null. */
export const protectedUntil = (customerId: RawBuilder<unknown>) => sql`
  (select max(r.until) from registration r where r.customer_id = ${customerId} and ${isStanding})`

/**
 * Customers whose last day, `r.until`, meets a condition. As an array, of which PostgreSQL expects few whatever it counted once:
 * those are looked up by their key, and a list that they leave almost empty isn't read through.
 */
export const protectedCustomers = (lastDay: RawBuilder<unknown>) => sql`
  select unnest(array(
    select r.customer_id from registration r where ${isStanding} and ${lastDay} and not exists (
      select from registration later
      where later.customer_id = r.customer_id and later.ended_at is null and later.until > r.until)))`

/**
 * The last day against somebody who would enter the customer again: not against its owner, nor against who was told by a ruling
 * that it is another one.
 */
export const protectedAgainst = (customerId: RawBuilder<unknown>, userId: RawBuilder<unknown>) => sql`
  (select max(r.until) from registration r join customer held on held.id = r.customer_id
   where r.customer_id = ${customerId} and ${isStanding} and held.owner_id <> ${userId}
     and not exists (
       select from clash k where k.customer_id = r.customer_id and k.asker_id = ${userId} and k.outcome = 'another'))`

/** Whether one that holds was made after an instant. */
export const isRegisteredSince = (customerId: RawBuilder<unknown>, instant: RawBuilder<unknown>) => sql`
  exists (select from registration r where r.customer_id = ${customerId} and ${isStanding} and r.at > ${instant})`
