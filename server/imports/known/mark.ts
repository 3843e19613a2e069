import { matchKinds } from '../../../contract/duplicates.ts'
import { isNamedTo } from '../../customers/name.ts'
import { type Probe, ruledHits, shorterKeys } from '../../duplicates/hits.ts'
import { toldInBulk } from '../../duplicates/told.ts'
import { type Db, sql } from '../../platform/database.ts'
import { seenBy, type Viewer } from '../../platform/visibility.ts'
import { columnFor } from '../check-row.ts'
import { rowsOf, type Task } from '../queries.ts'
import { decisionOf, isFirst } from './decision.ts'

const keyOf = {
  creditCode: sql`parsed -> 'customer' ->> 'credit_code'`,
  name: sql`parsed -> 'customer' ->> 'name_norm'`,
}
const columnOf = { creditCode: sql`c.credit_code`, name: sql`c.name_norm` }
type Kind = keyof typeof keyOf

/** The keys that the file has: without a column of codes there is nothing to look up. */
const kindsOf = ({ mapping }: Task) =>
  (['creditCode', 'name'] as const).filter((kind) => mapping.includes(kind))

/** What of a row is looked for among the customers that are there; without an owner it becomes the importer's. */
const probeOf = ({ userId }: Viewer): Probe => ({
  creditCode: keyOf.creditCode,
  norm: sql`nullif(${keyOf.name}, '')`,
  key: sql`p.key`,
  region: sql`parsed -> 'customer' ->> 'name_region'`,
  sound: sql`parsed -> 'customer' ->> 'name_sound'`,
  beginnings: sql`p.beginnings`,
  phones: sql`p.phones`,
  emails: sql`array[p.email]`,
  domains: sql`array[mail_domain(p.email), web_domain(parsed -> 'customer' ->> 'website')]`,
  exceptId: sql`null::bigint`,
  ownerId: sql`coalesce((parsed -> 'customer' ->> 'owner_id')::bigint, ${userId}::bigint)`,
})

const probed = sql`
  select parsed -> 'customer' ->> 'name_key' as key, lower(parsed -> 'contact' ->> 'email') as email,
    array(select phone ->> 'e164' from jsonb_array_elements(parsed -> 'phones') as phone) as phones,
    ${shorterKeys(sql`(parsed -> 'customer' ->> 'name_key')`)} as beginnings`

/** So many customers that were met by masked values somebody is told of in a day, whatever the number of files. */
const mostMasked = 120

/**
 * Finds the first rows whose customers are there already, by the rules for duplicates. A hit names the owner even where the
 * importer may not see the customer (DOMAIN §2), so it goes around `seenBy`; it is recorded then.
 */
export async function markKnown(trx: Db, task: Task, viewer: Viewer): Promise<void> {
  await sql`
    update import_row r set known_id = hit.id, known_effect = hit.effect, known_by = hit.kind
    from (
      select good.row_number, best.id, best.effect, by.kind
      from (select r.row_number, r.parsed from import_row r where ${rowsOf(task)} and ${isFirst}) good
      cross join lateral (${probed}) p
      cross join lateral (select * from (${ruledHits(probeOf(viewer))}) hits limit 1) best
      cross join lateral (
        select kind from unnest(best.kinds) as kind
        order by kind <> all((select ${toldOf(viewer)} from customer c where c.id = best.id)::text[]), array_position(${matchKinds}::text[], kind)
        limit 1) by) hit
    where ${rowsOf(task)} and r.row_number = hit.row_number`.execute(trx)
  await leaveUntold(trx, task, viewer)
  await sql`
    update import_row r set known_editable = true
    from ${seenBy(viewer, 'customer', { action: 'edit' })} c
    where ${rowsOf(task)} and c.id = r.known_id and ${isTold(viewer)} and ${isNamedTo(viewer)}`.execute(trx)
  await sql`
    insert into access_log (actor_id, action, object_kind, object_id, customer_id, source)
    select distinct ${viewer.userId}::bigint, 'customer.duplicateChecked', 'customer', r.known_id, r.known_id, current_source()
    from import_row r
    where ${rowsOf(task)} and r.known_id is not null
      and not exists (
        select from ${seenBy(viewer, 'customer')} c where c.id = r.known_id and ${isTold(viewer)})`.execute(
    trx,
  )
}

/** The kinds of a match with customer `c` that show the importer nothing that is masked. */
const toldOf = (viewer: Viewer) => {
  const told = (own: boolean) => sql`${toldInBulk(viewer, own)}::text[]`
  return sql`(case when c.owner_id = ${viewer.userId} then ${told(true)} else ${told(false)} end)`
}
const isTold = (viewer: Viewer) => sql`r.known_by = any(${toldOf(viewer)})`

/**
 * A file of numbers isn't asked whose each of them is. Beyond the first few what a rule blocks stays out without saying whose it
 * is; the rest comes in, and the check-up finds its pair.
 */
