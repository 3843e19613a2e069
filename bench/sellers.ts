import type pg from 'pg'

/** Besides the demo company's three: five sales departments more, so that 25 people in eight departments sell. */
const departments = ['西南销售部', '西北销售部', '东北销售部', '华中销售部', '海外销售部']
const peoplePerDepartment = [3, 2, 2, 3, 2]

/** Adds them where they are missing. @returns all who own customers: sales and their supervisors */
export async function addSellers(client: pg.Client): Promise<{ id: number; departmentId: number }[]> {
  await client.query(
    `insert into department (name, parent_id, position)
     select name, (select id from department where name = '销售中心'), 20 + ordinality
     from unnest($1::text[]) with ordinality as added (name, ordinality) on conflict do nothing`,
    [departments],
  )
  await client.query(
    `insert into user_account (user_name, name, job_title, department_id, status)
     select 'bench-' || d.id || '-' || n, d.name || n, '销售代表', d.id, 'active'
     from unnest($1::text[], $2::integer[]) as added (name, people) join department d using (name),
       generate_series(1, people) as n on conflict do nothing`,
    [departments, peoplePerDepartment],
  )
  await client.query(
    `insert into user_role (user_id, role_id)
     select u.id, r.id from user_account u, role r where u.user_name like 'bench-%' and r.key = 'sales' on conflict do nothing`,
  )
  const { rows } = await client.query<{ id: string; department_id: string }>(
    `select u.id, u.department_id from user_account u
     where u.status = 'active' and exists (
       select from user_role ur join role r on r.id = ur.role_id
       where ur.user_id = u.id and r.key in ('sales', 'sales_supervisor'))
     order by u.id`,
  )
  return rows.map(({ id, department_id }) => ({ id: Number(id), departmentId: Number(department_id) }))
}
