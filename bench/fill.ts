import pg from 'pg'
import { counterKey, parseNumberingRule } from '../contract/values/numbering.ts'
import { setIndexesAside } from '../server/platform/backup/indexes.ts'
import { insertFollowUps, lastFollowUpAt } from './follow-ups.ts'
import { brands, type Part, personParts, regionParts, suffixes, tradeParts } from './parts.ts'
import { addSellers } from './sellers.ts'

const years = 3
/** One table of name parts to draw from: `place` counts from 0. */
const partTables = {
  brand: brands,
  trade: tradeParts,
  suffix: suffixes,
  region: regionParts,
  person: personParts,
}

export type Size = { customers: number; followUps: number }

/**
 * Adds customers to the demo company: 1.5 contacts each, a phone per contact, entered over three years by 25 people; so many
 * follow-ups each, and an open plan for nine of ten that aren't lost.
 * The same every time but for the days. One transaction; ANALYZE and VACUUM at the end.
 */
export async function fill(url: string, { customers, followUps }: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off -c maintenance_work_mem=512MB' })
  await client.connect()
  try {
    await client.query('begin')
    await withoutRowTriggers(client)
    const build = await setIndexesAside(client, [
      'customer',
      'contact',
      'contact_phone',
      'follow_up',
      'follow_up_plan',
    ])
    await makeParts(client)
    await makeSeries(client)
    await insertAll(client, { customers, followUps })
    await build()
    await client.query('commit')
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/** References are right by construction. Without the right to say so, it only takes longer. */
async function withoutRowTriggers(client: pg.Client): Promise<void> {
  await client.query('savepoint triggers')
  await client
    .query('set local session_replication_role = replica')
    .catch(() => client.query('rollback to savepoint triggers'))
}

async function makeParts(client: pg.Client): Promise<void> {
  for (const [name, parts] of Object.entries(partTables)) {
    await client.query(
      `create temporary table part_${name} on commit drop as
       select (ordinality - 1)::integer as place, part.*
       from jsonb_array_elements($1::jsonb) with ordinality as given (value, ordinality),
         jsonb_to_record(value) as part (text text, "full" text, initials text, code text, industry text, "shortCode" text)`,
      [JSON.stringify(parts satisfies Part[])],
    )
    await client.query(`create unique index on part_${name} (place)`)
    await client.query(`analyze part_${name}`)
  }
  const sellers = await addSellers(client)
  await client.query(
    `create temporary table part_seller on commit drop as
     select (ordinality - 1)::integer as place, id, department_id
     from unnest($1::bigint[], $2::bigint[]) with ordinality as given (id, department_id, ordinality)`,
    [sellers.map(({ id }) => id), sellers.map(({ departmentId }) => departmentId)],
  )
}

/** A draw that depends on the row alone: the same rows on every machine, whatever the plan. */
const draw = (salt: number, count: number) =>
  `((hashint8extended(i, ${salt}) & 9223372036854775807) % ${count})`
/** From ten days ago to a month ahead, at the end of a day in Shanghai. */
const nextFollowUpAt = `
  ((now() at time zone 'Asia/Shanghai')::date - 9 + ${draw(21, 41)}::integer)::timestamp at time zone 'Asia/Shanghai' - interval '1 microsecond'`

/** The counters of the numbering rule, by year and industry, and how far each has come. */
async function makeSeries(client: pg.Client): Promise<void> {
  const rule = parseNumberingRule('{yyyy}-{industry}-{seq:3}')
  if (!rule.ok) throw new Error(rule.reason)
  const thisYear = new Date().getUTCFullYear()
  const codes = [...new Set(tradeParts.map(({ shortCode }) => shortCode))]
  const series = Array.from({ length: years + 1 }, (_, back) => String(thisYear - back)).flatMap((year) =>
    codes.map((industry) => ({
      year,
      industry,
      counter: counterKey(rule.value, { date: `${year}-01-01`, industry }),
    })),
  )
  await client.query(
    `create temporary table series on commit drop as
     select given.*, coalesce(n.value, 0) as last
     from jsonb_to_recordset($1::jsonb) as given (year text, industry text, counter text)
     left join number_counter n using (counter)`,
    [JSON.stringify(series)],
  )
}

const part = (name: keyof typeof partTables, salt: number) =>
  `join part_${name} ${name} on ${name}.place = ${draw(salt, partTables[name].length)}`

async function insertAll(client: pg.Client, { customers: count, followUps }: Size): Promise<void> {
  const { rows } = await client.query<{ customer: string; contact: string; sellers: string }>(
    `select (select coalesce(max(id), 0) from customer) as customer, (select coalesce(max(id), 0) from contact) as contact,
       (select count(*) from part_seller) as sellers`,
  )
  const [lastCustomer, lastContact] = [Number(rows[0]?.customer), Number(rows[0]?.contact)]
  await insertCustomers(client, { count, last: lastCustomer, sellers: Number(rows[0]?.sellers), followUps })
  await insertContacts(client, count, lastCustomer, lastContact)
  await insertFollowUps(client, { last: lastCustomer, followUps })
  await client.query(
    `insert into number_counter (counter, value)
     select counter, last + count(*) from series
     join (select left(number, 4) as year, split_part(number, '-', 2) as industry from customer where id > $1) made using (year, industry)
     group by counter, last on conflict (counter) do update set value = excluded.value`,
    [lastCustomer],
  )
  await client.query(
    `insert into event (at, kind, actor_id, customer_id)
     select created_at, 'customer.created', created_by, id from customer where id > $1 order by id`,
    [lastCustomer],
  )
  for (const table of ['customer', 'contact', 'contact_phone'])
    await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [
      table,
    ])
}

type Customers = { count: number; last: number; sellers: number; followUps: number }

const insertCustomers = (client: pg.Client, { count, last, sellers, followUps }: Customers) =>
  client.query(`
    insert into customer (id, number, name, name_norm, name_pinyin, name_initials, credit_code, legal_nature, business_type,
      industry_id, founded_on, region_code, address, headcount_min, headcount_max, initial_need, budget_min, budget_max,
      urgency, source, stage, owner_id, department_id, contact_count, last_contact_ordinal,
      last_follow_up_at, next_follow_up_at, created_at, created_by, updated_at, updated_by)
    overriding system value
    select ${last} + i, made.year || '-' || trade."shortCode" || '-' ||
        lpad(seq::text, greatest(3, length(seq::text)), '0'),
      region.text || brand.text || trade.text || suffix.text, lower(region.text || brand.text || trade.text || suffix.text),
      region.full || brand.full || trade.full || suffix.full, region.initials || brand.initials || trade.initials || suffix.initials,
      case when ${draw(11, 10)} < 7 then '91' || region.code || 'MA' || lpad(i::text, 8, '0') end, 'enterprise', 'end_user',
      industry.id, date '1992-01-01' + ${draw(12, 10_900)}::integer, region.code, '工业大道' || ${draw(13, 900)} || '号',
      headcount, headcount * 3, '自动化改造：' || trade.text || '产线第' || ${draw(14, 90)} || '期', budget, budget * 2,
      (array['high', 'medium', 'low'])[1 + ${draw(15, 3)}], (array['exhibition', 'website', 'customer_referral', 'cold_visit', 'partner'])[1 + ${draw(16, 5)}],
      figures.stage, seller.id, seller.department_id, contacts, contacts, ${lastFollowUpAt('made.at', followUps)},
      case when figures.stage <> 'lost' and ${draw(20, 10)} < 9 then ${nextFollowUpAt} end, made.at, seller.id, made.at, seller.id
    from (
      select made.*, series.last + row_number() over (partition by made.year, made.industry order by i) as seq
      from (
        select i, at, to_char(at at time zone 'Asia/Shanghai', 'YYYY') as year, trade."shortCode" as industry, trade.place as trade_place
        from generate_series(1, ${count}) as i ${part('trade', 3)},
          lateral (select now() - make_interval(days => ${365 * years}) * (1 - i::float8 / ${count + 1}) as at) as time
      ) as made
      join series on series.year = made.year and series.industry = made.industry
    ) as made
    join part_trade trade on trade.place = made.trade_place
    join industry on industry.name = trade.industry
    ${part('region', 1)} ${part('brand', 2)} ${part('suffix', 4)}
    join part_seller seller on seller.place = ${draw(5, sellers)},
    lateral (select 10 * (1 + ${draw(18, 60)})::integer as headcount, 10000000 * (1 + ${draw(19, 50)}) as budget,
      (array['prospect', 'prospect', 'prospect', 'interested', 'interested', 'deal', 'deal', 'lost'])[1 + ${draw(17, 8)}] as stage,
      case when i % 2 = 0 then 2 else 1 end as contacts) as figures
    order by i`)

/** Every customer has a first contact, every other one a second. */
async function insertContacts(client: pg.Client, count: number, lastCustomer: number, lastContact: number) {
  const contacts = `
    (select i, ${lastCustomer} + i as customer_id, 1 as ordinal from generate_series(1, ${count}) as i
     union all
     select i + ${count}, ${lastCustomer} + i, 2 from generate_series(2, ${count}, 2) as i) as k`
  await client.query(`
    insert into contact (id, customer_id, ordinal, name, name_norm, name_pinyin, name_initials, job_title, email, relation, is_primary,
      created_at, created_by, updated_at, updated_by)
    overriding system value
    select ${lastContact} + i, c.id, ordinal, person.text, person.text, person.full, person.initials,
      (array['采购经理', '设备工程师', '生产经理', '总经理', '车间主任'])[1 + ${draw(6, 5)}],
      case when i % 2 = 0 then person.full || i || '@example.com' end,
      (array['purchasing', 'technical', 'requester', 'decision_maker', 'requester'])[1 + ${draw(6, 5)}], ordinal = 1,
      c.created_at, c.created_by, c.updated_at, c.updated_by
    from ${contacts} ${part('person', 7)} join customer c on c.id = customer_id order by i`)
  await client.query(`
    insert into contact_phone (contact_id, customer_id, kind, e164)
    select ${lastContact} + i, customer_id, 'mobile', '+861' || (30 + ${draw(8, 10)}) || lpad(${draw(9, 100_000_000)}::text, 8, '0')
    from ${contacts} order by i`)
}
