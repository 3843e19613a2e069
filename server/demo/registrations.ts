import { type Db, sql } from '../platform/database.ts'
import { type Company, userNamed } from './customers.ts'

/** Of whose customers so many, registered so many days ago; the last ones run out within a week. */
const registered = [
  { owner: 'zhangwei', ago: [12, 40, 86] },
  { owner: 'wangfang', ago: [5, 33] },
  { owner: 'huangjiaxin', ago: [20] },
]

/** Who asked for whose customer; the first two wait for their supervisors, the last one was ruled. */
const clashes = [
  {
    asker: 'liuyang',
    owner: 'zhangwei',
    ago: 1,
    reason: '对方技术部老同事找到我，要一条检测线，下周二约了到杭州面谈。',
    statement: '设备部一直是我在对接，上个月刚交过方案，检测线是二期内容。',
    ruling: null,
  },
  {
    asker: 'liangjunjie',
    owner: 'wangfang',
    ago: 0,
    reason: '他们在佛山设了新厂，采购负责人在展会上留了名片给我。',
    statement: null,
    ruling: null,
  },
  {
    asker: 'huangjiaxin',
    owner: 'liuyang',
    ago: 16,
    reason: '深圳分公司来问备件，想一起跟进。',
    statement: '总部合同在我这里，备件可以一起服务。',
    ruling: '总部和备件合同都在刘洋这里，深圳的消息请转给他。',
  },
] as const

const at = (ago: number) => sql`(now() - make_interval(days => ${ago}))`
const dayOf = (ago: number) => sql`(${at(ago)} at time zone 'Asia/Shanghai')::date`

/** Customers that are in talks are registered while they are; now and then two people want the same one. */
export async function writeRegistrations(trx: Db, company: Company): Promise<void> {
  for (const { owner, ago } of registered)
    for (const days of ago) {
      const { id } = userNamed(company, owner)
      await sql`
        with made as (
          insert into registration (customer_id, at, by_id, owner_id, until)
          select c.id, ${at(days)}, ${id}, ${id}, ${dayOf(days)} + 90 from customer c
          where c.owner_id = ${id} and c.stage = 'interested' and c.created_at < ${at(days)} and c.review_status = 'approved'
            and not exists (select from registration r where r.customer_id = c.id)
          order by c.id limit 1 returning *)
        insert into event (kind, at, actor_id, customer_id, data)
        select 'customer.registered', at, by_id, customer_id, jsonb_build_object('until', until) from made`.execute(
        trx,
      )
    }
  for (const clash of clashes) await writeClash(trx, company, clash)
}

async function writeClash(trx: Db, company: Company, clash: (typeof clashes)[number]): Promise<void> {
  const { ago, reason, statement, ruling } = clash
  const asker = userNamed(company, clash.asker)
  const owner = userNamed(company, clash.owner)
  const ruler = userNamed(company, 'zhaoliqun')
  const isRuled = ruling !== null
  await sql`
    with made as (
      insert into clash (customer_id, at, asker_id, about, about_kind, met_seen, reason, due_on, statement, stated_at, stated_by, outcome, ruling, ruled_at,
        ruled_by, seen_at)
      select c.id, ${at(ago)}, ${asker.id}, c.name, 'name', false, ${reason}, ${dayOf(ago)} + 3, ${statement}::text,
        case when ${statement !== null} then ${at(ago)} + interval '3 hours' end, case when ${statement !== null} then ${owner.id}::bigint end,
        case when ${isRuled} then 'stays' end, ${ruling}::text, case when ${isRuled} then ${at(ago)} + interval '1 day' end,
        case when ${isRuled} then ${ruler.id}::bigint end, case when ${isRuled} then ${at(ago)} + interval '2 days' end
      from customer c
      where c.owner_id = ${owner.id} and c.type = 'company' and c.created_at < ${at(ago)} - interval '30 days'
        and c.stage in ('interested', 'deal') and c.review_status = 'approved'
      order by exists (select from registration r where r.customer_id = c.id) desc, c.id limit 1 returning *)
    insert into event (kind, at, actor_id, customer_id, subject_id, data)
    select 'customer.clash_asked', at, asker_id, customer_id, id, '{}'::jsonb from made
    union all select 'customer.clash_stated', stated_at, stated_by, customer_id, id, '{}'::jsonb from made where statement is not null
    union all select 'customer.clash_ruled', ruled_at, ruled_by, customer_id, id,
      jsonb_build_object('userId', asker_id, 'outcome', outcome) from made where outcome is not null`.execute(
    trx,
  )
}
