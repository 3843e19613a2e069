import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { dropExports } from '../privacy/exported.ts'
import { matcherOf } from '../privacy/mentions.ts'
import type { Person } from '../privacy/person.ts'
import { findStaged, isAmong } from '../privacy/rows.ts'

/*
 * Where household data stand besides the record and its history: rows of uploaded files, in the columns that are matched to it or
 * by their head mean it, and files of exports.
 */

/** Columns of uploaded sheets, as (import_id, sheet, "columns"). */
const householdColumns = sql`(
  select import_id, sheet, array_agg(distinct "column") as "columns" from (
    select i.id as import_id, (s.place - 1)::integer as sheet, (g.place - 1)::integer as "column"
    from import i, jsonb_array_elements(i.sheets) with ordinality as s(value, place),
      jsonb_array_elements_text(s.value -> 'guess') with ordinality as g(target, place) where g.target = 'household'
    union all
    select i.id, i.sheet, (m.place - 1)::integer
    from import i, jsonb_array_elements_text(i.mapping) with ordinality as m(target, place) where m.target = 'household') found
  group by import_id, sheet)`

/** Blanks those cells, and what was read of them, of rows `r` that a condition picks. */
export async function emptyStagedHousehold(trx: Db, picked: RawBuilder<unknown>): Promise<void> {
  await sql`
    update import_row r set parsed = r.parsed #- '{customer,household}',
      cells = (select coalesce(jsonb_agg(case when c.place - 1 = any(h."columns") then '""' else c.value end order by c.place), '[]')
        from jsonb_array_elements(r.cells) with ordinality as c(value, place)),
      mends = (select nullif(jsonb_object_agg(m.key, m.value) filter (where m.key::integer <> all(h."columns")), '{}')
        from jsonb_each(r.mends) as m),
      problems = (select jsonb_agg(case when (p.value ->> 'column')::integer = any(h."columns") then p.value - 'value' else p.value end)
        from jsonb_array_elements(r.problems) as p)
    from ${householdColumns} h
    where h.import_id = r.import_id and h.sheet = r.sheet and ${picked}`.execute(trx)
}

/**
 * The same in rows of one person: those that were found to be of their customers, and any that names them, by the whole name or
 * by phone, mail or WeChat, checked or not. Before columns are matched, their heads say which are meant.
 */
export async function emptyStagedOf(trx: Db, person: Person): Promise<void> {
  const { selfIds, traits } = person
  const matcher = matcherOf({ ...traits, names: [] })
  const names = traits.names.filter((name) => [...name].length > 1)
  const among = sql`(r.import_id, r.sheet) in (select h.import_id, h.sheet from ${householdColumns} h)`
  const rows = await findStaged(
    trx,
    // Not of whom a merge once took for the same and was undone: their basis stands.
    { customerIds: selfIds, among },
    ({ texts, isOurs }) =>
      isOurs || matcher.isIn(texts, []) || texts.some((text) => names.includes(text.trim())),
  )
  await emptyStagedHousehold(trx, isAmong(rows))
}

/** All rows, with what stands for texts of those columns and with the samples; what isn't run yet is matched anew. */
export async function emptyStagedSheets(trx: Db): Promise<void> {
  await emptyStagedHousehold(trx, sql`true`)
  await emptySamples(trx)
  await sql`
    update import set mapping = (
        select jsonb_agg(case when m.value = '"household"' then 'null' else m.value end order by m.place)
        from jsonb_array_elements(mapping) with ordinality as m(value, place)),
      status = case status when 'ready' then 'mapping' else status end
    where mapping @> '["household"]'`.execute(trx)
}

/** What stands for texts of those columns, and the rows that are shown while they are matched: of whom they are isn't known. */
export async function emptySamples(trx: Db): Promise<void> {
  await sql`
    delete from import_correction x using ${householdColumns} h
    where x.import_id = h.import_id and x.sheet = h.sheet and (x."column" = any(h."columns") or x.target = 'household')`.execute(
    trx,
  )
  await sql`
    update import i set sheets = (
      select jsonb_agg(case when h."columns" is null then s.value else jsonb_set(s.value, '{samples}', (
        select coalesce(jsonb_agg((
            select coalesce(jsonb_agg(case when c.place - 1 = any(h."columns") then '""' else c.value end order by c.place), '[]')
            from jsonb_array_elements(e.value) with ordinality as c(value, place)) order by e.place), '[]')
        from jsonb_array_elements(s.value -> 'samples') with ordinality as e(value, place))) end order by s.place)
      from jsonb_array_elements(i.sheets) with ordinality as s(value, place)
      left join ${householdColumns} h on h.import_id = i.id and h.sheet = s.place - 1)
    where i.id in (select import_id from ${householdColumns} h)`.execute(trx)
}

/** Files that may hold any: those whose maker saw it, and chose its column or none. @returns keys of contents that go */
export async function dropHouseholdExports(trx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from export where content_key is not null
      and (rights #>> '{levels,customer.household}' = 'hidden'
        or not 'household' = any(string_to_array(asked ->> 'columns', ',')))`.execute(trx)
  return dropExports(
    trx,
    rows.map(({ id }) => id),
  )
}
