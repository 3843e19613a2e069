import type { TagGroup, TagOn } from '../../contract/tags.ts'
import { type Db, type RawBuilder, sql } from '../platform/database.ts'
import { hangingOnSeen } from '../platform/visibility.ts'

export async function listTags(db: Db): Promise<TagGroup[]> {
  const { rows } = await sql<TagGroup>`
    select g.id, g.name, g.colour, g.meaning, g.exclusive, g.applies_to as "appliesTo", g.active,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'active', t.active) order by t.position, t.id)
                from tag t where t.group_id = g.id), '[]') as tags
    from tag_group g order by g.position, g.id`.execute(db)
  return rows
}

export async function readLabelPattern(db: Db): Promise<string> {
  const { pattern } = await db
    .selectFrom('organisation')
    .select('label_pattern as pattern')
    .executeTakeFirstOrThrow()
  return pattern
}

/** Names that several groups give to tags: alone they don't say which one is meant. */
export async function readDoubledTags(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from tag where lower(name) in (select lower(name) from tag group by 1 having count(*) > 1)`.execute(
    db,
  )
  return new Set(rows.map(({ name }) => name))
}

/** The ids of customers that have any of these tags; only to be met with rows of `seenBy`. @param tags `1,2,3` */
export const taggedWith = (tags: string) =>
  sql`select customer_id from ${hangingOnSeen('customer_tag')} where tag_id = any(${tags.split(',').map(Number)}::bigint[])`

/** Tags that rows of `on` give (`tag_id`), as records show them. */
export const shownTags = (on: RawBuilder<unknown>, condition: RawBuilder<unknown>) => sql<TagOn[]>`
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name,
      'group', jsonb_build_object('id', g.id, 'name', g.name, 'colour', g.colour))
      order by g.position, g.id, t.position, t.id), '[]')
   from ${on} held join tag t on t.id = held.tag_id join tag_group g on g.id = t.group_id where ${condition})`
