import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { CustomField, CustomValue } from '../../contract/custom-fields.ts'
import { customerListQuery } from '../../contract/customers.ts'
import { endingOf } from '../../contract/file-types.ts'
import { type ViewSettings, viewSettings } from '../../contract/list-views.ts'
import { parseCreditCode } from '../../contract/values/creditCode.ts'
import { demoFiles } from '../../database/demo/files.ts'
import { departments, people } from '../../database/demo/people.ts'
import { demoCustomers } from '../../database/demo/story.ts'
import { checkCustom } from '../custom-fields/check.ts'
import { countCustomers } from '../customers/queries.ts'
import { agrees, typeOf } from '../files/sniff.ts'
import { rolePresets } from '../people/presets.ts'
import { diskStore } from '../platform/files/disk.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { viewerOf } from '../session/queries.ts'
import { foundOrganisation } from '../setup/actions.ts'
import { industries } from '../values/industry.ts'
import { regions } from '../values/regions.ts'
import { foundDemoCompany, loadDemoCompany } from './load.ts'

const demo = await testDatabase({ demo: true })

const rowsOf = async <Row>(text: string, { pool } = demo): Promise<Row[]> =>
  (await pool.query(text)).rows as Row[]
const only = async <Row>(text: string, database = demo): Promise<Row> => {
  const [row] = await rowsOf<Row>(text, database)
  if (!row) throw new Error('no row')
  return row
}

/** Everything the story tells, by names in place of ids. */
const told = `
  select c.number, c.name, c.name_pinyin, c.stage, c.credit_code, c.region_code, c.initial_need, c.budget_min,
    c.created_at::text, c.updated_at::text, c.version, o.user_name as owner, d.name as department, i.name as industry,
    (select json_agg(json_build_array(k.name, k.job_title, k.email, k.is_primary, k.version,
       (select json_agg(p.e164 order by p.position) from contact_phone p where p.contact_id = k.id)) order by k.ordinal)
     from contact k where k.customer_id = c.id) as contacts,
    (select json_agg(json_build_array(h.at, h.record, h.version, a.user_name,
       (select json_object_agg(key, value) from jsonb_each(h.changes) where key not in ('ownerId', 'departmentId'))) order by h.id)
     from change_log h join user_account a on a.id = h.actor_id where h.customer_id = c.id) as history
  from customer c join user_account o on o.id = c.owner_id join department d on d.id = c.department_id
  left join industry i on i.id = c.industry_id
  order by c.number`

test('told twice on the same day, the story is the same', async () => {
  expect(demoCustomers('2026-03-02')).toEqual(demoCustomers('2026-03-02'))
  const again = await testDatabase()
  await foundDemoCompany(again)
  expect(await rowsOf(told, again)).toEqual(await rowsOf(told))
})

test('a company that stands already is left alone', async () => {
  const before = await only('select count(*)::integer as customers from customer')
  await foundDemoCompany(demo)
  expect(await only('select count(*)::integer as customers from customer')).toEqual(before)
})

test('it can be loaded beside a founder of the same user name', async () => {
  const own = await testDatabase()
  const administrator = { name: '李娜', userName: 'LiNa', password: 'correct horse battery' }
  await foundOrganisation(own, { organisation: '自己的公司', administrator }, 'zh-CN', (trx) =>
    loadDemoCompany(trx),
  )
  expect(await only('select is_demo from organisation', own)).toEqual({ is_demo: false })
  expect(await rowsOf(`select user_name from user_account where name = '李娜' order by id`, own)).toEqual([
    { user_name: 'LiNa' },
    { user_name: 'lina.demo' },
  ])
})

test('the size that was promised: 400 customers, some 600 contacts, a few in the trash', async () => {
  const { customers, contacts, trashed } = await only<Record<string, number>>(`
    select count(*)::integer as customers, sum(contact_count)::integer as contacts,
      count(deleted_at)::integer as trashed from customer where number is not null`)
  expect(customers).toBe(400)
  expect(contacts).toBeGreaterThan(550)
  expect(contacts).toBeLessThan(700)
  expect(trashed).toBeGreaterThanOrEqual(4)
})

