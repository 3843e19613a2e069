import { type MatchKind, matchKinds } from '../../contract/duplicates.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { rankOf } from './hits.ts'
import { leastAlike, mostMore } from './keys.ts'
import { withImplied } from './rules.ts'

/** Of so many customers that have something in common each is compared with each, of more with the first one. */
const fewEnough = 6
/** What more of them than that have in common is no sign: the switchboard of a park, the mail host of a group. */
const tooMany = 50

type Keyed = { kind: MatchKind; keys: RawBuilder<unknown> }

/** `key`, `id` and the region that must not speak against it. */
const keyedBy: Keyed[] = [
  {
    kind: 'creditCode',
    keys: sql`select credit_code as key, id, null::text as region from customer where credit_code is not null and deleted_at is null`,
  },
  {
    kind: 'name',
    keys: sql`select name_norm as key, id, null::text as region from customer where name_norm <> '' and deleted_at is null`,
  },
  {
    kind: 'nameCore',
    keys: sql`select name_key as key, id, name_region as region from customer where name_key is not null and deleted_at is null`,
  },
  {
    kind: 'similarName',
    keys: sql`select name_sound as key, id, name_region as region from customer where name_sound is not null and deleted_at is null`,
  },
  { kind: 'phone', keys: ofContacts(sql`p.e164`, sql`join contact_phone p on p.contact_id = k.id`) },
  { kind: 'email', keys: ofContacts(sql`lower(k.email)`) },
  {
    kind: 'webDomain',
    keys: sql`
      ${ofContacts(sql`mail_domain(k.email)`)}
      union select web_domain(website), id, null from customer where web_domain(website) is not null and deleted_at is null`,
  },
]

/** Contacts who have left, or whose customer is deleted, don't count. */
function ofContacts(key: RawBuilder<unknown>, joined: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`
    select distinct ${key} as key, k.customer_id as id, null::text as region
    from contact k ${joined} join customer c on c.id = k.customer_id
    where ${key} is not null and k.deleted_at is null and k.left_on is null and c.deleted_at is null`
}

/**
 * Finds all pairs of customers that count as one by the rules, and keeps them: a pair that isn't one any more goes, one that
 * was told apart comes back when more speaks for it than then. Reads all, locks nothing that people edit.
 */
export async function findPairs(trx: Db): Promise<void> {
  await sql`create temporary table pair_hit (low_id bigint not null, high_id bigint not null, kind text not null) on commit drop`.execute(
    trx,
  )
  const asked = await kindsAsked(trx)
  for (const { kind, keys } of keyedBy)
    if (withImplied(kind).some((one) => asked.has(one))) await addPairs(trx, kind, keys)
  if (asked.has('similarName')) await addGoingOn(trx)
  await sql`analyze pair_hit`.execute(trx)
  await keepPairs(trx)
}

async function kindsAsked(trx: Db): Promise<Set<MatchKind>> {
  const { rows } = await sql<{ kind: MatchKind }>`
    select distinct unnest(kinds) as kind from duplicate_rule`.execute(trx)
  return new Set(rows.map(({ kind }) => kind))
}

const addPairs = (trx: Db, kind: MatchKind, keys: RawBuilder<unknown>) =>
  sql`
    insert into pair_hit (low_id, high_id, kind)
    with placed as materialized (
      select * from (
        select key, id, region, count(*) over (partition by key) as many, min(id) over (partition by key) as first
        from (${keys}) as keyed) counted
      where many between 2 and ${sql.lit(tooMany)})
    select one.id, other.id, ${kind} from placed one join placed other on other.key = one.key and other.id > one.id
    where (one.many <= ${sql.lit(fewEnough)} or one.id = one.first) and regions_agree(one.region, other.region)`.execute(
    trx,
  )

/** Names that go on from another one by a few characters; of many customers of one core the first stands for all. */
const addGoingOn = (trx: Db) =>
  sql`
    insert into pair_hit (low_id, high_id, kind)
    with core as materialized (
      select name_key as key, min(id) as first, count(*) as many from customer
      where name_sound is not null and strpos(name_key, '/') = 0 and deleted_at is null group by name_key),
    met as materialized (
      select one.key as longer, one.first as longer_first, one.many as longer_many,
        other.key as shorter, other.first as shorter_first, other.many as shorter_many
      from core one cross join generate_series(1, ${sql.lit(mostMore)}) as less
      join core other on other.key = left(one.key, -less)
      where char_length(one.key) - less >= ${sql.lit(leastAlike.characters)})
    select least(a.id, b.id), greatest(a.id, b.id), 'similarName'
    from met
    join customer a on a.name_key = longer and a.deleted_at is null
      and (longer_many <= ${sql.lit(fewEnough)} or a.id = longer_first)
    join customer b on b.name_key = shorter and b.deleted_at is null
      and (shorter_many <= ${sql.lit(fewEnough)} or b.id = shorter_first)
    where regions_agree(a.name_region, b.name_region)`.execute(trx)

const keepPairs = (trx: Db) =>
  sql`
    with implied (kind, also) as (values ${sql.join(
      matchKinds.flatMap((kind) => withImplied(kind).map((one) => sql`(${sql.lit(kind)}, ${sql.lit(one)})`)),
    )}),
    met as (
      select low_id, high_id, array_agg(distinct also) as kinds from pair_hit join implied using (kind)
      group by low_id, high_id),
    ruled as materialized (
      select met.*, (4 - rule.rank) * 10 + cardinality(met.kinds) as strength from met
      cross join lateral (select min(${rankOf(sql`effect`)}) as rank from duplicate_rule where kinds <@ met.kinds) rule
      where rule.rank is not null),
    gone as (
      delete from duplicate_pair p
      where not exists (select from ruled where ruled.low_id = p.low_id and ruled.high_id = p.high_id))
    insert into duplicate_pair as p (low_id, high_id, kinds, strength)
    select low_id, high_id, kinds, strength from ruled
    on conflict (low_id, high_id) do update set kinds = excluded.kinds, strength = excluded.strength,
      found_at = case when p.told_apart_kinds @> excluded.kinds then p.found_at else now() end,
      told_apart_at = case when p.told_apart_kinds @> excluded.kinds then p.told_apart_at end,
      told_apart_by = case when p.told_apart_kinds @> excluded.kinds then p.told_apart_by end,
      told_apart_kinds = case when p.told_apart_kinds @> excluded.kinds then p.told_apart_kinds end
    where (p.kinds, p.strength) is distinct from (excluded.kinds, excluded.strength)`.execute(trx)
