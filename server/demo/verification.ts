import { type Db, sql } from '../platform/database.ts'
import { quarterDay } from '../verification/due.ts'
import { type Company, userNamed } from './customers.ts'

/** Of a past quarter, or of this one with 0: how many of those drawn in 华东 were looked at, and which weren't accurate. */
const draws = [
  { ago: 3, judged: 20, wrong: [2, 5, 9, 13], missing: [7, 16] },
  { ago: 2, judged: 20, wrong: [3, 11, 18], missing: [6] },
  { ago: 1, judged: 20, wrong: [4, 12], missing: [15] },
  // 李娜 is halfway; what she found first is put right, the other one is still to do.
  { ago: 0, judged: 12, wrong: [1, 6], missing: [] },
] as const
const drawn = 20

/**
 * Since last year owners check their customers every month, and departments draw a sample each quarter. Most is checked when
 * one speaks with them anyway; some numbers are dead by now, and nobody has found the new ones yet.
 */
export async function writeVerification(trx: Db, company: Company): Promise<void> {
  await sql`update organisation set check_monthly = true`.execute(trx)
  await sql`
    insert into data_check (customer_id, at, actor_id, via)
    select c.id, c.last_follow_up_at, c.owner_id, 'follow_up' from customer c
    where c.review_status = 'approved' and c.owner_id is not null and c.last_follow_up_at is not null and c.id % 4 <> 0`.execute(
    trx,
  )
  await writeMarks(trx)
  for (const draw of draws) await writeDraw(trx, company, draw)
  await writeTips(trx, company)
}

/** Heard on the road by who doesn't see the customer; the older one was worth a visit. */
async function writeTips(trx: Db, company: Company): Promise<void> {
  const tips = [
    { sender: 'luojing', words: '客户售后群里有人问二期设备什么时候能到，像是要扩产', ago: 1, answer: null },
    {
      sender: 'zhengkai',
      words: '送货时听仓库说下月搬到新厂区',
      ago: 12,
      answer: '约了拜访，新地址已经改好',
    },
  ]
  for (const [place, { sender, words, ago, answer }] of tips.entries()) {
    const { id } = userNamed(company, sender)
    const at = sql`(now() - make_interval(days => ${ago}))`
    await sql`
      with about as (
        select c.id, c.name, c.owner_id from customer c join user_account o on o.id = c.owner_id
        where o.user_name = 'zhangwei' and c.stage = 'deal' and c.created_at < now() - interval '60 days'
        order by c.id offset ${place} limit 1),
      made as (
        insert into tip (customer_id, at, sender_id, about, words, due_on, answer, answer_words, answered_at, answered_by)
        select id, ${at}, ${id}, name, ${words}, (${at} at time zone 'Asia/Shanghai')::date + 3,
          case when ${answer}::text is not null then 'useful' end, ${answer}::text,
          case when ${answer}::text is not null then ${at} + interval '1 day' end,
          case when ${answer}::text is not null then owner_id end
        from about returning *)
      insert into event (kind, at, actor_id, customer_id, subject_id)
      select 'customer.tipped', at, sender_id, customer_id, id from made
      union all
      select 'customer.tip_answered', answered_at, answered_by, customer_id, id from made where answer is not null`.execute(
      trx,
    )
  }
}

/** What the owners verified at their last follow-up, with which they reached somebody, or didn't. */
async function writeMarks(trx: Db): Promise<void> {
  const known = sql`
    from customer c join contact k on k.customer_id = c.id and k.is_primary and k.deleted_at is null
    left join lateral (select id from contact_phone where contact_id = k.id order by position limit 1) p on true
    where c.last_follow_up_at is not null and c.owner_id is not null`
  await sql`
    with told as (
      select c.id as customer_id, null::bigint as contact_id, null::bigint as phone_id, 'customer.name' as field, 'licence' as how,
        null as reason, '营业执照复印件' as proof, c.last_follow_up_at as at, c.owner_id as actor_id ${known} and c.id % 7 = 1
      union all
      select c.id, k.id, p.id, 'contact.phones', 'phone', null, null, c.last_follow_up_at, c.owner_id ${known}
        and p.id is not null and c.id % 3 = 0
      union all
      select c.id, k.id, p.id, 'contact.phones', null, case when c.id % 2 = 0 then 'dead_number' else 'out_of_service' end, null,
        c.last_follow_up_at, c.owner_id ${known} and p.id is not null and c.stage <> 'lost' and c.id % 29 = 5 and c.id % 3 <> 0
      union all
      select c.id, k.id, null, 'contact.email', null, 'bounced', '方案邮件被退回', c.last_follow_up_at, c.owner_id ${known}
        and k.email is not null and c.stage <> 'lost' and c.id % 31 = 7),
    marked as (
      insert into field_mark (customer_id, contact_id, phone_id, field, how, reason, proof, at, verified_on, actor_id)
      select customer_id, contact_id, phone_id, field, how, reason, proof, at, (at at time zone 'Asia/Shanghai')::date, actor_id
      from told returning *)
    insert into event (kind, at, actor_id, customer_id, data)
    select case when how is null then 'customer.invalidated' else 'customer.verified' end, at, actor_id, customer_id,
      jsonb_build_object('field', field, 'contactId', contact_id, 'how', how, 'reason', reason)
    from marked order by at, id`.execute(trx)
}

