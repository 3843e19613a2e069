import { sql } from '../platform/database.ts'

/** Of clashes `x`: neither ruled nor withdrawn. */
export const isOpen = sql`x.outcome is null and x.withdrawn_at is null`

/** Of one whose customer is `c`: nothing is left to rule, for it is the asker's by now or was deleted. */
export const isSettled = sql`(${isOpen} and (c.owner_id = x.asker_id or c.deleted_at is not null))`