test('every preset role has somebody, and nobody can sign in with a password', async () => {
  const used = await rowsOf<{ key: string }>(
    'select distinct key from user_role join role on role.id = role_id',
  )
  expect(used.map(({ key }) => key).sort()).toEqual(rolePresets.map(({ key }) => key).sort())
  expect(await only('select count(password_hash)::integer as passwords from user_account')).toEqual({
    passwords: 0,
  })
  expect(
    people.every(
      ({ department }) => department === null || departments.some(({ name }) => name === department),
    ),
  ).toBe(true)
})

test('every credit code is valid and stands once', async () => {
  const codes = await rowsOf<{ credit_code: string }>(
    'select credit_code from customer where credit_code is not null',
  )
  expect(codes.length).toBeGreaterThan(250)
  expect(codes.filter(({ credit_code }) => !parseCreditCode(credit_code).ok)).toEqual([])
  expect(new Set(codes.map((row) => row.credit_code)).size).toBe(codes.length)
})

test('every customer has exactly one primary contact', async () => {
  const wrong = await rowsOf(`
    select c.name from customer c
    where (select count(*) from contact k where k.customer_id = c.id and k.is_primary and k.deleted_at is null) <> 1
      or c.contact_count <> (select count(*) from contact k where k.customer_id = c.id and k.deleted_at is null)`)
  expect(wrong).toEqual([])
})

test('every region and every industry division exists', async () => {
  const used = await rowsOf<{ code: string }>(
    'select distinct region_code as code from customer where region_code is not null',
  )
  expect(used.length).toBeGreaterThan(80)
  expect(used.filter(({ code }) => !regions.has(code))).toEqual([])
  const codes = await rowsOf<{ code: string }>('select gb_code as code from industry')
  expect(codes.filter(({ code }) => !industries.has(code))).toEqual([])
})

test('numbers carry the year of entry and have no gaps', async () => {
  const numbers = await rowsOf<{ number: string; year: string }>(`
    select number, to_char(created_at at time zone 'Asia/Shanghai', 'YYYY') as year from customer
    where number is not null order by created_at, id`)
  expect(numbers.filter(({ number, year }) => !number.startsWith(`${year}-`))).toEqual([])
  const counters = await rowsOf<{ counter: string; value: number }>(
    'select counter, value from number_counter',
  )
  expect(counters.reduce((sum, { value }) => sum + value, 0)).toBe(numbers.length)
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length)
})

test('the past lies in order: founded, entered, edited, today', async () => {
  const wrong = await rowsOf(`
    select c.name from customer c where c.created_at > now() or c.updated_at < c.created_at or c.updated_at > now()
      or c.founded_on > c.created_at or c.cooperation_since > current_date
    union all
    select 'log ' || h.id from change_log h join customer c on c.id = h.customer_id
    where h.at <= c.created_at or h.at > now() or h.actor_id is null`)
  expect(wrong).toEqual([])
})

test('histories tell of promotions, new owners and stages; what was 高鹏’s is 马超’s', async () => {
  const fields = await rowsOf<{ field: string; times: number }>(`
    select field, count(*)::integer as times from change_log, jsonb_object_keys(changes) as field group by field`)
  const times = Object.fromEntries(fields.map(({ field, times }) => [field, times]))
  for (const field of ['jobTitle', 'ownerId', 'stage', 'phone', 'budget', 'deleted']) {
    expect(times[field], field).toBeGreaterThan(2)
  }
  expect(
    await only(`select count(*)::integer as his from customer where owner_id =
    (select id from user_account where user_name = 'gaopeng')`),
  ).toEqual({ his: 0 })
})

