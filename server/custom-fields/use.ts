import type { CustomObject } from '../../contract/custom-fields.ts'
import { type Db, sql } from '../platform/database.ts'

/**
 * How many records have a value of a field, or hold one of its options: of everybody's, and those in the trash, for what
 * is taken away from a definition is taken from all of them. Only the figure is told.
 */
export async function countUse(
  trx: Db,
  { object, key }: { object: CustomObject; key: string },
  option?: string,
): Promise<number> {
  const holds =
    option === undefined
      ? sql`custom ? ${key}::text`
      : sql`(custom ->> ${key}::text = ${option} or custom -> ${key}::text ? ${option}::text)`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(object)} where custom <> '{}' and ${holds}`.execute(trx)
  return rows[0]?.count ?? 0
}
