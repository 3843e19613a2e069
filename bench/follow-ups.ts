import type pg from 'pg'

/** Evenly over the life of a customer that was entered at `since`: the k-th of so many. SQL. */
const followUpAt = (since: string, k: string, count: number) =>
  `(${since} + (now() - ${since}) * ((${k} - 0.5) / ${count}))`

/** When the last of them took place; null without any. SQL. */
export const lastFollowUpAt = (since: string, count: number): string =>
  count === 0 ? 'null' : followUpAt(since, String(count), count)

/** So many follow-ups for each customer after `last`, and the open plans that the customers speak of. */
export async function insertFollowUps(
  client: pg.Client,
  { last, followUps }: { last: number; followUps: number },
): Promise<void> {
  if (followUps > 0)
    await client.query(`
      insert into follow_up (customer_id, at, method, content, feedback, created_at, created_by, updated_at, updated_by)
      select c.id, ${followUpAt('c.created_at', 'k', followUps)},
        (array['phone', 'phone', 'visit', 'wechat', 'email', 'online_meeting'])[1 + (c.id + k) % 6],
        '第' || k || '次沟通：' || c.initial_need || '，对方' ||
          (array['要求补一份报价单', '下周内部讨论', '希望先看样机', '问了交期和付款方式', '安排现场核对参数'])[1 + (c.id * 7 + k) % 5],
        (array['clear_need', 'to_confirm', 'to_confirm', 'refused', null])[1 + (c.id + k * 3) % 5],
        ${followUpAt('c.created_at', 'k', followUps)}, c.owner_id, ${followUpAt('c.created_at', 'k', followUps)}, c.owner_id
      from customer c, generate_series(1, ${followUps}) as k where c.id > ${last} order by c.id, k`)
  await client.query(`
    insert into follow_up_plan (customer_id, owner_id, due_at, method, goal, created_at, created_by)
    select c.id, c.owner_id, c.next_follow_up_at, 'phone', '确认技术参数', coalesce(c.last_follow_up_at, c.created_at), c.owner_id
    from customer c where c.id > ${last} and c.next_follow_up_at is not null order by c.id`)
}