test('a customer stands in its owner’s department', async () => {
  const wrong = await rowsOf(`
    select c.name from customer c join user_account o on o.id = c.owner_id where o.department_id <> c.department_id`)
  expect(wrong).toEqual([])
})

test('custom fields of every other kind, with values of their kinds on a good part of the customers', async () => {
  const fields = await rowsOf<{ object: string; kind: string }>(
    'select object, kind from custom_field order by id',
  )
  expect(fields.map(({ object, kind }) => `${object} ${kind}`)).toEqual([
    'customer single',
    'customer number',
    'customer date',
    'customer multi',
    'customer boolean',
    'customer money',
    'customer link',
    'contact single',
  ])
  const held = await rowsOf<{ object: 'customer' | 'contact'; field: CustomField; value: CustomValue }>(`
    select 'customer' as object, to_jsonb(f) as field, v.value from customer c, jsonb_each(c.custom) v
      left join custom_field f on f.key = v.key and f.object = 'customer'
    union all
    select 'contact', to_jsonb(f), v.value from contact k, jsonb_each(k.custom) v
      left join custom_field f on f.key = v.key and f.object = 'contact'`)
  const wrong = held.filter(({ field, value }) => field === null || !checkCustom(field, value).ok)
  expect(wrong).toEqual([])
  const times = Object.groupBy(held, ({ field }) => field.key)
  for (const [key, some] of Object.entries(times)) expect(some?.length, key).toBeGreaterThan(15)
  expect(Object.keys(times)).toHaveLength(fields.length)
})

test('shares to read and to write, one until a day to come and one that has ended, none with the owner', async () => {
  const shares = await rowsOf<{ access: string; lasts: boolean | null; wrong: boolean; told: boolean }>(`
    select c.name, u.user_name as with, s.access, s.until > current_date as lasts,
      c.owner_id = u.id or s.created_at <= c.created_at or s.created_at > now() as wrong,
      exists (select from event e where e.kind = 'customer.shared' and e.customer_id = c.id and e.at = s.created_at) as told
    from customer_share s join customer c on c.id = s.customer_id join user_account u on u.id = s.user_id order by s.access, s.until nulls first`)
  expect(shares.map(({ access, lasts, wrong, told }) => [access, lasts, wrong, told])).toEqual([
    ['read', null, false, true],
    ['read', false, false, true],
    ['write', null, false, true],
    ['write', true, false, true],
  ])
})

test('two shared views, each as a view may be and with customers in it', async () => {
  const views = await rowsOf<{ name: string; shared_with: string; settings: ViewSettings; owner_id: number }>(
    'select name, shared_with, settings, owner_id from list_view order by id',
  )
  expect(views.map(({ name, shared_with }) => [name, shared_with])).toEqual([
    ['百万项目待成交', 'department'],
    ['资料待补全', 'everybody'],
  ])
  for (const { name, settings, owner_id } of views) {
    const viewer = await viewerOf(demo, owner_id)
    if (!viewer) throw new Error(name)
    const query = customerListQuery.parse(viewSettings.parse(settings).filters)
    const { value } = await countCustomers(demo, viewer, query)
    expect(value, name).toBeGreaterThan(5)
    expect(value, name).toBeLessThan(150)
  }
})

test('groups hold the companies of their name, all that there are', async () => {
  const groups = await rowsOf(`
    select g.name, count(*)::integer as members,
      (select count(*)::integer from customer c
       where c.name like '%' || replace(g.name, '集团', '') || '%' and c.deleted_at is null) as fitting
    from company_group g join customer c on c.group_id = g.id group by g.name order by g.name`)
  const told = groups as { name: string; members: number; fitting: number }[]
  expect(told.map(({ name }) => name)).toEqual(['恒瑞达集团', '朗拓集团'])
  // How many there are depends on the day that the story is told from.
  for (const { members, fitting } of told) {
    expect(members).toBeGreaterThan(1)
    expect(members).toBe(fitting)
  }
})

