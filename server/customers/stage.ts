import type { BodyOf } from '../../contract/endpoint.ts'
import {
  type changeStages as changeMany,
  type changeStage as changeOne,
  type LossReason,
  neededFor,
  type Stage,
} from '../../contract/stage.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid } from '../platform/errors.ts'
import { isOwn } from '../platform/fields.ts'
import type { Viewer } from '../platform/visibility.ts'
import { refuseCollisions } from './collisions.ts'
import { lockCustomer } from './lock.ts'
import { lockMany } from './many.ts'

type Step = { stage: Stage; reason?: LossReason | null | undefined; note?: string | null | undefined }

/** Where the customer stands with us, with its reason: conversion and churn are told from these changes (DOMAIN §2). */
export async function changeStage(
  trx: Db,
  viewer: Viewer,
  id: number,
  { version, ...step }: BodyOf<typeof changeOne>,
): Promise<{ version: number }> {
  const customer = await lockCustomer(trx, viewer, id, { to: 'edit' })
  const own = isOwn(viewer, customer)
  if (version !== undefined)
    await refuseCollisions(
      trx,
      viewer,
      'customer',
      { id, version, current: customer.version, own },
      { stage: step.stage },
    )
  const [row] = await stagesOf(trx, [id])
  if (!row || row.stage === step.stage) return { version: customer.version }
  requireWords([row.stage], step)
  await moveStages(trx, viewer, [id], step)
  return { version: customer.version + 1 }
}

export async function changeStages(trx: Db, viewer: Viewer, { ids, ...step }: BodyOf<typeof changeMany>) {
  const { able, leftAlone, unknown } = await lockMany(trx, viewer, ids, {
    to: 'edit',
    already: sql`c.stage = ${step.stage}`,
  })
  const stages = await stagesOf(trx, able)
  requireWords(
    stages.map(({ stage }) => stage),
    step,
  )
  await moveStages(trx, viewer, able, step)
  return { changed: able, leftAlone, unknown }
}

/** Only the last change of all, and only one's own: what somebody did since stands. */
export async function undoStages(trx: Db, viewer: Viewer, ids: number[]) {
  const { able } = await lockMany(trx, viewer, ids, { to: 'edit' })
  const { rows } = await sql<{ customer_id: number; stage: Stage }>`
    select customer_id, from_stage as stage from (
      select distinct on (customer_id) * from stage_change
      where customer_id = any(${able}::bigint[]) order by customer_id, id desc) as last
    where cause = 'manual' and actor_id = ${viewer.userId} and at > now() - interval '1 hour'
    order by customer_id`.execute(trx)
  for (const [stage, moved] of Map.groupBy(rows, (row) => row.stage))
    await moveStages(
      trx,
      viewer,
      moved.map((row) => row.customer_id),
      { stage },
      'undo',
    )
  return { undone: rows.map((row) => row.customer_id) }
}

/** @throws input.invalid at `reason` or `note` */
function requireWords(from: Stage[], { stage, reason, note }: Step): void {
  const needed = from.map((before) => neededFor(before, stage, reason))
  if (reason && stage !== 'lost') throw invalid('reason', 'stage.reason_unfit')
  if (!reason && needed.some((need) => need.reason)) throw invalid('reason', 'required')
  if (!note && needed.some((need) => need.note)) throw invalid('note', 'required')
}

async function stagesOf(trx: Db, ids: number[]): Promise<{ id: number; stage: Stage }[]> {
  const { rows } = await sql<{ id: number; stage: Stage }>`
    select id, stage from customer where id = any(${ids}::bigint[])`.execute(trx)
  return rows
}

/** Customers that who calls has locked and may edit. */
export async function moveStages(
  trx: Db,
  viewer: Viewer,
  ids: number[],
  { stage, reason, note }: Step,
  cause: 'manual' | 'undo' | 'merge' = 'manual',
): Promise<void> {
  const { rows } = await sql`
    with before as (select id, stage from customer where id = any(${ids}::bigint[])),
    moved as (
      update customer c set stage = ${stage}, version = c.version + 1, updated_at = now(), updated_by = ${viewer.userId}
      from before b where c.id = b.id and b.stage <> ${stage} returning c.id, c.version, b.stage as was),
    told as (
      insert into stage_change (customer_id, version, from_stage, to_stage, cause, reason, note, actor_id)
      select id, version, was, ${stage}, ${cause}, ${reason ?? null}, ${note ?? null}, ${viewer.userId} from moved)
    insert into event (kind, actor_id, customer_id, data)
    select 'customer.stage_changed', ${viewer.userId}, id,
      jsonb_build_object('from', was, 'to', ${stage}::text, 'cause', ${cause}::text, 'reason', ${reason ?? null}::text, 'version', version)
    from moved returning 1`.execute(trx)
  if (rows.length !== ids.length) throw failure('internal')
}
