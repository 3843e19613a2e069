import { unnumbered } from '../customers/number.ts'
import { insertCustomer } from '../customers/writes.ts'
import { type Db, sql } from '../platform/database.ts'
import { type Company, userNamed } from './customers.ts'

type Told = {
  owner: string
  name: string
  need: string | null
  contact: { name: string; phone: string | null }
  /** By what it may be used, where a third party gave it. */
  licence?: string
  /** Hours before this day began. */
  submitted: number | null
  /** By the supervisor, with reasons by field. */
  returned?: Record<string, string>
}

/** New customers on their way to a number: begun (one of them by two people), waiting, and sent back. */
const told: Told[] = [
  {
    owner: 'wangfang',
    name: '常州锐诚数控刀具有限公司',
    need: null,
    contact: { name: '周工', phone: null },
    submitted: null,
  },
  {
    owner: 'zhangwei',
    name: '锐诚数控刀具（常州）有限公司',
    need: '车铣复合刀柄，先试 20 把',
    contact: { name: '周国平', phone: '13861109927' },
    submitted: null,
  },
  {
    owner: 'wangfang',
    name: '昆山德信精密模具有限公司',
    need: '注塑模架与导柱，月需约 300 套',
    contact: { name: '蒋志远', phone: '13951760412' },
    licence: '昆山模具行业协会会员名录，协会授权使用',
    submitted: 5,
  },
  {
    owner: 'liuyang',
    name: '宁波远航船舶配件有限公司',
    need: '舵机液压站改造',
    contact: { name: '贺敏', phone: null },
    submitted: 27,
  },
  {
    owner: 'zhangwei',
    name: '上海云岭暖通工程有限公司',
    need: '设备',
    contact: { name: '陶然', phone: '13816402277' },
    submitted: 30,
    returned: { 'customer.initialNeed': '“设备”太笼统，请写明产品类型和用在哪里' },
  },
]

export async function writeEntries(trx: Db, company: Company, today: string): Promise<void> {
  await sql`update organisation set review_entries = true`.execute(trx)
  for (const entry of told) await writeEntry(trx, company, entry, today)
}

async function writeEntry(
  trx: Db,
  company: Company,
  { owner, name, need, contact, licence, submitted, returned }: Told,
  today: string,
) {
  const user = userNamed(company, owner)
  const { id } = await insertCustomer(
    trx,
    {
      ownerId: user.id,
      departmentId: user.departmentId,
      actorId: user.id,
      reviewStatus: 'draft',
      fields: {
        name,
        initialNeed: need,
        ...(licence && { source: 'licensed_data', sourceNote: licence }),
      },
      contacts: [{ name: contact.name, phones: contact.phone ? [contact.phone] : [] }],
    },
    { numbered: unnumbered(sql`true`) },
  )
  const ago = (hours: number) =>
    sql`(${today}::timestamp at time zone 'Asia/Shanghai') - make_interval(hours => ${hours})`
  const entered = ago((submitted ?? 40) + 1)
  await sql`update customer set created_at = ${entered}, updated_at = ${entered} where id = ${id}`.execute(
    trx,
  )
  await sql`update event set at = ${entered} where customer_id = ${id}`.execute(trx)
  if (submitted === null) return
  const supervisor = userNamed(company, 'lina')
  const step = (actorId: number, kind: string, hoursAgo: number, reasons = {}) => sql`
    with kept as (
      insert into review_step (customer_id, actor_id, step, at, reasons)
      values (${id}, ${actorId}, ${kind}, ${ago(hoursAgo)}, ${JSON.stringify(reasons)}::jsonb))
    insert into event (kind, at, actor_id, customer_id)
    values (${`customer.${kind}`}, ${ago(hoursAgo)}, ${actorId}, ${id})`
  await sql`
    update customer set review_status = ${returned ? 'returned' : 'submitted'}, submitted_at = ${ago(submitted)}
    where id = ${id}`.execute(trx)
  await step(user.id, 'submitted', submitted).execute(trx)
  if (returned) await step(supervisor.id, 'returned', Math.floor(submitted / 2), returned).execute(trx)
}
