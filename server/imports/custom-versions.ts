import { isCustomTarget } from '../../contract/import-targets.ts'
import { type Db, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import type { Task } from './queries.ts'
import type { Lookups } from './take-cell.ts'

/** The custom fields that rows are checked by, with the version they have now. */
export function checkedVersions({ mapping }: Task, { custom }: Lookups): Record<string, number> {
  const versions: Record<string, number> = {}
  for (const target of mapping) {
    const field = target !== null && isCustomTarget(target) ? custom.get(target) : undefined
    if (field) versions[field.key] = field.version
  }
  return versions
}

/**
 * Holds the custom fields of an import as they were when its rows were checked: a value that fitted then could be of no
 * option, or of no field at all, by now. @throws import.fields_changed
 */
export async function holdCheckedFields(trx: Db, { id }: Pick<Task, 'id'>): Promise<void> {
  const { rows } = await sql<{ isSame: boolean }>`
    select f.id is not null as "isSame" from import i cross join lateral jsonb_each_text(i.checked_custom) as checked(key, version)
    left join lateral (
      select id from custom_field c where c.key = checked.key and c.version = checked.version::integer and c.active
      for share) f on true
    where i.id = ${id}`.execute(trx)
  if (rows.some(({ isSame }) => !isSame)) throw failure('import.fields_changed')
}
