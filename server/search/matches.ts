import type { RawBuilder } from 'kysely'
import { isNamedTo } from '../customers/name.ts'
import { sql } from '../platform/database.ts'
import { isClear, levelOf } from '../platform/fields.ts'
import { hangingOnSeen, seenBy, type Viewer } from '../platform/visibility.ts'
import { normaliseCompanyName } from '../values/name.ts'
import { otherSpellings } from './spellings.ts'

/** Of the likeliest spellings that there are, so many customers are thought of. */
const mostSimilar = 50

/** A text as a part of a LIKE pattern, its marks taken as they are. */
export const like = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** What a text is looked for in, of customer `m`: a condition and, where the row doesn't show it, what was found. */
type Way = {
  matched: 'name' | 'pinyin' | 'creditCode' | 'number'
  holds: RawBuilder<unknown>
  detail?: RawBuilder<unknown>
}

/**
 * Only the ways that the text allows are searched (a phone end needs digits, pinyin needs letters), and of these only the
 * ones whose field the viewer sees: a hit would tell the value.
 */
function inNames(viewer: Viewer, norm: string, holdsName: RawBuilder<unknown>): Way[] {
  const ways: Way[] = []
  if (norm !== '') ways.push({ matched: 'name', holds: sql`(${holdsName}) and ${isNamedTo(viewer, 'm')}` })
  if (isLetters(norm)) {
    const holds = sql`((${holdsLetters('m.name_initials', norm)}) or (${holdsLetters('m.name_pinyin', norm)})) and ${isNamedTo(viewer, 'm')}`
    ways.push({ matched: 'pinyin', holds })
  }
  return ways
}

function inCodes(viewer: Viewer, q: string): Way[] {
  const ways: Way[] = []
  const compact = compacted(q)
  if (/^[0-9A-Za-z]{4,18}$/.test(compact) && isClear(levelOf(viewer, 'customer.creditCode'))) {
    const holds = startsWith('m.credit_code', compact.toUpperCase())
    ways.push({ matched: 'creditCode', holds, detail: sql`m.credit_code` })
  }
  if (isNumber(q)) ways.push({ matched: 'number', holds: startsWith('m.number', q.toUpperCase()) })
  return ways
}

const compacted = (q: string) => q.replace(/[\s-]/g, '')

const asSelect =
  (customers: RawBuilder<unknown>) =>
  ({ matched, holds, detail = sql`null` }: Way) =>
    sql`select m.id as customer_id, ${sql.lit(matched)} as matched, ${detail} as detail from ${customers} m where ${holds}`

/**
 * The ways in which a text can find customers by their name, here, and by whatever else they are known by, below; each
 * `select customer_id, matched, detail`.
 */
export function waysByName(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const norm = normaliseCompanyName(q)
  return inNames(viewer, norm, contains('m.name_norm', norm)).map(asSelect(seenBy(viewer, 'customer')))
}

/** By name among customers that are few: no index is asked. */
export function waysAmong(viewer: Viewer, customers: RawBuilder<unknown>, q: string): RawBuilder<unknown>[] {
  const norm = normaliseCompanyName(q)
  const holds = sql`m.name_norm like ${`${norm.length < 2 ? '' : '%'}${like(norm)}%`}`
  return inNames(viewer, norm, holds).map(asSelect(customers))
}

export function waysByRest(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  return [
    ...waysToContacts(viewer, q).map(
      (way) => sql`select k.customer_id, 'contact' as matched, k.name as detail from (${way}) k`,
    ),
    ...waysByPhone(viewer, q),
    ...inCodes(viewer, q).map(asSelect(seenBy(viewer, 'customer'))),
    ...waysByFormerNumber(viewer, q),
  ]
}

/** The number of one that became part of another customer leads to that one. */
const waysByFormerNumber = (viewer: Viewer, q: string): RawBuilder<unknown>[] =>
  isNumber(q)
    ? [
        sql`select m.customer_id, 'number' as matched, m.number as detail from ${seenBy(viewer, 'merged_customer')} m
          where m.number = ${q.toUpperCase()}`,
      ]
    : []

const isNumber = (q: string) => /^[0-9A-Za-z][\w./-]{2,}$/.test(q)

/** The ways in which a text can find contacts by name, each a `select` of contacts; none where names aren't shown in clear. */
export function waysToContacts(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const contacts = seenBy(viewer, 'contact')
  return inContactNames(viewer, q).map((holds) => sql`select m.* from ${contacts} m where ${holds}`)
}

/** The same, as conditions on contact `m`. */
function inContactNames(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  if (!isClear(levelOf(viewer, 'contact.name'))) return []
  const norm = normaliseCompanyName(q)
  const ways: RawBuilder<unknown>[] = []
  if (norm !== '' && !/\d/.test(norm)) ways.push(sql`(${contains('m.name_norm', norm)})`)
  if (isLetters(norm)) ways.push(sql`(m.name_initials = ${norm} or (${startsWith('m.name_pinyin', norm)}))`)
  return ways
}

