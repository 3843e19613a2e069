import type { LossReason, Stage, stageCauses } from '../../contract/stage.ts'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { seenBy, type Viewer } from '../platform/visibility.ts'
import { sortMany } from './many.ts'
import { requireCustomer } from './queries.ts'
import { named } from './row.ts'

type Row = {
  id: number
  at: string
  from: Stage | null
  to: Stage
  cause: (typeof stageCauses)[number]
  reason: LossReason | null
  note: string | null
  actor_id: number | null
  actor_name: string | null
}

export async function listStageChanges(database: Database, viewer: Viewer, customerId: number) {
  await requireCustomer(database, viewer, customerId)
  const rows = await selectRows<Row>(
    database,
    sql`
      select s.id, s.at, s.from_stage as "from", s.to_stage as "to", s.cause, s.reason, s.note,
        s.actor_id, u.name as actor_name
      from ${seenBy(viewer, 'stage_change')} s left join user_account u on u.id = s.actor_id
      where s.customer_id = ${customerId}::bigint order by s.version desc`,
  )
  return rows.map(({ actor_id, actor_name, ...row }) => ({ ...row, actor: named(actor_id, actor_name) }))
}

export async function previewStages(database: Database, viewer: Viewer, ids: number[], stage: Stage) {
  const already = sql`c.stage = ${stage}`
  const { able, leftAlone, unknown } = await sortMany(database, viewer, ids, { to: 'edit', already })
  const order = sql`array['prospect', 'interested', 'deal', 'lost']`
  const [row] = await selectRows<{ back: number }>(
    database,
    sql`
      select count(*)::integer as back from ${seenBy(viewer, 'customer', { action: 'edit' })} c
      where c.id = any(${able}::bigint[]) and array_position(${order}, c.stage) > array_position(${order}, ${stage}::text)`,
  )
  return { able: able.length, back: row?.back ?? 0, leftAlone, unknown }
}
