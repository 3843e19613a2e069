import {
  counterKey,
  type NumberingRule,
  numberFrame,
  parseNumberingRule,
  showNumber,
} from '../../contract/values/numbering.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'

/** The industry part of a number where there is no industry (DOMAIN §2): individuals, and unknown. */
const codeOfIndividual = 'PER'
const codeOfUnknown = 'GEN'

export const industryPart = (type: string, shortCode: string | null) =>
  type === 'individual' ? codeOfIndividual : (shortCode ?? codeOfUnknown)

/** A rule is checked before it is kept, so one that doesn't parse is a fault of ours. */
export function ruleOf(template: string): NumberingRule {
  const rule = parseNumberingRule(template)
  if (!rule.ok) throw new Error(`numbering rule: ${rule.reason}`)
  return rule.value
}

export type Numbering = { rule: NumberingRule; today: string }

export type NumberingRow = { template: string; today: string }

/** How the organisation numbers today, in SQL. */
export const numberingNow = sql<NumberingRow>`
  select customer_number_rule as template, (now() at time zone time_zone)::date as today from organisation`

export const asNumbering = ({ template, today }: NumberingRow): Numbering => ({
  rule: ruleOf(template),
  today,
})

/** Read once, then asked per industry. */
export async function readNumbering(trx: Db): Promise<Numbering> {
  const { rows } = await numberingNow.execute(trx)
  if (!rows[0]) throw new Error('no organisation')
  return asNumbering(rows[0])
}

/**
 * The next `count` numbers of a counter. Its row stays locked until the transaction ends: nobody else gets the same
 * number, and a rollback gives it back. After a change of rule a number may stand on a customer already.
 */
export async function drawNumbers(
  trx: Db,
  { rule, today }: Numbering,
  industry: string,
  count: number,
): Promise<string[]> {
  const facts = { date: today, industry }
  const { rows } = await sql<{ value: number }>`
    insert into number_counter as n (counter, value) values (${counterKey(rule, facts)}, ${count})
    on conflict (counter) do update set value = n.value + ${count} returning value`.execute(trx)
  const last = rows[0]?.value ?? 0
  return Array.from({ length: count }, (_, index) => showNumber(rule, facts, last - count + index + 1))
}

/**
 * The same for one number, drawn inside of a statement: gives `number`, where `condition` holds. The sequence is
 * padded as `showNumber` does it.
 */
export function numberDrawn({ rule, today }: Numbering, industry: string, condition: RawBuilder<unknown>) {
  const facts = { date: today, industry }
  const { before, width, after } = numberFrame(rule, facts)
  return sql`
    insert into number_counter as n (counter, value) select ${counterKey(rule, facts)}, 1 where ${condition}
    on conflict (counter) do update set value = n.value + 1
    returning ${before}::text || lpad(value::text, greatest(${width}::integer, length(value::text)), '0') || ${after}::text as number`
}

/** In the place of `numberDrawn` for a draft. */
export const unnumbered = (condition: RawBuilder<unknown>) =>
  sql`select null::text as number where ${condition}`

/** The next `count` numbers that no customer has; those that one has are stepped over. */
export async function issueNumbers(
  trx: Db,
  numbering: Numbering,
  industry: string,
  count: number,
): Promise<string[]> {
  const issued: string[] = []
  while (issued.length < count) {
    const candidates = await drawNumbers(trx, numbering, industry, count - issued.length)
    const taken = await takenOf(trx, candidates)
    issued.push(...candidates.filter((number) => !taken.has(number)))
  }
  return issued
}

/** Which number `issueNumbers` would give next; nothing is drawn. */
export async function nextNumber(db: Db, { rule, today }: Numbering, industry: string): Promise<string> {
  const facts = { date: today, industry }
  const counter = await db
    .selectFrom('number_counter')
    .select('value')
    .where('counter', '=', counterKey(rule, facts))
    .executeTakeFirst()
  for (let from = (counter?.value ?? 0) + 1; ; from += lookAhead) {
    const candidates = Array.from({ length: lookAhead }, (_, index) => showNumber(rule, facts, from + index))
    const taken = await takenOf(db, candidates)
    const free = candidates.find((number) => !taken.has(number))
    if (free !== undefined) return free
  }
}

/** After a change of rule some numbers in a row may be taken. */
const lookAhead = 500

async function takenOf(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from customer where number = any(${[...numbers]}::text[])`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

export type Unnumbered = { id: number; type: string; shortCode: string | null }

/** At a time: longer lists of numbers are looked up in parts. */
const batch = 5_000

/**
 * A number for each, in the order given. Counters are drawn in one order by all, so that two who number many at once
 * never wait for each other in a circle.
 */
export async function issueEach(trx: Db, entries: readonly Unnumbered[]): Promise<Map<number, string>> {
  const numbering = await readNumbering(trx)
  const numbers = new Map<number, string>()
  const parts = Map.groupBy(entries, ({ type, shortCode }) => industryPart(type, shortCode))
  for (const [part, ofPart] of [...parts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (let from = 0; from < ofPart.length; from += batch) {
      const some = ofPart.slice(from, from + batch)
      const issued = await issueNumbers(trx, numbering, part, some.length)
      for (const [index, { id }] of some.entries()) numbers.set(id, issued[index] ?? '')
    }
  }
  return numbers
}