test('files lie beside their customers, the same every time, where there is a store to put them in', async () => {
  expect(await only('select count(*)::integer as files from file')).toEqual({ files: 0 })
  const own = await testDatabase()
  const store = diskStore(mkdtempSync(join(tmpdir(), 'kemai-demo-')))
  await foundDemoCompany(own, store)
  const files = await rowsOf<{ name: string; customer: string; key: string; media_type: string }>(
    `
    select f.name, f.media_type, c.name as customer, f.content_key as key from file f join customer c on c.id = f.customer_id
    order by f.id`,
    own,
  )
  expect(files.map(({ name, customer }) => [customer, name])).toEqual(
    demoFiles.map(({ customer, name }) => [customer, name]),
  )
  for (const [index, { key, media_type, name }] of files.entries()) {
    const read = await store.read(key)
    if (read === null) throw new Error(`no content of ${name}`)
    const content = await buffer(read)
    expect(content).toEqual(demoFiles[index]?.content)
    const type = typeOf(endingOf(name))
    expect(type && [type.mediaType, agrees(type, content)], name).toEqual([media_type, true])
  }
})

test('data is verified: shares of accurate customers rise, something is left to put right, and numbers are dead', async () => {
  const quarters = await rowsOf<{ accurate: number }>(`
    select count(*) filter (where i.verdict = 'accurate')::float / count(i.verdict) as accurate
    from spot_check s join spot_check_item i on i.spot_check_id = s.id group by s.quarter order by s.quarter`)
  expect(quarters.map(({ accurate }) => accurate).slice(0, 3)).toEqual([0.7, 0.8, 0.85])
  const counts = await only(`
    select (select count(*)::integer from spot_check_item where due_on is not null and closed_at is null) as open,
      (select count(*) > 3 from field_mark where reason is not null) as invalid,
      (select count(*) > 20 from field_mark where how is not null) as verified,
      (select count(*)::integer from field_mark m join customer c on c.id = m.customer_id where m.at > now()) as "toCome",
      (select count(*)::integer from spot_check_item where judged_at > now()) as "judgedToCome",
      (select count(*)::integer from spot_check_item i join customer c on c.id = i.customer_id
       join spot_check s on s.id = i.spot_check_id where c.created_at > s.drawn_at) as "drawnUnborn",
      (select count(*)::integer from tip) as tips, (select count(*)::integer from tip where answer is null) as "openTips"`)
  expect(counts).toEqual({
    open: 1,
    invalid: true,
    verified: true,
    toCome: 0,
    judgedToCome: 0,
    drawnUnborn: 0,
    tips: 2,
    openTips: 1,
  })
})

test('household data are switched on, and stand only where somebody agreed', async () => {
  expect(
    await only(`
      select household_on as "isOn", (select count(*)::integer from customer where household is not null) as noted,
        (select count(*)::integer from customer c where household is not null and not exists (
          select from contact k join consent n on n.contact_id = k.id and n.purpose_id = household_purpose_id
          where k.customer_id = c.id)) as "withoutBasis"
      from organisation`),
  ).toEqual({ isOn: true, noted: 2, withoutBasis: 0 })
})

test('consents, who isn’t to be contacted, and a request that waits are told with it', async () => {
  expect(
    await only(`
      select (select count(*)::integer from contact k where not exists (select from consent n where n.contact_id = k.id)) as without,
        (select count(*)::integer from consent n join privacy_purpose p on p.id = n.purpose_id and p.is_marketing) as marketing,
        (select count(*)::integer from consent where withdrawn_on is not null) as withdrawn,
        (select count(*)::integer from do_not_contact where lifted_at is null) as barred,
        (select count(*)::integer from privacy_request where outcome is null) as open`),
  ).toEqual({ without: 0, marketing: 3, withdrawn: 1, barred: 2, open: 1 })
})
