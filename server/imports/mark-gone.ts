import { type Db, sql } from '../platform/database.ts'
import { columnFor } from './check-row.ts'
import { rowsOf, type Task } from './queries.ts'

/** Marks good rows whose owner has been deactivated since they were checked. */
export async function markInactiveOwners(trx: Db, task: Task): Promise<void> {
  await sql`
    update import_row r set problems = jsonb_build_array(jsonb_build_object(
      'column', ${columnFor(task.mapping, 'owner')}::integer, 'code', 'owner.inactive'))
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
      'column', ${columnFor(task.mapping, 'tags')}::integer, 'code', 'tag.gone'))
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
