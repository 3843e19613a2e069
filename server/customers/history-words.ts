import { sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

/*
 * What was said when a customer, of an entry `h` of its change log, took a step. Words may have to be erased: they stand in
 * the tables of the steps, and log and events name them by version and id. Of other customers of the same step only
 * whether there are any leaves these queries.
 */

/** Customers that were changed together have their time, the transaction's own, in common. */
export const stageStepOf = sql`
  case when h.record = 'customer' and h.changes ? 'stage' then (
    select jsonb_build_object('from', s.from_stage, 'to', s.to_stage, 'cause', s.cause, 'reason', s.reason, 'note', s.note,
      'isBatch', exists (select from ${hangingOnSeen('stage_change')} o
        where o.at = s.at and o.to_stage = s.to_stage and o.actor_id = s.actor_id and o.customer_id <> s.customer_id))
    from ${hangingOnSeen('stage_change')} s where s.customer_id = h.customer_id and s.version = h.version) end`

/** Nothing where the owner is a field that was edited: only a step has an event that names it. */
export const givingOf = sql`
  case when h.record = 'customer' and h.changes ? 'ownerId' then (
    select jsonb_build_object(
      'how', case when o.id is not null then 'handOver' when e.data ? 'undo' then 'undo' else 'assignment' end,
      'words', case when o.id is not null then o.note when not e.data ? 'undo' then a.reason end,
      'isBatch', coalesce(o.customers > 1, (select count(*) > 1 from (
        select from ${hangingOnSeen('assigned_customer')} where assignment_id = a.id limit 2) as given)))
    from event e
    left join assignment a on a.id = (e.data ->> 'assignmentId')::bigint
    left join hand_over o on o.id = (e.data ->> 'handOverId')::bigint
    where e.customer_id = h.customer_id and e.kind = 'customer.assigned' and e.data ->> 'version' = h.version::text
      and (a.id is not null or o.id is not null)) end`
