import type { CustomValues } from '../../contract/custom-fields.ts'
import { counterKey } from '../../contract/values/numbering.ts'
import { drawContactValues, drawCustomValues } from '../../database/demo/customFields.ts'
import type { ToldCustomer } from '../../database/demo/told.ts'
import { addContacts } from '../contacts/insert.ts'
import { industryPart, issueNumbers, readNumbering } from '../customers/number.ts'
import { insertCustomer } from '../customers/writes.ts'
import { type Db, sql } from '../platform/database.ts'
import { writeChanges } from './changes.ts'
import type { DemoIndustry, DemoUser } from './company.ts'
import { type Entered, type Logged, moveToTheirDays } from './dates.ts'
import { type Written, writeFollowUps } from './followups.ts'

export type Company = { users: Map<string, DemoUser>; industries: Map<string, DemoIndustry> }

/** Writes the story down as it happened: entered, changed, thrown away, each on its day. */
export async function writeCustomers(
  trx: Db,
  told: ToldCustomer[],
  company: Company,
  today: string,
): Promise<void> {
  const numbers = await numbersFor(trx, told, company)
  const entered: Entered[] = []
  const logged: Logged[] = []
  const all: Written[] = []
  const custom = drawCustomValues(told.length, today)
  for (const [index, one] of told.entries()) {
    const ofContacts = drawContactValues(one.contacts, index)
    const contacts = one.contacts.map((contact, at) => ({ ...contact, custom: ofContacts[at] ?? {} }))
    const customer = { ...one, contacts }
    const written = await writeCustomer(trx, numbers[index] ?? '', customer, company, custom[index])
    logged.push(...(await writeChanges(trx, written, customer, company)))
    entered.push({ id: written.id, at: customer.createdAt })
    all.push(written)
  }
  await moveToTheirDays(trx, entered, logged)
  await writeFollowUps(trx, told, all, company, today)
}

async function writeCustomer(
  trx: Db,
  number: string,
  customer: ToldCustomer,
  company: Company,
  custom: CustomValues = {},
) {
  const owner = userNamed(company, customer.owner)
  const industryId = (customer.industry && company.industries.get(customer.industry)?.id) || null
  const entry = {
    ownerId: owner.id,
    departmentId: owner.departmentId,
    actorId: owner.id,
    reviewStatus: 'approved' as const,
    fields: { ...customer.fields, industryId, custom },
  }
  const { id } = await insertCustomer(trx, entry, { numbered: sql`select ${number}::text as number` })
  if (id === null) throw new Error(`${number} is taken`)
  return { id, contactIds: await writeContacts(trx, id, owner.id, customer) }
}

export function userNamed({ users }: Company, userName: string): DemoUser {
  const user = users.get(userName)
  if (!user) throw new Error(`nobody is called ${userName}`)
  return user
}

/** By the organisation's rule, each with the date of its entry: the counters stand where they would stand by now. */
async function numbersFor(trx: Db, told: ToldCustomer[], { industries }: Company): Promise<string[]> {
  const { rule } = await readNumbering(trx)
  const series = new Map<string, { date: string; industry: string; places: number[] }>()
  for (const [place, { fields, industry, createdAt }] of told.entries()) {
    const shortCode = (industry && industries.get(industry)?.shortCode) || null
    const facts = {
      date: createdAt.slice(0, 10),
      industry: industryPart(fields.type ?? 'company', shortCode),
    }
    const key = counterKey(rule, facts)
    const known = series.get(key)
    if (known) known.places.push(place)
    else series.set(key, { ...facts, places: [place] })
  }
  const numbers: string[] = []
  for (const { date, industry, places } of series.values()) {
    const issued = await issueNumbers(trx, { rule, today: date }, industry, places.length)
    for (const [index, place] of places.entries()) numbers[place] = issued[index] ?? ''
  }
  return numbers
}

async function writeContacts(
  trx: Db,
  customerId: number,
  actorId: number,
  { contacts, reportsToFirst }: ToldCustomer,
): Promise<number[]> {
  const [first, ...others] = contacts
  if (!first) return []
  if (!reportsToFirst) return addContacts(trx, customerId, actorId, contacts)
  const [firstId = 0] = await addContacts(trx, customerId, actorId, [first])
  const led = others.map((contact) => ({ ...contact, reportsToId: firstId }))
  return [firstId, ...(await addContacts(trx, customerId, actorId, led))]
}
