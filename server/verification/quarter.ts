import { workCountLimit } from '../../contract/workbench.ts'
import { today } from '../followups/due.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { hangingOnSeen, mayAtAll, seenBy, type Viewer } from '../platform/visibility.ts'
import { inCharge, isMineToLook, readDepartmentsInCharge } from './charge.ts'
import { isActive, isInLastMonth, quarterDay, quarterLastDay } from './due.ts'
import { countUnchecked } from './to-verify.ts'

type Row = {
  unchecked: number
  unlooked: number
  isUndrawn: boolean
  isLastMonth: boolean
  dueOn: string
}

/** What is left of the quarter's review; null for who answers for none. */
export async function readQuarter(database: Database, viewer: Viewer) {
  if (!mayAtAll(viewer, 'customer.approve')) return null
  const departmentIds = await readDepartmentsInCharge(database, viewer)
  const customers = inCharge(viewer, departmentIds)
  const [row] = await selectRows<Row>(
    database,
    sql`
      select ${countUnchecked(customers)} as unchecked,
        (select count(*)::integer from ${seenBy(viewer, 'spot_check_item', { action: 'approve' })} i
         join spot_check s on s.id = i.spot_check_id where ${isMineToLook(viewer, departmentIds)}) as unlooked,
        exists (select from ${customers} c where ${isActive})
          and not exists (
            select from spot_check s join ${hangingOnSeen('spot_check_item')} i on i.spot_check_id = s.id
            join ${customers} c on c.id = i.customer_id where s.quarter = ${quarterDay}) as "isUndrawn",
        ${isInLastMonth(today)} as "isLastMonth", ${quarterLastDay} as "dueOn"`,
  )
  if (!row) throw new Error('a count without a row')
  const { unchecked, ...left } = row
  if (departmentIds.length === 0 && left.unlooked === 0) return null
  return {
    ...left,
    unchecked: { value: Math.min(unchecked, workCountLimit), capped: unchecked > workCountLimit },
  }
}
