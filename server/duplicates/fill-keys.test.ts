import { beforeAll, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { fillNameKeys } from './fill-keys.ts'
import { askForNameKeys } from './tasks.ts'

/** Customers that were entered before names were compared by keys. */
let database: Awaited<ReturnType<typeof testDatabase>>
let company: Company

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
})

test('have them filled after a start, batch by batch, without another version', async () => {
  const { db } = database
  for (const name of ['苏州恒力机械有限公司', '华信电子', '瑞通包装'])
    await company.customerOf('王磊', { name })
  await sql`update customer set name_key = null, name_region = null, name_sound = null`.execute(db)
  const asked: string[] = []
  const jobs = { add: async (_: unknown, task: string) => void asked.push(task) } as unknown as Jobs
  await askForNameKeys(db, jobs)
  expect(asked).toEqual(['fill_name_keys'])
  expect([await fillNameKeys(db, 2), await fillNameKeys(db, 2)]).toEqual([3, 0])
  await askForNameKeys(db, jobs)
  expect(asked).toHaveLength(1)
  const { rows } = await sql`
    select name_key, name_region, name_sound, version from customer order by id limit 2`.execute(db)
  expect(rows).toEqual([
    { name_key: '恒力机械', name_region: '320500', name_sound: 'henglijixie', version: 1 },
    { name_key: '华信电子', name_region: null, name_sound: 'huaxindianzi', version: 1 },
  ])
})
