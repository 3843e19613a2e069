import { beforeAll, expect, test } from 'vitest'
import { sql } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { type Company, foundTestCompany } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { untilWaiting } from '../platform/testing/held-up.ts'
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

test('keep the keys of a name that somebody gives them meanwhile', async () => {
  const { db, pool } = database
  await sql`delete from customer`.execute(db)
  const id = await company.customerOf('王磊', { name: '恒力机械' })
  await sql`update customer set name_key = null, name_region = null, name_sound = null`.execute(db)
  // Of a name that has keys itself they are there already: one of signs alone has none.
  const other = await pool.connect()
  await other.query('begin')
  await other.query(`update customer set name = '？？', name_norm = '' where id = $1`, [id])
  const filling = fillNameKeys(db)
  await untilWaiting(database, 1)
  await other.query('commit')
  other.release()
  await filling
  const { rows } = await sql`select name, name_key, name_sound from customer`.execute(db)
  expect(rows).toEqual([{ name: '？？', name_key: null, name_sound: null }])
})
