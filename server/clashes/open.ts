import { sql } from '../platform/database.ts'

/** Of clashes `x`: neither ruled nor withdrawn. */
export const isOpen = sql`x.outcome is null and x.withdrawn_at is null`

/** Of one whose customer is `c`: nothing is left to rule, for it is the asker's by now, was deleted, or the asker has left. */
export const isSettled = sql`(${isOpen} and (c.owner_id = x.asker_id or c.deleted_at is not null
  or exists (select from user_account u where u.id = x.asker_id and u.status = 'deactivated')))`

/** What can still be ruled. */
export const awaitsRuling = sql`(${isOpen} and not ${isSettled})`

/** The asker knows which customer it is: it was seen when it was met, or has been given or shared since. */
export const isKnownToAsker = (clash: 'x' | 'y') => sql`
  (${sql.ref(`${clash}.met_seen`)} or coalesce(${sql.ref(`${clash}.outcome`)} in ('goes_over', 'shared'), false))`
