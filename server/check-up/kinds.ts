import type { FindingKind } from '../../contract/check-up.ts'
import { alphabet, weights } from '../../contract/values/creditCode.ts'
import { endOf, today } from '../followups/due.ts'
import { type RawBuilder, sql } from '../platform/database.ts'

/** Kinds that SQL tells of customer `c` as it stands, the same way for a check of all and for a list of a few. */
export type TellableKind = Exclude<FindingKind, 'invalid_phone' | 'missing_required'>

/** What the other customer `o` of a pair must be besides. */
type Other = RawBuilder<unknown>

/**
 * Whether customer `c` has what the kind says. The other one of a pair is looked for among all customers: DOMAIN §2 names
 * the owner of a duplicate even where it isn't seen, and here nothing is told of it but that there is one.
 */
export const conditions: Record<TellableKind, (other: Other) => RawBuilder<unknown>> = {
  same_name: (other) => sql`exists (select from customer o
    where o.name_norm = c.name_norm and o.id <> c.id and o.deleted_at is null and ${other})`,
  same_code: (other) => sql`exists (select from customer o
    where o.credit_code = c.credit_code and o.id <> c.id and o.deleted_at is null and ${other})`,
  invalid_code: () => invalidCode,
  same_phone: (other) => sql`exists (
    select from contact_phone p join contact k on k.id = p.contact_id
      join contact_phone q on q.e164 = p.e164 and q.extension is not distinct from p.extension and q.customer_id <> p.customer_id
      join contact l on l.id = q.contact_id join customer o on o.id = q.customer_id
    where p.customer_id = c.id and ${isThere('k')} and ${isThere('l')} and o.deleted_at is null and ${other})`,
  no_contact: () => sql`not exists (select from contact k where k.customer_id = c.id and ${isThere('k')})`,
  no_owner: () => sql`c.owner_id is null`,
  no_next_step: () => sql`c.needs_next_step`,
  silent: () => sql`
    (c.stage <> 'lost' and coalesce(c.last_follow_up_at, c.created_at) < ${endOf(sql`(${today} - (select silent_after_days from organisation))`)})`,
}

/** Whether a contact counts: neither deleted nor gone from the customer. */
export const isThere = (contact: 'k' | 'l') =>
  sql`${sql.ref(`${contact}.deleted_at`)} is null and ${sql.ref(`${contact}.left_on`)} is null`

/** The sum of all 18 characters, the check character's with weight 1, must be a multiple of 31 (GB 32100-2015). */
const invalidCode = sql`(c.credit_code !~ ${sql.lit(`^[${alphabet}]{18}$`)} or (${sql.join(
  [...weights, 1].map(
    (weight, place) =>
      sql`(strpos(${sql.lit(alphabet)}, substr(c.credit_code, ${sql.lit(place + 1)}, 1)) - 1) * ${sql.lit(weight)}`,
  ),
  sql` + `,
)}) % 31 <> 0)`
