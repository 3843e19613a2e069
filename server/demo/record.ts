import { type Db, sql } from '../platform/database.ts'

/**
 * What stands beside the records of the demo company: tags, billing data and delivery addresses of customers that have
 * bought, two groups. Drawn from ids and names, so that it is the same every time.
 */
export async function writeRecords(trx: Db): Promise<void> {
  await sql`
    insert into customer_tag (customer_id, tag_id, created_at, created_by)
    select c.id, t.id, c.created_at, c.owner_id
    from customer c cross join tag_group g
    cross join lateral (
      select id, row_number() over (order by position) - 1 as place, count(*) over () as tags from tag
      where group_id = g.id) t
    where g.applies_to = 'customer' and c.deleted_at is null
      and t.place = (c.id * 5 + g.position * 3) % t.tags
      and (c.id + g.position) % (2 + g.position) = 0`.execute(trx)
  await sql`
    insert into contact_tag (contact_id, customer_id, tag_id, created_at, created_by)
    select k.id, k.customer_id, t.id, k.created_at, k.created_by
    from contact k join tag t on t.name = case k.relation when 'decision_maker' then '关键决策人' when 'technical' then '技术影响者' when 'requester' then '需求明确' end
    where k.deleted_at is null and k.id % 2 = 0`.execute(trx)
  await sql`
    insert into billing_profile (customer_id, title, tax_number, address, bank, account, is_default, created_at, created_by)
    select c.id, c.name, c.credit_code, c.address, (array['中国工商银行', '中国建设银行', '招商银行'])[c.id % 3 + 1] || '营业部',
      '6222' || lpad((c.id * 7919 % 1000000000000)::text, 12, '0'), true, c.created_at, c.owner_id
    from customer c where c.stage = 'deal' and c.type = 'company' and c.deleted_at is null`.execute(trx)
  await sql`
    insert into delivery_address (customer_id, recipient, phone, region_code, address, is_default, created_at, created_by)
    select c.id, k.name, (select regexp_replace(e164, '^\\+86(\\d{3})(\\d{4})(\\d{4})$', '\\1 \\2 \\3') from contact_phone p
        where p.contact_id = k.id and p.kind = 'mobile' order by p.position limit 1),
      c.region_code, coalesce(c.address, '') || ' 收货处', true, c.created_at, c.owner_id
    from customer c join contact k on k.customer_id = c.id and k.is_primary and k.deleted_at is null
    where c.stage = 'deal' and c.id % 2 = 0 and c.deleted_at is null`.execute(trx)
  for (const brand of ['恒瑞达', '朗拓'])
    await sql`
      with made as (insert into company_group (name) values (${`${brand}集团`}) returning id)
      update customer set group_id = made.id, version = version from made
      where customer.name like ${`%${brand}%`} and customer.deleted_at is null`.execute(trx)
  // Their making belongs to that of the customer.
  await sql`
    delete from change_log where record in ('billing_profile', 'delivery_address', 'customer_tag', 'contact_tag') or changes ? 'groupId'`.execute(
    trx,
  )
}
