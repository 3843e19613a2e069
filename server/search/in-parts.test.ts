import { beforeAll, expect, test } from 'vitest'
import { type Database, selectRows, sql } from '../platform/database.ts'
import { type Company, foundTestCompany, type PersonName } from '../platform/testing/company.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { seenBy, seenInParts } from '../platform/visibility.ts'
import { viewerOf } from '../session/queries.ts'
import { matchingCustomers, matchingInParts } from './matches.ts'

const everybody: PersonName[] = ['王磊', '孙丽', '李娜', '陈静', '赵总', '管理员', '冯涛']
/** Names, pinyin, codes and contacts; each but the last is found by itself, by a contact, and by both. */
const texts = ['长安', '单雄', '重', 'changan', 'chan', 'ca', '6666', '91350100', '01088886666', '龘龘']

let database: Database
let company: Company

beforeAll(async () => {
  database = await testDatabase()
  company = await foundTestCompany(database)
  const phones = ['010-88886666']
  for (const owner of ['王磊', '陈静', '孙丽'] as const) {
    await company.customerOf(owner, { name: `${owner}重庆长安轴承`, contacts: [{ name: '单雄信', phones }] })
    await company.customerOf(owner, {
      name: `重${owner}长安一厂`,
      contacts: [{ name: '长安平', phones: [] }],
    })
    await company.customerOf(owner, { name: `${owner}单雄商贸`, contacts: [{ name: '常安', phones }] })
  }
  await company.customerOf('王磊', { name: '福州某公司', creditCode: '91350100M000100Y43' })
  const shared = await company.customerOf('陈静', {
    name: '共享的公司',
    contacts: [{ name: '长安国', phones }],
  })
  await sql`insert into customer_share (customer_id, user_id, access, created_by)
    values (${shared}, ${company.people.王磊}, 'read', ${company.people.管理员})`.execute(database.db)
})

test.each(everybody)('%s finds in parts what is found in one, each customer once', async (name) => {
  const viewer = await viewerOf(database, company.people[name])
  if (!viewer) throw new Error(`${name} isn’t active`)
  for (const q of texts) {
    const parts = seenInParts(viewer).flatMap((part) => matchingInParts(viewer, part, q))
    const [whole, inParts] = await Promise.all([
      selectRows<{ id: number }>(
        database,
        sql`select id from ${seenBy(viewer, 'customer')} c where c.id in (${matchingCustomers(viewer, q)}) order by id`,
      ),
      selectRows<{ id: number }>(
        database,
        sql`${sql.join(
          parts.map((part) => sql`select id from ${part} c`),
          sql` union all `,
        )} order by id`,
      ),
    ])
    expect(inParts, q).toEqual(whole)
    if (name === '王磊' && q !== '龘龘') expect(whole.length, q).toBeGreaterThan(0)
  }
})
