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

/**
 * The ways in which a text can find customers by their name, here, and by whatever else they are known by, below; each
 * `select customer_id, matched, detail`. Only the ways that the text allows are searched (a phone end needs digits, pinyin
 * needs letters), and of these only the ones whose field the viewer sees: a hit would tell the value.
 */
export function waysByName(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const norm = normaliseCompanyName(q)
  return byName(viewer, seenBy(viewer, 'customer'), norm, contains('m.name_norm', norm))
}

/** By name among customers that are few: no index is asked. */
export function waysAmong(viewer: Viewer, customers: RawBuilder<unknown>, q: string): RawBuilder<unknown>[] {
  const norm = normaliseCompanyName(q)
  return byName(
    viewer,
    customers,
    norm,
    sql`m.name_norm like ${`${norm.length < 2 ? '' : '%'}${like(norm)}%`}`,
  )
}

function byName(viewer: Viewer, customers: RawBuilder<unknown>, norm: string, holds: RawBuilder<unknown>) {
  const ways: RawBuilder<unknown>[] = []
  if (norm !== '')
    ways.push(
      sql`select m.id as customer_id, 'name' as matched, null as detail from ${customers} m where ${holds} and ${isNamedTo(viewer, 'm')}`,
    )
  if (isLetters(norm)) {
    ways.push(
      sql`select m.id as customer_id, 'pinyin' as matched, null as detail from ${customers} m where ((${holdsLetters('m.name_initials', norm)}) or (${holdsLetters('m.name_pinyin', norm)})) and ${isNamedTo(viewer, 'm')}`,
    )
  }
  return ways
}

export function waysByRest(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  const customers = seenBy(viewer, 'customer')
  const compact = q.replace(/[\s-]/g, '')
  const ways = waysToContacts(viewer, q).map(
    (way) => sql`select k.customer_id, 'contact' as matched, k.name as detail from (${way}) k`,
  )
  if (/^\d{4,15}$/.test(compact) && levelOf(viewer, 'contact.phones') !== 'hidden')
    ways.push(phoneEnd(viewer, compact))
  if (/^[0-9A-Za-z]{4,18}$/.test(compact) && isClear(levelOf(viewer, 'customer.creditCode'))) {
    ways.push(
      sql`select m.id as customer_id, 'creditCode' as matched, m.credit_code as detail from ${customers} m where ${startsWith('m.credit_code', compact.toUpperCase())}`,
    )
  }
  if (/^[0-9A-Za-z][\w./-]{2,}$/.test(q)) {
    ways.push(
      sql`select m.id as customer_id, 'number' as matched, null as detail from ${customers} m where ${startsWith('m.number', q.toUpperCase())}`,
    )
  }
  return ways
}

/** The ways in which a text can find contacts by name, each a `select` of contacts; none where names aren't shown in clear. */
export function waysToContacts(viewer: Viewer, q: string): RawBuilder<unknown>[] {
  if (!isClear(levelOf(viewer, 'contact.name'))) return []
  const contacts = seenBy(viewer, 'contact')
  const norm = normaliseCompanyName(q)
  const ways: RawBuilder<unknown>[] = []
  if (norm !== '' && !/\d/.test(norm))
    ways.push(sql`select m.* from ${contacts} m where ${contains('m.name_norm', norm)}`)
  if (isLetters(norm)) {
    ways.push(
      sql`select m.* from ${contacts} m where m.name_initials = ${norm} or (${startsWith('m.name_pinyin', norm)})`,
    )
  }
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

export function matchingCustomers(viewer: Viewer, q: string): RawBuilder<unknown> {
  const ways = [...waysByName(viewer, q), ...waysByRest(viewer, q)]
  if (ways.length === 0) return sql`select null::bigint where false`
  return sql`select customer_id from (${sql.join(ways, sql` union all `)}) as found`
}

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
function phoneEnd(viewer: Viewer, digits: string): RawBuilder<unknown> {
  const phones = seenBy(viewer, 'contact_phone')
  const end = sql`
    right(m.e164, 4) collate "C" = ${digits.slice(-4)}
    and exists (select from ${hangingOnSeen('contact')} k where k.id = m.contact_id and k.deleted_at is null)`
  const detail = sql`'****' || right(m.e164, 4)`
  if (digits.length === 4)
    return sql`select m.customer_id, 'phone' as matched, ${detail} as detail from ${phones} m where ${end}`
  const own = isClear(levelOf(viewer, 'contact.phones'))
    ? sql`true`
    : sql`m.customer_id in (select id from ${seenBy(viewer, 'customer')} mine where mine.owner_id = ${viewer.userId}::bigint)`
  const whole = digits.replace(/^0+/, '')
  return sql`select m.customer_id, 'phone' as matched, ${detail} as detail from ${phones} m where ${end} and m.e164 like ${`%${whole}`} and ${own}`
}