/** Customers whose pinyin is spelt a little otherwise than what was typed. */
export function similarWays(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const spellings = otherSpellings(normaliseCompanyName(q))
  if (spellings.length === 0) return []
  // One after the other: of many patterns at once PostgreSQL expects so many hits that it would rather read the table.
  return [
    sql`select * from (
      select found.id as customer_id, 'similar' as matched, null as detail
      from unnest(${spellings}::text[]) as meant (letters),
        lateral (select m.id from ${seenBy(viewer, 'customer')} m
                 where m.name_pinyin like '%' || meant.letters || '%' and ${isNamedTo(viewer, 'm')}
                 limit ${sql.lit(mostSimilar)}) found
      limit ${sql.lit(mostSimilar)}) as alike`,
  ]
}

/** The customers that a text finds, by whatever they are known by. */
export function matchingCustomers(viewer: Viewer, q: string): RawBuilder<unknown> {
  const ways = [...waysByName(viewer, q), ...waysByRest(viewer, q)]
  return ways.length === 0
    ? sql`select null::bigint where false`
    : sql`select customer_id from (${sql.join(ways, sql` union all `)}) as found`
}

/**
 * The same among customers that are seen, in parts with no row in common, each to stand in FROM: those that hold the text
 * themselves, and those whose contacts do. So said, PostgreSQL walks a list in its order where the text is frequent and
 * asks the text's index where it is rare.
 */
export function matchingInParts(viewer: Viewer, seen: RawBuilder<unknown>, q: string): RawBuilder<unknown>[] {
  const norm = normaliseCompanyName(q)
  const ways = [...inNames(viewer, norm, contains('m.name_norm', norm)), ...inCodes(viewer, q)]
  const itself = anyOf(ways.map(({ holds }) => holds))
  const names = inContactNames(viewer, q)
  const byContacts = [
    ...(names.length > 0
      ? [
          sql`exists (select from ${hangingOnSeen('contact')} m
            where m.customer_id = c.id and m.deleted_at is null and ${anyOf(names)})`,
        ]
      : []),
    ...waysByPhone(viewer, q).map((way) => sql`c.id in (select customer_id from (${way}) as found)`),
  ]
  const others = sql`(select * from ${seen} c where ${anyOf(byContacts)})`
  return [
    sql`(select * from ${seen} m where ${itself})`,
    ...(byContacts.length > 0 ? [sql`(select * from ${others} m where ${itself} is not true)`] : []),
  ]
}

const anyOf = (conditions: RawBuilder<unknown>[]) =>
  conditions.length === 0
    ? sql`false`
    : sql`(${sql.join(
        conditions.map((condition) => sql`(${condition})`),
        sql` or `,
      )})`

/** Whether a normalised name holds this text, however it is written. One character no index serves. */
export function holdsName(column: string, text: string): RawBuilder<unknown> {
  const norm = normaliseCompanyName(text)
  return norm.length < 2
    ? sql`${sql.ref(column)} like ${`%${like(norm)}%`}`
    : sql`(${contains(column, norm)})`
}

const isLetters = (norm: string) => /^[a-z]{2,}$/.test(norm)

/** Two characters on, the bigram index finds the rows and LIKE confirms the order of the characters. */
const contains = (column: string, norm: string) =>
  norm.length < 2
    ? startsWith(column, norm)
    : sql`bigrams(${sql.ref(column)}) @> bigrams(${norm}) and ${sql.ref(column)} like ${`%${like(norm)}%`}`

/** A trigram index needs three letters; two are looked for at the beginning. */
const holdsLetters = (column: string, letters: string) =>
  letters.length > 2 ? sql`${sql.ref(column)} like ${`%${letters}%`}` : startsWith(column, letters)

/** As a range, and not by LIKE: a plan made once for all prefixes can use the index too. All columns collate "C". */
const startsWith = (column: string, prefix: string) =>
  sql`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${`${prefix}\u{10FFFF}`}`

/**
 * Four digits are the end that a masked phone shows. More digits would find it out bit by bit, so they find only
 * phones that the viewer sees in clear: by role, or those of own customers (DOMAIN §1).
 */
function waysByPhone(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const digits = compacted(q)
  if (!/^\d{4,15}$/.test(digits) || levelOf(viewer, 'contact.phones') === 'hidden') return []
  const phones = seenBy(viewer, 'contact_phone')
  const end = sql`
    right(m.e164, 4) collate "C" = ${digits.slice(-4)}
    and exists (select from ${hangingOnSeen('contact')} k where k.id = m.contact_id and k.deleted_at is null)`
  const detail = sql`'****' || right(m.e164, 4)`
  if (digits.length === 4)
    return [sql`select m.customer_id, 'phone' as matched, ${detail} as detail from ${phones} m where ${end}`]
  const own = isClear(levelOf(viewer, 'contact.phones'))
    ? sql`true`
    : sql`m.customer_id in (select id from ${seenBy(viewer, 'customer')} mine where mine.owner_id = ${viewer.userId}::bigint)`
  const whole = digits.replace(/^0+/, '')
  return [
    sql`select m.customer_id, 'phone' as matched, ${detail} as detail from ${phones} m where ${end} and m.e164 like ${`%${whole}`} and ${own}`,
  ]
}
