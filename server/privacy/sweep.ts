import { type Db, sql } from '../platform/database.ts'
import { type Matcher, mapTexts, textsIn } from './mentions.ts'
import type { Person } from './person.ts'
import { type Place, placeKey, places } from './places.ts'

/** A text or a JSON column of a row, where the person may be mentioned. */
export type Cell = { place: Place; id: number; column: string; value: unknown; at: string | null }

/** The cells that mention the person, in the order of the places. */
export async function mentioning(
  db: Db,
  person: Person,
  matcher: Matcher,
  among: readonly Place[] = places,
): Promise<Cell[]> {
  const found: Cell[] = []
  for (const place of among)
    for (const cell of await cellsOf(db, place, person))
      if (textsIn(cell.value).some((text) => matcher.find(text).length > 0)) found.push(cell)
  return found
}

export async function cellsOf(db: Db, place: Place, person: Person): Promise<Cell[]> {
  const columns = [...Object.keys(place.texts ?? {}), ...(place.json ?? [])]
  const at =
    place.at === undefined
      ? sql`null`
      : sql`to_char(${sql.ref(`x.${place.at}`)} at time zone (select time_zone from organisation), 'YYYY-MM-DD HH24:MI')`
  const { rows } = await sql<Record<string, unknown> & { id: number; written_at: string | null }>`
    select x.id, ${at} as written_at, ${sql.join(columns.map((column) => sql`x.${sql.ref(column)}`))}
    from ${sql.table(place.table)} x where ${place.of(person)} order by x.id`.execute(db)
  return rows.flatMap((row) =>
    columns
      .filter((column) => row[column] !== null)
      .map((column) => ({ place, id: row.id, column, value: row[column], at: row.written_at })),
  )
}

/** Puts the mark where the person is mentioned, but for what is to stay. @returns in how many places */
export async function replaceMentions(
  trx: Db,
  person: Person,
  matcher: Matcher,
  keep: ReadonlySet<string>,
): Promise<number> {
  const cells = await mentioning(trx, person, matcher)
  const going = cells.filter(({ place, id, column }) => !keep.has(placeKey(place.table, id, column)))
  // A row at a time: its version goes on once, as by any edit.
  for (const row of Map.groupBy(going, ({ place, id }) => `${place.table}:${id}`).values()) {
    const [{ place, id } = { place: null, id: 0 }] = row
    if (!place) continue
    const sets = row.map(
      ({ column, value }) => sql`${sql.ref(column)} = ${without(place, column, value, matcher)}`,
    )
    if (place.versioned) sets.push(sql`version = version + 1`)
    await sql`update ${sql.table(place.table)} set ${sql.join(sets)} where id = ${id}`.execute(trx)
  }
  return going.length
}

/** The mark may be longer than what it stands for: a text is cut where its column ends. */
const without = ({ texts }: Place, column: string, value: unknown, matcher: Matcher) =>
  typeof value === 'string'
    ? sql`${matcher.replace(value).slice(0, texts?.[column])}`
    : sql`${JSON.stringify(mapTexts(value, matcher.replace))}::jsonb`

/** The histories of all that was swept, those just written too. What is kept on a record is kept in its history. */
export async function replaceInHistory(
  trx: Db,
  person: Person,
  matcher: Matcher,
  keep: ReadonlySet<string>,
): Promise<void> {
  const { rows } = await sql<{
    id: number
    record: string
    recordId: number
    changes: Record<string, unknown>
  }>`
    select id, record, record_id as "recordId", changes from change_log
    where customer_id = any(${person.customerIds}::bigint[])`.execute(trx)
  for (const { id, record, recordId, changes } of rows) {
    const next = Object.fromEntries(
      Object.entries(changes).map(([field, change]) => [
        field,
        keep.has(placeKey(record, recordId, columnOf(field))) ? change : mapTexts(change, matcher.replace),
      ]),
    )
    if (JSON.stringify(next) === JSON.stringify(changes)) continue
    await sql`update change_log set changes = ${JSON.stringify(next)}::jsonb where id = ${id}`.execute(trx)
  }
}

/** `feedbackDetail` is kept in `feedback_detail`, `custom.cf_a` in `custom`. */
const columnOf = (field: string) =>
  field.replace(/\..*$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
