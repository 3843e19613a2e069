import { expect, test } from 'vitest'
import { drawFollowUps } from '../../database/demo/followups.ts'
import { demoCustomers } from '../../database/demo/story.ts'
import { testDatabase } from '../platform/testing/database.ts'

const demo = await testDatabase({ demo: true })
const only = async (text: string) => (await demo.pool.query<Record<string, number>>(text)).rows[0]

test('told twice on the same day, the follow-ups are the same', () => {
  const tell = () =>
    demoCustomers('2026-03-02').map((told, index) => drawFollowUps(told, index, '2026-03-02'))
  expect(tell()).toEqual(tell())
})

test('enough to look through: 18 months, all methods and feedbacks, a few written late', async () => {
  const found = await only(`
    select count(*)::integer as all, count(distinct method)::integer as methods, count(distinct feedback)::integer as feedbacks,
      (count(*) filter (where created_at - at > interval '24 hours'))::integer as late,
      extract(day from now() - min(at))::integer as days from follow_up`)
  expect(found?.all).toBeGreaterThan(1200)
  expect(found).toMatchObject({ methods: 5, feedbacks: 3 })
  expect(found?.late).toBeGreaterThan(20)
  expect(found?.days).toBeGreaterThan(500)
  expect(found?.days).toBeLessThanOrEqual(549)
})

test('there is work to do: overdue, due today and later, some without a next step, some with a reason', async () => {
  const found = await only(`
    select (count(*) filter (where next_follow_up_at < date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'))::integer as overdue,
      (count(*) filter (where (next_follow_up_at at time zone 'Asia/Shanghai')::date = (now() at time zone 'Asia/Shanghai')::date))::integer as today,
      (count(*) filter (where next_follow_up_at > now() + interval '2 days'))::integer as later,
      (count(*) filter (where needs_next_step))::integer as without,
      (count(*) filter (where no_next_reason is not null))::integer as reasoned
    from customer where deleted_at is null`)
  for (const [what, count] of Object.entries(found ?? {})) expect(count, what).toBeGreaterThan(10)
})

test('what stands on the customers is what the follow-ups say, in order of time, by people who were there', async () => {
  const wrong = await demo.pool.query(`
    select c.name from customer c where c.next_follow_up_at is distinct from
        (select min(due_at) from follow_up_plan where customer_id = c.id and status = 'open')
      or c.last_follow_up_at is distinct from (select max(at) from follow_up where customer_id = c.id)
    union all
    select 'follow-up ' || f.id from follow_up f join customer c on c.id = f.customer_id
    where f.at <= c.created_at or f.at > now() or f.created_at < f.at or f.created_at > now()
    union all
    select 'plan ' || p.id from follow_up_plan p
    join user_account u on u.id = p.owner_id
    where p.status = 'open' and (u.status <> 'active' or p.created_at > now())`)
  expect(wrong.rows).toEqual([])
})
