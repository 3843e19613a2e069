import { defaultLevels } from '../../contract/field-levels.ts'
import type { FieldLevel } from '../../contract/levels.ts'
import type { Grant } from '../../contract/permissions.ts'
import { type Db, sql } from '../platform/database.ts'
import type { Rights } from './rights.ts'

export async function rightsOfRole(trx: Db, id: number): Promise<Rights> {
  const { rows } = await sql<{ grants: Grant[]; levels: Record<string, FieldLevel> }>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('object', object, 'action', action, 'scope', scope))
                from role_permission where role_id = ${id}), '[]') as grants,
      coalesce((select jsonb_object_agg(field, level) from role_field where role_id = ${id}), '{}') as levels`.execute(
    trx,
  )
  return rows[0] ?? { grants: [], levels: {} }
}

/** What was granted and withdrawn, as `customer.export:own`, and levels that became others, for events and logs. */
export function changedRights(before: Rights, after: Rights) {
  const codes = ({ grants }: Rights) =>
    new Set(grants.map(({ object, action, scope }) => `${object}.${action}:${scope}`))
  const [old, now] = [codes(before), codes(after)]
  const levelIn = ({ levels }: Rights, field: string) => levels[field] ?? defaultLevels.get(field) ?? 'edit'
  const fields = new Set([...Object.keys(before.levels), ...Object.keys(after.levels)])
  const moved = [...fields].filter((field) => levelIn(before, field) !== levelIn(after, field)).sort()
  return {
    granted: [...now].filter((code) => !old.has(code)).sort(),
    withdrawn: [...old].filter((code) => !now.has(code)).sort(),
    levels: Object.fromEntries(moved.map((field) => [field, levelIn(after, field)])),
    levelsBefore: Object.fromEntries(moved.map((field) => [field, levelIn(before, field)])),
  }
}