async function writeDraw(trx: Db, company: Company, { ago, judged, wrong, missing }: (typeof draws)[number]) {
  const head = userNamed(company, 'lina')
  const seed = `华东 ${ago}`
  const quarter = sql`(${quarterDay} - ${sql.lit(ago)} * interval '3 months')::date`
  /** In the second month of a past quarter; of this one the day before yesterday, or its first. */
  const at = sql`greatest(${quarter}::timestamp at time zone 'Asia/Shanghai',
    ${ago === 0 ? sql`now() - interval '2 days'` : sql`(${quarter} + 40)::timestamp at time zone 'Asia/Shanghai'`})`
  await sql`
    with made as (
      insert into spot_check (department_id, quarter, seed, drawn_at, drawn_by)
      values (${head.departmentId}, ${quarter}, ${seed}, ${at}, ${head.id}) returning *),
    sample as (
      select c.id, c.owner_id, c.website, c.credit_code, made.id as spot_check_id, made.drawn_at,
        row_number() over (order by md5(made.seed || c.id)) as place
      from customer c, made
      where c.department_id = made.department_id and c.review_status = 'approved' and c.stage <> 'lost'
        and c.deleted_at is null and c.owner_id is not null and c.created_at < made.drawn_at
      order by md5(made.seed || c.id) limit ${sql.lit(drawn)}),
    verdicts as (
      select s.*, case when place > ${judged} then null when place = any(${[...wrong]}::bigint[]) then 'wrong'
        when place = any(${[...missing]}::bigint[]) then 'missing' else 'accurate' end as verdict from sample s),
    found as (
      select v.*, case verdict when 'wrong' then array['customer.address'] when 'missing' then array[
        case when website is null then 'customer.website' when credit_code is null then 'customer.creditCode' else 'customer.headcount' end]
        else '{}'::text[] end as fields, verdict in ('wrong', 'missing') as is_task from verdicts v),
    items as (
      insert into spot_check_item (spot_check_id, customer_id, verdict, fields, note, judged_at, judged_by, due_on, open_fields, unchanged_fields,
        unchanged_by, closed_at, closed_by, version)
      select spot_check_id, id, verdict, fields,
        case verdict when 'wrong' then '已经搬到新厂区，地址还是旧的' when 'missing' then '这一项还没有' end,
        case when verdict is not null then least(now(), drawn_at + interval '1 hour') end,
        case when verdict is not null then ${head.id}::bigint end,
        case when is_task then (drawn_at at time zone 'Asia/Shanghai')::date + 7 end,
        case when is_task and ${ago === 0} and place > 1 then fields else '{}' end,
        -- One was only said to be right.
        case when is_task and ${ago === 1} and place = 12 then fields else '{}' end,
        case when is_task and ${ago === 1} and place = 12 then owner_id end,
        case when is_task and (${ago > 0} or place = 1) then least(now(), drawn_at + interval '1 day') end,
        case when is_task and (${ago > 0} or place = 1) then owner_id end,
        case when verdict is null then 1 else 2 end
      from found returning *)
    insert into event (kind, at, actor_id, customer_id, subject_id, data)
    select 'customer.spot_checked', judged_at, judged_by, customer_id, spot_check_id, jsonb_build_object('verdict', verdict)
    from items where verdict is not null order by customer_id`.execute(trx)
}
