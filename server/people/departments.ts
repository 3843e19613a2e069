import type { BodyOf } from '../../contract/endpoint.ts'
import type { updateDepartment as updateEndpoint } from '../../contract/people.ts'
import { countCustomersOf } from '../customers/counts.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { mayReview } from '../reviews/reviewers.ts'

export async function listDepartments(db: Db) {
  const { rows } = await sql<{
    id: number
    parentId: number | null
    name: string
    position: number
    people: number
    reviewer: { id: number; name: string; mayReview: boolean } | null
    version: number
  }>`
    select d.id, d.parent_id as "parentId", d.name, d.position, d.version,
      (select count(*)::integer from user_account u where u.department_id = d.id and u.status <> 'deactivated') as people,
      (select jsonb_build_object('id', r.id, 'name', r.name, 'mayReview', r.id in (select able.id from reviewers_in(d.id) able))
       from user_account r where r.id = d.reviewer_id) as reviewer
    from department d order by d.position, d.id`.execute(db)
  return rows
}

const refuseTakenName = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'department_parent_id_name_key'
    ? failure('department.name_taken', { name })
    : error
}

export async function createDepartment(db: Db, { name, parentId }: { name: string; parentId: number }) {
  await requireDepartment(db, parentId)
  return db
    .insertInto('department')
    .values({
      name,
      parent_id: parentId,
      position: sql`(select coalesce(max(position), 0) + 1 from department)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName(name))
}

export async function updateDepartment(
  trx: Db,
  id: number,
  { name, parentId, reviewerId }: BodyOf<typeof updateEndpoint>,
): Promise<void> {
  // Two moves at once could close a circle that neither sees alone.
  await sql`lock table department in share row exclusive mode`.execute(trx)
  const department = await requireDepartment(trx, id)
  if (parentId !== undefined) {
    await requireDepartment(trx, parentId)
    if (department.parent_id === null || (await departmentsBelow(trx, id)).includes(parentId)) {
      throw failure('department.circle')
    }
  }
  if (reviewerId && !(await mayReview(trx, reviewerId, id)))
    throw invalid('reviewerId', 'reviewer.not_allowed')
  if (name === undefined && parentId === undefined && reviewerId === undefined) return
  await trx
    .updateTable('department')
    .set({
      ...(name !== undefined && { name }),
      ...(parentId !== undefined && { parent_id: parentId }),
      ...(reviewerId !== undefined && { reviewer_id: reviewerId }),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenName(name ?? department.name))
}

export async function deleteDepartment(trx: Db, id: number): Promise<void> {
  await sql`lock table department in share row exclusive mode`.execute(trx)
  const department = await requireDepartment(trx, id)
  const { rows } = await sql<{ people: number; departments: number }>`
    select (select count(*)::integer from user_account where department_id = ${id}) as people,
      (select count(*)::integer from department where parent_id = ${id}) as departments`.execute(trx)
  const { people = 0, departments = 0 } = rows[0] ?? {}
  const customers = await countCustomersOf(trx, { departmentId: id })
  if (people + departments + customers > 0 || department.parent_id === null) {
    throw failure('department.not_empty', { people, customers, departments })
  }
  await trx.deleteFrom('department').where('id', '=', id).execute()
}

async function requireDepartment(db: Db, id: number) {
  const department = await db
    .selectFrom('department')
    .select(['id', 'name', 'parent_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!department) throw failure('record.not_found')
  return department
}

async function departmentsBelow(db: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive below as (
      select ${id}::bigint as id union select d.id from department d join below b on d.parent_id = b.id)
    select id from below`.execute(db)
  return rows.map((row) => row.id)
}
