import { isSameValue } from '../customers/same-value.ts'
import { type Db, sql } from '../platform/database.ts'
import { columnFor, type ParsedRow } from './check-row.ts'
import { rowsOf, type Task } from './queries.ts'
import type { RowProblem } from './row-problem.ts'
import type { Columns } from './take-cell.ts'
import { targetColumns } from './target-columns.ts'

/** So many rows of one customer each are looked at together. */
const batch = 2_000

/**
 * Many lists have a row per contact. Further rows of one name become part of the customer of the first one: its empty
 * fields are filled by them, and their contacts and follow-ups are its own. A row that says otherwise than one above it stays out
 * with its reason, and so does one that says nothing more.
 */
export async function joinSameCustomers(trx: Db, task: Task): Promise<void> {
  const { rows: groups } = await sql<{ rows: number[] }>`
    select array_agg(row_number order by row_number) as rows from (
      select r.row_number, r.parsed -> 'customer' ->> 'name_norm' as key from import_row r
      where ${rowsOf(task)} and r.problems is null) good
    where key <> '' group by key having count(*) > 1 order by min(row_number)`.execute(trx)
  let some: number[][] = []
  let size = 0
  for (const { rows } of groups) {
    some.push(rows)
    size += rows.length
    if (size < batch) continue
    await joinSome(trx, task, some)
    some = []
    size = 0
  }
  if (some.length > 0) await joinSome(trx, task, some)
}

async function joinSome(trx: Db, task: Task, groups: readonly number[][]): Promise<void> {
  const { rows } = await sql<PlacedRow>`
    select r.row_number as row, r.parsed from import_row r
    where ${rowsOf(task)} and r.row_number = any(${groups.flat()}::integer[])`.execute(trx)
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  const outcomes = groups.flatMap((group) =>
    foldRows(
      group.flatMap((row) => byNumber.get(row) ?? []),
      task.mapping,
    ),
  )
  await sql`
    update import_row r set parsed = given.parsed, problems = nullif(given.problems, 'null'), joins = given.joins,
      customer_id = case when given.joins is null then r.customer_id else f.customer_id end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as given(row integer, parsed jsonb, problems jsonb, joins integer)
    left join import_row f on f.import_id = ${task.id} and f.sheet = ${task.sheet} and f.row_number = given.joins
    where ${rowsOf(task)} and r.row_number = given.row`.execute(trx)
}

export type PlacedRow = { row: number; parsed: ParsedRow }
export type Folded = PlacedRow & { joins: number | null; problems: RowProblem[] | null }

/** Rows of one customer in the order of the sheet. Pure. */
export function foldRows([first, ...others]: readonly PlacedRow[], mapping: Task['mapping']): Folded[] {
  if (!first) return []
  const whole: Folded = { ...first, parsed: structuredClone(first.parsed), joins: null, problems: null }
  const people = whole.parsed.contact ? [whole] : []
  const folded = others.map((other): Folded => {
    const row: Folded = { ...other, parsed: structuredClone(other.parsed), joins: null, problems: null }
    const person = people.find(({ parsed }) => isSamePerson(parsed, row.parsed))
    const areCompanies = !isPerson(whole) && !isPerson(row)
    const columns = areCompanies ? differing(row.parsed, whole.parsed, person?.parsed ?? null, mapping) : []
    if (columns.length > 0) {
      const data = { row: first.row }
      return {
        ...row,
        problems: columns.map((column) => ({ column, code: 'duplicate.in_file.differs', data })),
      }
    }
    if (!areCompanies || !saysMore(row.parsed, whole.parsed, person?.parsed ?? null)) {
      const column = columnFor(mapping, 'name')
      return { ...row, problems: [{ column, code: 'duplicate.in_file.name', data: { row: first.row } }] }
    }
    addCustomer(whole.parsed, row.parsed)
    if (person) moveContact(person.parsed, row.parsed)
    else if (row.parsed.contact) people.push(row)
    return { ...row, joins: first.row }
  })
  return [whole, ...folded]
}

/** Two customers who are persons may well have one name. */
const isPerson = ({ parsed }: PlacedRow) => parsed.customer.type === 'individual'

const isSamePerson = (one: ParsedRow, other: ParsedRow) =>
  other.contact !== null && one.contact?.name_norm === other.contact.name_norm

/** How a name is written may differ as long as it is the same one; what search keeps of it goes with it. */
const ofName: readonly string[] = [
  'name',
  'name_norm',
  'name_pinyin',
  'name_initials',
  'name_key',
  'name_region',
  'name_sound',
]

const clashes = (
  given: Columns | Record<string, unknown> = {},
  known: Columns | Record<string, unknown> = {},
) =>
  Object.keys(given).filter(
    (key) => !ofName.includes(key) && key in known && !isSameValue(given[key], known[key]),
  )

const isMore = (
  given: Columns | Record<string, unknown> = {},
  known: Columns | Record<string, unknown> = {},
) => Object.keys(given).some((key) => !(key in known))

/** The columns of the sheet in which a row says otherwise than its customer, or its contact, further up. */
function differing(
  given: ParsedRow,
  whole: ParsedRow,
  person: ParsedRow | null,
  mapping: Task['mapping'],
): (number | null)[] {
  const ofCustomer = clashes(given.customer, whole.customer)
  const ofContact = person ? clashes(given.contact ?? {}, person.contact ?? {}) : []
  const custom = [
    ...clashes(given.custom, whole.custom).map((key) => `custom.${key}`),
    ...(person ? clashes(given.contactCustom, person.contactCustom) : []).map(
      (key) => `contact.custom.${key}`,
    ),
  ]
  const columns = mapping.flatMap((target, column) => {
    if (target === null) return []
    const own = target.startsWith('contact.') ? ofContact : ofCustomer
    const kept = target in targetColumns ? targetColumns[target as keyof typeof targetColumns] : []
    return custom.includes(target) || kept.some((key) => own.includes(key)) ? [column] : []
  })
  const isAny = ofCustomer.length + ofContact.length + custom.length > 0
  return isAny && columns.length === 0 ? [columnFor(mapping, 'name')] : columns
}

function saysMore(given: ParsedRow, whole: ParsedRow, person: ParsedRow | null): boolean {
  if (isMore(given.customer, whole.customer) || isMore(given.custom, whole.custom)) return true
  if (given.followUp || given.tags?.some((id) => !whole.tags?.includes(id))) return true
  if (given.contact === null) return false
  if (person === null) return true
  return (
    isMore(given.contact, person.contact ?? {}) ||
    isMore(given.contactCustom, person.contactCustom) ||
    newPhones(given, person).length > 0
  )
}

function addCustomer(whole: ParsedRow, { customer, custom, tags }: ParsedRow): void {
  whole.customer = { ...customer, ...whole.customer }
  if (custom) whole.custom = { ...custom, ...whole.custom }
  if (tags) whole.tags = [...new Set([...(whole.tags ?? []), ...tags])]
}

/** The same person in two rows is one contact, kept in the first of them. */
function moveContact(person: ParsedRow, from: ParsedRow): void {
  person.contact = { ...from.contact, ...person.contact }
  if (from.contactCustom) person.contactCustom = { ...from.contactCustom, ...person.contactCustom }
  person.phones.push(...newPhones(from, person))
  from.contact = null
  from.phones = []
  delete from.contactCustom
}

const newPhones = ({ phones }: ParsedRow, person: ParsedRow) =>
  phones.filter(
    ({ e164, extension }) =>
      !person.phones.some((known) => known.e164 === e164 && known.extension === extension),
  )
