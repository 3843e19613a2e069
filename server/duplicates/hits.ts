import type { MatchKind } from '../../contract/duplicates.ts'
import { type RawBuilder, sql } from '../platform/database.ts'
import { protectedAgainst } from '../registrations/standing.ts'
import { leastAlike, mostMore } from './keys.ts'
import { withImplied } from './rules.ts'

/** What is looked for, as SQL: a parameter each, or columns of rows that are gone through. Null finds nothing. */
export type Probe = {
  creditCode: RawBuilder<unknown>
  norm: RawBuilder<unknown>
  key: RawBuilder<unknown>
  region: RawBuilder<unknown>
  sound: RawBuilder<unknown>
  /** Shorter keys that it may go on from; those that say too little have no sound and don't count. */
  beginnings: RawBuilder<unknown>
  phones: RawBuilder<unknown>
  /** In lower case. */
  emails: RawBuilder<unknown>
  domains: RawBuilder<unknown>
  exceptId: RawBuilder<unknown>
  /** Whose the customer would be: what is registered for somebody else is entered by nobody. */
  ownerId: RawBuilder<unknown>
  /** What it is looked for by, instead of by the rules of the organisation. */
  by?: readonly MatchKind[] | undefined
}

/** So many of one kind are looked at: what more of them have in common says nothing. */
const most = 20

/** One customer's many contacts of a domain don't stand before another customer. */
const contactsEach = 10

/** The rules by which customers count as the same: those of the organisation, or one for each of these kinds whatever it chose. */
const rulesOf = (by?: readonly MatchKind[]) =>
  by
    ? sql`(select array[kind] as kinds, 'warn' as effect from unnest(${by}::text[]) kind)`
    : sql`duplicate_rule`

/** Kinds that some rule asks for; a look-up for another one isn't made. */
const isAsked = (kind: MatchKind, by: Probe['by']) =>
  sql`exists (select from ${rulesOf(by)} as rule where ${kind}::text = any(rule.kinds))`

const kindsOf = (kind: MatchKind) => sql`array[${sql.join(withImplied(kind).map((one) => sql.lit(one)))}]`

const byCustomer = (kind: MatchKind, condition: RawBuilder<unknown>, { exceptId, by }: Probe) => {
  const asked = withImplied(kind).map((one) => isAsked(one, by))
  return sql`(
    select c.id, ${kindsOf(kind)} as kinds from customer c
    where c.deleted_at is null and c.id is distinct from ${exceptId} and ${condition} and (${sql.join(asked, sql` or `)})
    order by c.id limit ${sql.lit(most)})`
}

/** Contacts who have left, or whose customer is deleted, don't count. */
const byContact = (kind: MatchKind, condition: RawBuilder<unknown>, { exceptId, by }: Probe) => sql`(
  select distinct customer_id, ${kindsOf(kind)} as kinds from (
  select k.customer_id from contact k join customer c on c.id = k.customer_id
  where ${condition} and k.deleted_at is null and k.left_on is null and c.deleted_at is null
    and c.id is distinct from ${exceptId} and ${isAsked(kind, by)}
  limit ${sql.lit(most * contactsEach)}) found
  limit ${sql.lit(most)})`

/**
 * Customers that have something in common with what is looked for: `id`, and `kinds` of all that they have in common. By an
 * index for each kind, so that it can be asked while somebody types.
 */
export const hitsOf = (probe: Probe) => sql`
  select hit.id, array_agg(distinct kind) as kinds from (
    ${byCustomer('creditCode', sql`c.credit_code = ${probe.creditCode}`, probe)}
    union all ${byCustomer('name', sql`c.name_norm = ${probe.norm}`, probe)}
    union all ${byCustomer('nameCore', sql`c.name_key = ${probe.key} and ${inOneRegion(probe)}`, probe)}
    union all ${byCustomer('similarName', sql`c.name_sound = ${probe.sound} and ${inOneRegion(probe)}`, probe)}
    union all ${byCustomer('similarName', sql`${goesOn(probe)} and ${inOneRegion(probe)}`, probe)}
    union all ${byCustomer('similarName', sql`c.name_key = any(${probe.beginnings}) and c.name_sound is not null and ${inOneRegion(probe)}`, probe)}
    union all ${byContact('phone', sql`k.id in (select contact_id from contact_phone where e164 = any(${probe.phones}))`, probe)}
    union all ${byContact('email', sql`lower(k.email) = any(${probe.emails})`, probe)}
    union all ${byContact('webDomain', sql`mail_domain(k.email) in (select unnest(${probe.domains}))`, probe)}
    union all ${byCustomer('webDomain', sql`c.website is not null and web_domain(c.website) in (select unnest(${probe.domains}))`, probe)}
  ) hit, unnest(hit.kinds) as kind
  group by hit.id`

const inOneRegion = ({ region }: Probe) => sql`regions_agree(c.name_region, ${region})`

/** In the order of bytes all that begin so lie between the key and the key with the last character there is. */
const goesOn = ({ key, sound }: Probe) => sql`
  ${sound} is not null and c.name_key > ${key} and c.name_key < ${key} || chr(1114111)
  and char_length(c.name_key) <= char_length(${key}) + ${sql.lit(mostMore)} and strpos(c.name_key, '/') = 0 and strpos(${key}, '/') = 0`

/** Shorter keys than this one, as SQL, that another name may go on from; none of a branch. */
export const shorterKeys = (key: RawBuilder<unknown>) => sql`
  array(select left(${key}, -less) from generate_series(1, ${sql.lit(mostMore)}) less
        where strpos(${key}, '/') = 0 and char_length(${key}) - less >= ${sql.lit(leastAlike.characters)})`

type Ruled = {
  /** Rules that have none of these don't count. */
  touching?: readonly MatchKind[]
}

/**
 * Of each hit the strongest rule that holds: `id`, `kinds`, `effect`, `protected_until`; the surest first. A customer that is
 * registered for somebody else blocks by every rule.
 */
export const ruledHits = (probe: Probe, { touching }: Ruled = {}) => sql`
  select hit.id, hit.kinds, case when guard.until is null then rule.effect else 'block' end as effect, guard.until as protected_until
  from (${hitsOf(probe)}) hit
  cross join lateral (
    select effect, ${rankOf(sql`effect`)} as rank from ${rulesOf(probe.by)} as rules
    where kinds <@ hit.kinds and ${touching ? sql`kinds && ${touching}::text[]` : sql`true`} order by 2 limit 1) rule
  cross join lateral (select ${protectedAgainst(sql`hit.id`, probe.ownerId)} as until) guard
  order by case when guard.until is null then rule.rank else 1 end, cardinality(hit.kinds) desc, hit.id`

export const rankOf = (effect: RawBuilder<unknown>) =>
  sql`array_position(array['block', 'confirm', 'warn'], ${effect})`
