import { type Db, sql } from '../platform/database.ts'
import { rowsOf, type Task } from './queries.ts'

const keyOf = {
  creditCode: sql`parsed -> 'customer' ->> 'credit_code'`,
  name: sql`parsed -> 'customer' ->> 'name_norm'`,
}
const columnOf = { creditCode: sql`c.credit_code`, name: sql`c.name_norm` }
/** The keys that the file has: without a column of codes there is nothing to look up. */
const kindsOf = ({ mapping }: Task) =>
  (['creditCode', 'name'] as const).filter((kind) => mapping.includes(kind))

/**
 * Marks good rows that are customers already: of the same credit code or the same name. Like every hit it names the
 * owner even where the importer may not see the customer (DOMAIN §2), so it goes around `seenBy`.
 */
export async function markKnownCustomers(trx: Db, task: Task): Promise<void> {
  for (const kind of kindsOf(task)) {
    await sql`
      update import_row r set problems = jsonb_build_array(jsonb_build_object(
        'column', ${mappedColumn(task, kind)}::integer, 'code', ${`duplicate.${kind}`}::text,
        'data', jsonb_build_object('owner', hit.owner)))
      from (
        select good.row_number, coalesce(o.name, '—') as owner
        from (select r.row_number, ${keyOf[kind]} as key from import_row r where ${rowsOf(task)} and r.problems is null) good
        cross join lateral (
          select c.owner_id from customer c
          where ${columnOf[kind]} = good.key and c.deleted_at is null order by c.id limit 1) known
        left join user_account o on o.id = known.owner_id
        where good.key <> '') hit
      where ${rowsOf(task)} and r.row_number = hit.row_number`.execute(trx)
  }
}

/** Marks good rows whose customer stands further up in the file already: the first of them is the one taken in. */
export async function markRepeatedRows(trx: Db, task: Task): Promise<void> {
  for (const kind of kindsOf(task)) {
    await sql`
      update import_row r set problems = jsonb_build_array(jsonb_build_object(
        'column', ${mappedColumn(task, kind)}::integer, 'code', ${`duplicate.in_file.${kind}`}::text,
        'data', jsonb_build_object('row', later.first)))
      from (
        select row_number, first from (
          select row_number, min(row_number) over (partition by key) as first
          from (select r.row_number, ${keyOf[kind]} as key from import_row r where ${rowsOf(task)} and r.problems is null) good
          where key <> '') placed
        where row_number > first) later
      where ${rowsOf(task)} and r.row_number = later.row_number`.execute(trx)
  }
}

/** Marks good rows whose owner has been deactivated since they were checked. */
export async function markInactiveOwners(trx: Db, task: Task): Promise<void> {
  await sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', ${mappedColumn(task, 'owner')}::integer, 'code', 'owner.inactive'))
    from user_account o
    where ${rowsOf(task)} and r.problems is null
      and o.id = (r.parsed -> 'customer' ->> 'owner_id')::bigint and o.status = 'deactivated'`.execute(trx)
}

/**
 * Marks good rows with a tag that is offered no more since they were checked, or with two of a group that now takes one.
 * The groups stay as they are until the rows are written.
 */
export async function markGoneTags(trx: Db, task: Task): Promise<void> {
  if (!task.mapping.includes('tags')) return
  await sql`select from tag_group order by id for share`.execute(trx)
  await sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', ${mappedColumn(task, 'tags')}::integer, 'code', 'tag.gone'))
    from (
      select given.row_number from (
        select r.row_number, t.id::bigint as tag_id
        from import_row r cross join lateral jsonb_array_elements_text(r.parsed -> 'tags') as t(id)
        where ${rowsOf(task)} and r.problems is null) given
      left join (
        select t.id, g.id as group_id, g.exclusive from tag t join tag_group g on g.id = t.group_id
        where t.active and g.active and g.applies_to <> 'contact') offered on offered.id = given.tag_id
      group by given.row_number
      having count(offered.id) < count(*)
        or count(*) filter (where exclusive) > count(distinct group_id) filter (where exclusive)) gone
    where ${rowsOf(task)} and r.row_number = gone.row_number`.execute(trx)
}

const mappedColumn = ({ mapping }: Task, target: 'creditCode' | 'name' | 'owner' | 'tags') => {
  const column = mapping.indexOf(target)
  return column < 0 ? null : column
}
