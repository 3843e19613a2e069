import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { type Asked, domainsOf, numbersIn, plainCode, plainMails } from './find.ts'
import { nameKeys } from './keys.ts'

/**
 * The locks under which duplicates are looked for, by a statement of their own that comes before. Those on code, core and
 * sound of the name, numbers, addresses and their domains make two people who enter the same customer at once meet each
 * other; the shared one makes them wait for an import that is being taken in, whose customers nobody sees yet.
 */
export const entryLocks = (...entries: readonly Asked[]) =>
  locksOf(sql.join(entries.map(keysOf), sql` union `))

function keysOf({ name = '', creditCode, website, phones = [], emails = [] }: Asked): RawBuilder<unknown> {
  const { name_key: key, name_sound: sound } = nameKeys(name)
  const keys = [
    ...(creditCode ? [`code:${creditCode}`] : []),
    ...(key ? [`name:${key}`] : []),
    ...(sound ? [`sound:${sound}`] : []),
    ...numbersIn(phones).map((number) => `phone:${number}`),
    ...plainMails(emails).map((email) => `email:${email}`),
  ]
  return sql`
    select unnest(${keys}::text[]) as key union select 'domain:' || domain from (${domainsOf(emails, website)}) named`
}

/** In one order, so that two who want the same ones never wait for each other. */
const locksOf = (keys: RawBuilder<unknown>) => sql`
  select pg_advisory_xact_lock_shared(hashtextextended('customer entry', 0))
  union all select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select key from (${keys}) wanted order by key) ordered`

/** The same for an edit, before the row is locked: an import takes its locks in that order too. Nothing named, none are taken. */
export async function lockEntry(
  trx: Db,
  { name, creditCode, website, phones, emails }: Asked,
): Promise<void> {
  const given = [name, creditCode, website, ...(phones ?? []), ...(emails ?? [])].some(Boolean)
  if (!given) return
  await entryLocks({ name, creditCode: plainCode(creditCode), website, phones, emails }).execute(trx)
}

/** For a step over many customers, before their rows are locked: nobody enters one until it commits. */
export const closeEntry = (trx: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('customer entry', 0))`.execute(trx)
