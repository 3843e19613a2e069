import { createHash } from 'node:crypto'
import type { CustomField } from '../../contract/custom-fields.ts'
import { customTargetOf, isCustomTarget, type MappingTarget } from '../../contract/import-targets.ts'
import { type Db, sql } from '../platform/database.ts'

type Mapping = readonly (MappingTarget | null)[]
type Owner = { userId: number; head: readonly string[] }

/** Days after which a mapping that wasn't used again is forgotten. */
const keptDays = 730

/** Files from one source have the same heads in the same order. */
const keyOf = (head: readonly string[]) => createHash('sha256').update(JSON.stringify(head)).digest()

export async function keepMapping(db: Db, { userId, head }: Owner, mapping: Mapping): Promise<void> {
  await sql`
    insert into import_mapping (user_id, heads, mapping)
    values (${userId}, ${keyOf(head)}, ${JSON.stringify(mapping)}::jsonb)
    on conflict (user_id, heads) do update set mapping = excluded.mapping, used_at = now()`.execute(db)
}

/** Whether a target, where it is a custom field, is one in use. */
export function isInUse(fields: readonly CustomField[]): (target: MappingTarget) => boolean {
  const known = new Set<MappingTarget>(fields.filter(({ active }) => active).map(customTargetOf))
  return (target) => !isCustomTarget(target) || known.has(target)
}

/** What this person made of these heads the last time, without fields that are gone; null where it is the first. */
export async function keptMapping(
  db: Db,
  { userId, head }: Owner,
  fields: readonly CustomField[],
): Promise<(MappingTarget | null)[] | null> {
  const { rows } = await sql<{ mapping: Mapping }>`
    select mapping from import_mapping where user_id = ${userId} and heads = ${keyOf(head)}`.execute(db)
  const inUse = isInUse(fields)
  return rows[0]?.mapping.map((target) => (target !== null && inUse(target) ? target : null)) ?? null
}

/** Run daily. */
export const forgetMappings = (db: Db) =>
  sql`delete from import_mapping where used_at < now() - make_interval(days => ${keptDays})`.execute(db)
