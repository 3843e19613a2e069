import type { BodyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/tags.ts'
import { groupsOf, parseLabelLine, renameGroup } from '../../contract/values/labelLine.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure, invalid, violatedConstraint } from '../platform/errors.ts'
import { recordSettings } from '../platform/rule-log.ts'
import { countHoldingSeveral } from './held.ts'
import { readLabelPattern } from './queries.ts'

const refuseTakenGroup = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'tag_group_name_key' ? failure('tag.group_name_taken', { name }) : error
}
const refuseTakenTag = (name: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'tag_group_id_name_key' ? failure('tag.name_taken', { name }) : error
}

/** What people type: the log tells only that it changed. */
const groupWords = ['name', 'meaning']

export async function createTagGroup(trx: Db, fields: BodyOf<typeof contract.createTagGroup>) {
  const made = await trx
    .insertInto('tag_group')
    .values({
      name: fields.name,
      colour: fields.colour,
      meaning: fields.meaning ?? '',
      exclusive: fields.exclusive ?? false,
      applies_to: fields.appliesTo ?? 'customer',
      active: fields.active ?? true,
      position: sql`(select coalesce(max(position), 0) + 1 from tag_group)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenGroup(fields.name))
  const about = { action: 'tagGroup.created', objectKind: 'tag_group', objectId: made.id }
  await recordSettings(trx, about, {}, fields, groupWords)
  return made
}

export async function updateTagGroup(
  trx: Db,
  id: number,
  fields: BodyOf<typeof contract.updateTagGroup>,
): Promise<void> {
  const { name, colour, meaning, exclusive, appliesTo, active } = fields
  const before = await trx
    .selectFrom('tag_group')
    .select(['name', 'colour', 'meaning', 'exclusive', 'applies_to as appliesTo', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw failure('record.not_found')
  if (exclusive && !before.exclusive) {
    const count = await countHoldingSeveral(trx, id)
    if (count > 0) throw failure('tag.several_held', { name: before.name, count })
  }
  const columns = {
    ...(name !== undefined && { name }),
    ...(colour !== undefined && { colour }),
    ...(meaning !== undefined && { meaning }),
    ...(exclusive !== undefined && { exclusive }),
    ...(appliesTo !== undefined && { applies_to: appliesTo }),
    ...(active !== undefined && { active }),
  }
  if (Object.keys(columns).length === 0) return
  await trx
    .updateTable('tag_group')
    .set(columns)
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenGroup(name ?? ''))
  const about = { action: 'tagGroup.changed', objectKind: 'tag_group', objectId: id }
  await recordSettings(trx, about, before, fields, groupWords)
  if (name !== undefined && name !== before.name) await renameInLabelLine(trx, before.name, name)
}

async function renameInLabelLine(trx: Db, before: string, after: string): Promise<void> {
  const { pattern } = await trx
    .selectFrom('organisation')
    .select('label_pattern as pattern')
    .forUpdate()
    .executeTakeFirstOrThrow()
  const renamed = renameGroup(pattern, before, after)
  // A name that makes the line too long leaves it as it was: the part then falls out, and the settings say why.
  if (renamed !== pattern && renamed.length <= 200)
    await trx.updateTable('organisation').set({ label_pattern: renamed }).execute()
}

export const orderTagGroups = (trx: Db, ids: readonly number[]) =>
  sql`
    update tag_group g set position = o.place
    from (select id, row_number() over (order by array_position(${ids}::bigint[], id), position, id) as place from tag_group) o
    where o.id = g.id`.execute(trx)

export async function createTag(trx: Db, groupId: number, name: string): Promise<{ id: number }> {
  const group = await trx
    .selectFrom('tag_group')
    .select('id')
    .where('id', '=', groupId)
    .forUpdate()
    .executeTakeFirst()
  if (!group) throw failure('record.not_found')
  const made = await trx
    .insertInto('tag')
    .values({
      group_id: groupId,
      name,
      position: sql`(select coalesce(max(position), 0) + 1 from tag where group_id = ${groupId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(refuseTakenTag(name))
  const about = { action: 'tag.created', objectKind: 'tag', objectId: made.id, data: { groupId } }
  await recordSettings(trx, about, {}, { name }, ['name'])
  return made
}

export async function updateTag(
  trx: Db,
  id: number,
  fields: BodyOf<typeof contract.updateTag>,
): Promise<void> {
  const { name, active } = fields
  const columns = { ...(name !== undefined && { name }), ...(active !== undefined && { active }) }
  const before = await trx
    .selectFrom('tag')
    .select(['name', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw failure('record.not_found')
  if (Object.keys(columns).length === 0) return
  await trx
    .updateTable('tag')
    .set(columns)
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenTag(name ?? ''))
  const about = { action: 'tag.changed', objectKind: 'tag', objectId: id }
  await recordSettings(trx, about, before, fields, ['name'])
}

export async function orderTags(trx: Db, groupId: number, ids: readonly number[]): Promise<void> {
  const group = await trx.selectFrom('tag_group').select('id').where('id', '=', groupId).executeTakeFirst()
  if (!group) throw failure('record.not_found')
  await sql`
    update tag t set position = o.place
    from (select id, row_number() over (order by array_position(${ids}::bigint[], id), position, id) as place
          from tag where group_id = ${groupId}) o
    where o.id = t.id`.execute(trx)
}

/** @throws input.invalid with the part that isn't known */
export async function requirePattern(db: Db, pattern: string): Promise<void> {
  const read = parseLabelLine(pattern)
  if (!read.ok) throw invalid('pattern', read.reason, { part: read.part.slice(0, 60) })
  const groups = await db.selectFrom('tag_group').select('name').execute()
  const unknown = groupsOf(read.value).find((name) => !groups.some((group) => group.name === name))
  if (unknown !== undefined) throw invalid('pattern', 'label_line.group_unknown', { part: unknown })
}

export async function updateLabelLine(trx: Db, pattern: string): Promise<void> {
  await requirePattern(trx, pattern)
  const before = await readLabelPattern(trx)
  if (before === pattern) return
  await trx.updateTable('organisation').set({ label_pattern: pattern }).execute()
  await recordSettings(trx, { action: 'labelLine.changed' }, { pattern: before }, { pattern })
}
