import { beforeAll, expect, test } from 'vitest'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { seenBy, seenInParts } from '../platform/visibility.ts'
import { viewerOf } from '../session/queries.ts'

const everybody: PersonName[] = ['王磊', '孙丽', '李娜', '陈静', '赵总', '管理员', '冯涛']

let database: Database
let company: Company

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  const own = await company.customerOf('王磊', { name: '本人的有限公司' })
  const other = await company.customerOf('陈静', { name: '别部门的有限公司' })
  const nobodys = await company.customerOf('孙丽', { name: '无人的有限公司' })
  await company.customerOf('陈静', { name: '未共享的有限公司' })
  const deleted = await company.customerOf('陈静', { name: '已删除的有限公司' })
  await sql`update customer set owner_id = null where id = ${nobodys}`.execute(database.db)
  for (const name of everybody)
    for (const id of [own, other, nobodys, deleted])
      await sql`insert into customer_share (customer_id, user_id, access, created_by)
        values (${id}, ${company.people[name]}, 'read', ${company.people.管理员})`.execute(database.db)
  await sql`update customer set deleted_at = now() where id = ${deleted}`.execute(database.db)
})

test.each(everybody)('%s sees in parts what is seen in one, each customer once', async (name) => {
  const viewer = await viewerOf(database, company.people[name])
  if (!viewer) throw new Error(`${name} isn’t active`)
  const [whole, parts] = await Promise.all([
    selectRows<{ id: number }>(database, sql`select id from ${seenBy(viewer, 'customer')} c order by id`),
    selectRows<{ id: number }>(
      database,
      sql`${sql.join(
        seenInParts(viewer).map((part) => sql`select id from ${part} c`),
        sql` union all `,
      )} order by id`,
    ),
  ])
  expect(parts).toEqual(whole)
  expect(whole.length).toBeGreaterThanOrEqual(3)
})
