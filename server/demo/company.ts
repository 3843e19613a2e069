import { departments, people } from '../../database/demo/people.ts'
import { trades } from '../../database/demo/trades.ts'
import { type Db, sql } from '../platform/database.ts'
import { giveRole } from '../setup/actions.ts'

export type DemoUser = { id: number; departmentId: number }

/** Departments and people, below the department at the top. @returns the users by their user name of the story */
export async function addPeople(trx: Db): Promise<Map<string, DemoUser>> {
  const { top, ids } = await addDepartments(trx)
  const users = new Map<string, DemoUser>()
  for (const { userName, name, jobTitle, department, roles, left } of people) {
    const departmentId = (department && ids.get(department)) || top
    const { id } = await trx
      .insertInto('user_account')
      .values({
        user_name: await freeUserName(trx, userName),
        name,
        job_title: jobTitle,
        department_id: departmentId,
        status: left ? 'deactivated' : 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const role of roles) await giveRole(trx, id, role)
    users.set(userName, { id, departmentId })
  }
  return users
}

/** The administrator who loads the demo may have a name of the story already. */
async function freeUserName(trx: Db, userName: string): Promise<string> {
  const { rows } = await sql`select from user_account where lower(user_name) = ${userName}`.execute(trx)
  return rows.length === 0 ? userName : `${userName}.demo`
}

async function addDepartments(trx: Db): Promise<{ top: number; ids: Map<string, number> }> {
  const top = await trx
    .selectFrom('department')
    .select('id')
    .where('parent_id', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const ids = new Map<string, number>()
  for (const [index, { name, parent }] of departments.entries()) {
    const { id } = await trx
      .insertInto('department')
      .values({ name, parent_id: (parent && ids.get(parent)) || top.id, position: index + 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(name, id)
  }
  return { top: top.id, ids }
}

export type DemoIndustry = { id: number; shortCode: string }

/** The company's own list, after the sections of the standard. @returns them by name */
export async function addIndustries(trx: Db): Promise<Map<string, DemoIndustry>> {
  const rows = await trx
    .insertInto('industry')
    .values(
      trades.map(({ industry, shortCode, gbCode }, index) => ({
        name: industry,
        short_code: shortCode,
        gb_code: gbCode,
        position: 100 + index,
      })),
    )
    .returning(['id', 'name', 'short_code'])
    .execute()
  return new Map(rows.map(({ id, name, short_code }) => [name, { id, shortCode: short_code }]))
}
