import { type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

type Record = 'contact' | 'follow_up_plan' | 'billing_profile' | 'delivery_address'

/** Whether what hangs on a customer now hung on another one when the day ended, and came by a merge since. */
export const movedInSince = (
  record: Record,
  id: RawBuilder<unknown>,
  end: string,
): RawBuilder<unknown> => sql`
  exists (select from ${hangingOnSeen('merge_entry')} e join ${hangingOnSeen('customer_merge')} g on g.id = e.merge_id
    where e.record = ${record} and e.record_id = ${id} and g.undone_at is null and g.at >= ${end}::timestamptz
      and not e.was ? 'unitedWith')`
