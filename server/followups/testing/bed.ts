import { randomUUID } from 'node:crypto'
import * as contract from '../../../contract/followups.ts'
import { sql } from '../../platform/database.ts'
import { type Caller, testApp } from '../../platform/testing/app.ts'
import { type Company, foundTestCompany, oneRow, type PersonName } from '../../platform/testing/company.ts'
import { testDatabase } from '../../platform/testing/database.ts'

/** A company with callers, and what its tests of follow-ups ask again and again. */
export async function followUpBed() {
  const database = await testDatabase()
  const company: Company = await foundTestCompany(database)
  const app = await testApp(database)
  const callers = new Map<PersonName, Caller>()
  const as = async (name: PersonName): Promise<Caller> => {
    const known = callers.get(name) ?? (await app.as(company.people[name]))
    callers.set(name, known)
    return known
  }
  /** A day so many days from today, in the organisation's time zone. */
  const day = async (days: number): Promise<string> =>
    (
      await oneRow(
        database,
        sql<{ day: string }>`
          select (now() at time zone time_zone)::date + ${days}::integer as day from organisation`,
      )
    ).day
  const write = async (name: PersonName, id: number, body: object) =>
    (await as(name)).call(contract.createFollowUp, {
      params: { id },
      body: { content: '电话沟通了交期', key: randomUUID(), ...body },
    })
  const plan = async (name: PersonName, id: number, body: object) =>
    (await as(name)).call(contract.createPlan, { params: { id }, body })
  const plansOf = async (name: PersonName, id: number) =>
    (await (await as(name)).call(contract.listPlans, { params: { id } })).result
  /** What is kept on the customer, and what it should be by the tables it is kept from. */
  const kept = (id: number) =>
    oneRow(
      database,
      sql<Record<'next' | 'last' | 'reason' | 'words' | 'nextNow' | 'lastNow', string | null>>`
        select next_follow_up_at as next, last_follow_up_at as last, no_next_reason as reason, no_next_words as words,
          (select min(due_at) from follow_up_plan where customer_id = c.id and status = 'open') as "nextNow",
          (select max(at) from follow_up where customer_id = c.id and deleted_at is null) as "lastNow"
        from customer c where id = ${id}`,
    )
  const share = (id: number, name: PersonName, access: 'read' | 'write') =>
    sql`insert into customer_share (customer_id, user_id, access) values (${id}, ${company.people[name]}, ${access})`.execute(
      database.db,
    )
  return { database, company, app, as, day, write, plan, plansOf, kept, share }
}