const leaveUntold = (trx: Db, task: Task, viewer: Viewer) =>
  sql`
    with told as (
      select distinct object_id as id from access_log
      where actor_id = ${viewer.userId} and action = 'customer.duplicateChecked' and source = 'import' and at > now() - interval '1 day'),
    met as (
      select known_id as id from import_row r join customer c on c.id = r.known_id
      where ${rowsOf(task)} and not ${isTold(viewer)} and known_id not in (select id from told)
      group by known_id order by min(r.row_number) offset greatest(0, ${mostMasked}::integer - (select count(*) from told)))
    update import_row r set known_id = null, known_by = null, known_effect = null,
      problems = case when r.known_effect = 'block' then jsonb_build_array(jsonb_build_object(
        'column', ${columnFor(task.mapping, 'name')}::integer, 'code', 'duplicate.untold')) end
    from met join customer c on c.id = met.id
    where ${rowsOf(task)} and r.known_id = met.id and not ${isTold(viewer)}`.execute(trx)

/** Marks first rows whose customer, or whose code, stands further up in the file already. */
export async function markRepeated(trx: Db, task: Task): Promise<void> {
  for (const kind of kindsOf(task)) await markLater(trx, task, kind, keyOf[kind])
  await keepSurest(trx, task)
  await markLater(trx, task, 'name', sql`known_id::text`)
}

/** Rows of several names may each be one customer. The surest is compared with it, the others are customers of their own. */
const keepSurest = (trx: Db, task: Task) =>
  sql`
    update import_row r set known_id = null, known_by = null, known_effect = null, known_editable = false
    from (
      select r.row_number, rank() over (partition by r.known_id order by r.known_effect = 'warn', r.row_number) as place
      from import_row r where ${rowsOf(task)} and ${isFirst} and r.known_id is not null) placed
    where ${rowsOf(task)} and r.row_number = placed.row_number and placed.place > 1 and r.known_effect = 'warn'`.execute(
    trx,
  )

const markLater = (trx: Db, task: Task, kind: Kind, key: typeof keyOf.name) =>
  sql`
    update import_row r set known_id = null, problems = jsonb_build_array(jsonb_build_object(
      'column', ${columnFor(task.mapping, kind)}::integer, 'code', ${`duplicate.in_file.${kind}`}::text,
      'data', jsonb_build_object('row', later.first)))
    from (
      select row_number, first from (
        select row_number, min(row_number) over (partition by key) as first
        from (select r.row_number, ${key} as key from import_row r where ${rowsOf(task)} and ${isFirst}) good
        where key <> '') placed
      where row_number > first) later
    where ${rowsOf(task)} and r.row_number = later.row_number`.execute(trx)

/**
 * Marks rows of customers that somebody entered since the check: nobody has decided about these. A second customer of a
 * known name was decided on, one of a code that another has by now wasn't.
 */
export async function markNowKnown(trx: Db, task: Task): Promise<void> {
  for (const kind of kindsOf(task)) {
    await sql`
      update import_row r set problems = jsonb_build_array(jsonb_build_object(
        'column', ${columnFor(task.mapping, kind)}::integer, 'code', ${`duplicate.${kind}`}::text,
        'data', jsonb_build_object('owner', hit.owner)))
      from (
        select good.row_number, coalesce(o.name, '—') as owner
        from (select r.row_number, ${keyOf[kind]} as key from import_row r
              where ${rowsOf(task)} and ${isFirst} and ${decisionOf(task)} = 'new'
                and (r.known_id is null or ${kind} = 'creditCode')) good
        cross join lateral (
          select c.owner_id from customer c
          where ${columnOf[kind]} = good.key and c.deleted_at is null order by c.id limit 1) known
        left join user_account o on o.id = known.owner_id
        where good.key <> '') hit
      where ${rowsOf(task)} and r.row_number = hit.row_number`.execute(trx)
  }
}

/**
 * Locks the customers that will be changed, and marks the rows of those that the importer may not edit any more. They are
 * looked up by their ids: asked for as a set, PostgreSQL reads all that the importer sees.
 */
export async function markNotEditable(trx: Db, task: Task, viewer: Viewer): Promise<void> {
  const changing = sql`
    ${rowsOf(task)} and ${isFirst} and ${decisionOf(task)} in ('fill', 'overwrite')`
  const { rows: known } = await sql<{ id: number }>`
    select r.known_id as id from import_row r where ${changing} order by r.known_id`.execute(trx)
  if (known.length === 0) return
  const ids = known.map(({ id }) => id)
  const { rows: locked } = await sql<{ id: number }>`
    select c.id from ${seenBy(viewer, 'customer', { action: 'edit' })} c
    where c.id = any(${ids}::bigint[]) and ${isNamedTo(viewer)} order by c.id for no key update`.execute(trx)
  const editable = locked.map(({ id }) => id)
  await sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', ${columnFor(task.mapping, 'name')}::integer, 'code', 'duplicate.not_editable'))
    where ${changing} and r.known_id <> all(${editable}::bigint[])`.execute(trx)
}

/** Marks further rows of a customer whose first row has a problem by now. */
export const markJoinedToBad = (trx: Db, task: Task) =>
  sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', null, 'code', 'row.first_left_out', 'data', jsonb_build_object('row', f.row_number)))
    from import_row f
    where ${rowsOf(task)} and r.problems is null and r.joins is not null
      and f.import_id = r.import_id and f.sheet = r.sheet and f.row_number = r.joins and f.problems is not null`.execute(
    trx,
  )
