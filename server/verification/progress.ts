import type { ResultOf } from '../../contract/endpoint.ts'
import type { readCheckProgress as endpoint } from '../../contract/verification.ts'
import { named } from '../customers/row.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { scopeOf, seenBy, type Viewer } from '../platform/visibility.ts'
import { readReviewersOf } from '../reviews/reviewers.ts'
import { isActive, isCheckedSince, monthStart, quarterDay, quarterLastDay, quarterStart } from './due.ts'

type Row = {
  departmentId: number
  departmentName: string
  ownerId: number | null
  ownerName: string | null
  customers: number
  month: number
  quarter: number
}

/** How far the checks of this month and of this quarter are, of the active customers that the viewer sees. */
export async function readCheckProgress(
  database: Database,
  viewer: Viewer,
): Promise<ResultOf<typeof endpoint>> {
  const rows = await selectRows<Row>(
    database,
    sql`
      select d.id as "departmentId", d.name as "departmentName", o.id as "ownerId", o.name as "ownerName",
        count(*)::integer as customers,
        (count(*) filter (where ${isCheckedSince(monthStart)}))::integer as month,
        (count(*) filter (where ${isCheckedSince(quarterStart)}))::integer as quarter
      from ${seenBy(viewer, 'customer')} c
      join department d on d.id = c.department_id left join user_account o on o.id = c.owner_id
      where ${isActive}
      group by d.id, o.id order by d.id, o.id`,
  )
  const [today] = await selectRows<{ quarter: string; dueOn: string }>(
    database,
    sql`select ${quarterDay} as quarter, ${quarterLastDay} as "dueOn"`,
  )
  return {
    quarter: today?.quarter ?? '',
    dueOn: today?.dueOn ?? '',
    departments: scopeOf(viewer, 'customer.view') === 'own' ? [] : await totalsOf(database, rows),
    rows: rows.map(({ departmentId, departmentName, ownerId, ownerName, ...row }) => ({
      ...row,
      department: { id: departmentId, name: departmentName },
      owner: named(ownerId, ownerName),
    })),
  }
}

/** All of each department, with who answers for its review: whoever is asked to review its entries. */
async function totalsOf(database: Database, rows: readonly Row[]) {
  const byDepartment = Map.groupBy(rows, ({ departmentId }) => departmentId)
  const responsible = await readReviewersOf(database.db, [...byDepartment.keys()])
  return [...byDepartment].map(([id, own]) => {
    const sum = (figure: 'customers' | 'month' | 'quarter') => own.reduce((all, row) => all + row[figure], 0)
    return {
      department: { id, name: own[0]?.departmentName ?? '' },
      responsible: (responsible.get(id) ?? []).map(({ id, name }) => ({ id, name })),
      customers: sum('customers'),
      month: sum('month'),
      quarter: sum('quarter'),
    }
  })
}
