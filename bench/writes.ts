import type pg from 'pg'
import type { Client } from './client.ts'
import { type Timing, timed } from './timing.ts'

export type Write = { title: string; http: Timing; bare: Timing; target: number }

/** A customer with a contact entered, and one field changed: by the server, and as the barest statements that do the same. */
export async function timeWrites(
  client: Client,
  bare: pg.Client,
  { userId, customerId }: { userId: number; customerId: number },
): Promise<Write[]> {
  const run = Date.now().toString(36)
  let count = 0
  const create = () =>
    client.call('POST', '/customers', {
      name: `基准${run}第${++count}号自动化设备有限公司`,
      contacts: [{ name: '基准联系人', phones: [`1380000${String(count).padStart(4, '0')}`] }],
    })
  const opened = await client.call<{ version: number }>('GET', `/customers/${customerId}`)
  let { version } = opened
  const update = async () => {
    const changes = { painPoints: `第${++count}次修改` }
    const answer = await client.call<{ version: number }>('PATCH', `/customers/${customerId}`, {
      version,
      changes,
    })
    version = answer.version
  }
  const created = await timed(create)
  const updated = await timed(update)
  return [
    {
      title: 'create customer',
      http: created,
      bare: await timed(() => bareCreate(bare, userId, `${run}-${++count}`)),
      target: 5,
    },
    {
      title: 'update customer',
      http: updated,
      bare: await timed(() => bareUpdate(bare, customerId, ++count)),
      target: 4,
    },
  ]
}

async function bareCreate(bare: pg.Client, userId: number, number: string): Promise<void> {
  await bare.query('begin')
  const { rows } = await bare.query<{ id: number }>({
    name: 'customer',
    text: `insert into customer (number, name, name_norm, name_pinyin, name_initials, owner_id, department_id, contact_count, last_contact_ordinal)
      select $1::text, given, given, 'jizhun', 'jz', u.id, u.department_id, 1, 1 from user_account u, concat('基准', $1::text, '自动化设备有限公司') as given
      where u.id = $2 returning id`,
    values: [number, userId],
  })
  const contact = await bare.query<{ id: number }>({
    name: 'contact',
    text: `insert into contact (customer_id, ordinal, name, name_norm, name_pinyin, name_initials, is_primary)
      values ($1, 1, '基准联系人', '基准联系人', 'jizhunlianxiren', 'jzlxr', true) returning id`,
    values: [rows[0]?.id],
  })
  await bare.query({
    name: 'phone',
    text: `insert into contact_phone (contact_id, customer_id, kind, e164) values ($1, $2, 'mobile', '+8613800000000')`,
    values: [contact.rows[0]?.id, rows[0]?.id],
  })
  await bare.query('commit')
}

const bareUpdate = (bare: pg.Client, id: number, count: number) =>
  bare.query({
    name: 'update',
    text: 'update customer set pain_points = $1, version = version + 1, updated_at = now() where id = $2',
    values: [`第${count}次`, id],
  })

/** Takes away what a run entered, so that the next one meets the same rows. */
export async function removeSince(bare: pg.Client, lastId: number): Promise<void> {
  await bare.query('rollback')
  await bare.query('delete from import_row where customer_id > $1', [lastId])
  await bare.query('delete from customer where id > $1', [lastId])
  await bare.query('delete from event where customer_id > $1', [lastId])
}
