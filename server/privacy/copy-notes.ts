import { type Db, sql } from '../platform/database.ts'
import { copied } from './copied.ts'
import { excerpt, matcherOf, textsIn } from './mentions.ts'
import type { Person } from './person.ts'
import { type Place, places } from './places.ts'
import { type Cell, cellsOf } from './sweep.ts'

export type Note = { table: Place['table']; at: string | null; text: string }

/**
 * What colleagues wrote of the person: whole on rows that are theirs, and elsewhere what stands around a mention, as an erasure
 * shows it. Texts that have a sheet of their own aren't told twice. By a name that somebody else has, too, nobody is told for sure.
 */
export async function notesOn(db: Db, person: Person): Promise<Note[]> {
  const called = await namesakes(db, person)
  const names = person.traits.names.filter((name) => !called.has(name))
  const matcher = matcherOf({ ...person.traits, names })
  const notes: Note[] = []
  for (const place of places) {
    const { own, notOfOthers } = copied[place.table]
    if (own === 'notes')
      for (const cell of await cellsOf(db, { ...place, of: ownRows(place) }, person)) {
        const text = textsIn(cell.value).join(' ')
        if (text !== '') notes.push(noteOf(cell, text))
      }
    if (notOfOthers !== undefined) continue
    for (const cell of await cellsOf(db, { ...place, of: rowsOfOthers(place) }, person))
      for (const text of textsIn(cell.value))
        if (matcher.find(text).length > 0)
          notes.push(
            noteOf(
              cell,
              excerpt(text, matcher)
                .map((part) => part.text)
                .join(''),
            ),
          )
  }
  return notes
}

/** Names of the person that another contact, or another customer who is a person, has as well. */
async function namesakes(db: Db, { contactIds, selfIds, traits: { names } }: Person): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select n.name from unnest(${names}::text[]) as n(name)
    where exists (select from contact k where lower(k.name) = lower(n.name) and k.id <> all(${contactIds}::bigint[])
        and k.customer_id <> all(${selfIds}::bigint[]))
      or exists (select from customer c where c.type = 'individual' and lower(c.name) = lower(n.name) and c.id <> all(${selfIds}::bigint[]))`.execute(
    db,
  )
  return new Set(rows.map(({ name }) => name))
}

const noteOf = ({ place: { table }, at }: Cell, text: string): Note => ({ table, at, text })

const isOwn = ({ table }: Place, { selfIds, contactIds }: Person) =>
  copied[table].hasContact
    ? sql`(x.customer_id = any(${selfIds}::bigint[]) or coalesce(x.contact_id = any(${contactIds}::bigint[]), false))`
    : sql`x.customer_id = any(${selfIds}::bigint[])`

const ownRows = (place: Place) => (person: Person) => isOwn(place, person)

/** Of a place without own rows all of it: one text is about many. A hand-over is of customers that changed hands by it. */
const rowsOfOthers = (place: Place) => (person: Person) => {
  if (place.table === 'hand_over')
    return sql`x.id in (
      select (e.data ->> 'handOverId')::bigint from event e
      where e.kind = 'customer.assigned' and e.customer_id = any(${person.customerIds}::bigint[]))`
  if (copied[place.table].own === null) return place.of(person)
  if (place.table === 'customer') return sql`${place.of(person)} and x.id <> all(${person.selfIds}::bigint[])`
  return sql`${place.of(person)} and not ${isOwn(place, person)}`
}
