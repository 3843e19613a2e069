import { sql } from '../../platform/database.ts'
import { type Caller, openTestSession, type TestApp, testApp } from '../../platform/testing/app.ts'
import { type Company, foundTestCompany, type PersonName } from '../../platform/testing/company.ts'
import { testDatabase } from '../../platform/testing/database.ts'

const names = ['王磊', '李娜', '孙丽', '冯涛'] as const
export type Bed = TestApp & { company: Company; callers: Record<(typeof names)[number], Caller> }

/** A server over a database of its own, with people who import: two sellers, a supervisor, and one who may not. */
export async function importBed(): Promise<Bed> {
  const database = await testDatabase()
  const company = await foundTestCompany(database)
  const app = await testApp(database)
  const callers = {} as Bed['callers']
  for (const name of names) callers[name] = await app.as(company.people[name])
  return { ...app, company, callers }
}

export const csv = (...lines: string[]) => lines.join('\r\n')

/** What an import made, in the order of ids, with owner's name and contacts. */
export async function customersOf({ database }: Pick<Bed, 'database'>, importId: number) {
  const { rows } = await sql<Record<string, unknown>>`
    select c.*, o.name as owner, (select jsonb_agg(jsonb_build_object('name', k.name, 'ordinal', k.ordinal, 'primary', k.is_primary,
      'phones', (select jsonb_agg(p.e164 || coalesce('#' || p.extension, '') order by p.position) from contact_phone p where p.contact_id = k.id)))
      from contact k where k.customer_id = c.id) as contacts
    from customer c join user_account o on o.id = c.owner_id where c.import_id = ${importId} order by c.id`.execute(
    database.db,
  )
  return rows
}

/** Fetches a file as a browser does: by a link, with a cookie. */
export async function download({ app, database, company }: Bed, name: PersonName, path: string) {
  const token = await openTestSession(database, company.people[name])
  return app.inject({ url: `/api${path}`, headers: { cookie: `kemai_session=${token}` } })
}
