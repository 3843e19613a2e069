import { customKinds } from '../../../contract/custom-fields.ts'
import { startExport } from '../../../contract/exports.ts'
import { createListView } from '../../../contract/list-views.ts'
import { createToken } from '../../../contract/session.ts'
import { prepared } from '../../imports/testing/steps.ts'
import { sql } from '../database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from './app.ts'
import { foundTestCompany } from './company.ts'
import { testDatabase } from './database.ts'
import type { Asking } from './fuzz.ts'
import { recordOf, subjects } from './records.ts'

export type FuzzBed = {
  testbed: TestApp
  /** In a session of its own: the request before may have ended the last one. */
  callerOf(name: Asking): Promise<Caller>
  /** What earlier requests deleted or turned off stands again. */
  restore(): Promise<void>
}

/** By the key of their role; their ids are none that a request names, so that none takes their rights away. */
const asking = { administrator: 900_001, sales: 900_002 }

/** A company with some of everything, half of it owned by the one who asks as sales. */
export async function fuzzBed(): Promise<FuzzBed> {
  const database = await testDatabase()
  const { db } = database
  const company = await foundTestCompany(database)
  const testbed = await testApp(database, {
    setUpCode: 'ABC-DEF-234',
    environment: { SECRET_KEY: 'a key of the tests, long enough for it' },
  })
  for (const object of ['customer', 'contact'])
    for (const [index, kind] of customKinds.entries())
      await sql`
        insert into custom_field (object, key, label, kind, options) values
          (${object}, ${`cf_${index + 1}${object === 'contact' ? 'k' : ''}`}, ${`${object} ${kind}`}, ${kind},
          '[{"key":"a1","label":"甲","colour":"blue","retired":false}]')`.execute(db)
  for (const owner of ['王磊', '陈静'] as const)
    for (const subject of subjects) await recordOf(company, testbed, subject, { owner })
  for (const [key, id] of Object.entries(asking)) {
    await sql`
      insert into user_account (id, user_name, name, department_id, status) overriding system value
      values (${id}, ${key}, ${key}, ${company.departments.华东区}, 'active')`.execute(db)
    await sql`insert into role (id, name) overriding system value values (${id}, ${key})`.execute(db)
    await sql`
      insert into role_permission (role_id, object, action, scope)
      select ${id}, object, action, scope from role_permission join role r on r.id = role_id where r.key = ${key}`.execute(
      db,
    )
    await sql`insert into user_role (user_id, role_id) values (${id}, ${id})`.execute(db)
  }
  await sql`update customer set owner_id = ${asking.sales} where owner_id = ${company.people.王磊}`.execute(
    db,
  )
  const callerOf: FuzzBed['callerOf'] = async (name) =>
    name === 'nobody'
      ? testbed.signedOut
      : testbed.withHeaders({ cookie: `kemai_session=${await openTestSession(database, asking[name])}` })
  for (const name of ['administrator', 'sales'] as const) await ownThings(testbed, await callerOf(name))
  return { testbed, callerOf, restore: () => restore(testbed) }
}

/** What only its maker sees. */
async function ownThings(testbed: TestApp, caller: Caller): Promise<void> {
  await prepared(testbed, caller, '公司名称,联系人,手机\r\n甲商行,张三,13800138000\r\n乙商行,李四,1\r\n')
  const settings = { filters: {}, sort: null, columns: [], widths: {}, frozen: 1, density: 'normal' as const }
  await caller.call(createListView, { body: { name: '我的', sharedWith: 'everybody', settings } })
  await caller.call(createToken, { body: { name: '报表', days: 1 } })
  await caller.call(startExport, { query: { format: 'csv' } })
}

/** A customer's version isn't turned back: its stages are told by it. */
const versioned = [
  'organisation',
  'user_account',
  'role',
  'custom_field',
  'field_set',
  'contact',
  'follow_up',
  'follow_up_plan',
  'billing_profile',
  'delivery_address',
  'list_view',
]
const deletable = [
  'customer',
  'contact',
  'follow_up',
  'file',
  'billing_profile',
  'delivery_address',
  'list_view',
]

async function restore({ database: { db }, jobs }: TestApp): Promise<void> {
  jobs.length = 0
  await sql`truncate sign_in_failure, reveal, session`.execute(db)
  await sql`delete from change_log where version > 1`.execute(db)
  await sql`
    update organisation set two_factor_for = 'nobody', password_days = null, session_idle_minutes = 720,
      reveal_reason_required = false, reveal_daily_limit = 10000`.execute(db)
  for (const table of versioned)
    await sql`update ${sql.table(table)} set version = 1 where version > 1`.execute(db)
  // Some of each kind lie in the trash, others than the customers that they hang on.
  for (const [index, table] of deletable.entries())
    await sql`
      update ${sql.table(table)} set deleted_at = case when id % 5 = ${index}::integer % 5 then now() - interval '1 hour' end`.execute(
      db,
    )
}
