import type { CustomerExportQuery } from '../../contract/customers.ts'
import { readCustomFields } from '../custom-fields/queries.ts'
import { type Database, type Db, sql } from '../platform/database.ts'
import type { Origin, Table } from '../platform/send-table.ts'
import { sentence } from '../platform/sentences.ts'
import type { Viewer } from '../platform/visibility.ts'
import { readDoubledTags } from '../tags/queries.ts'
import { exportedCustomers } from './export.ts'

/** A list as a file for this person, who and when standing in it. */
export async function exportTable(
  database: Database,
  viewer: Viewer,
  query: CustomerExportQuery,
  chosen?: number[],
): Promise<Table> {
  const { db } = database
  const { name, origin } = await originOf(db, viewer)
  const made = { custom: await readCustomFields(db), doubledTags: await readDoubledTags(db) }
  return {
    format: query.format,
    name,
    origin,
    ...exportedCustomers(database, viewer, { ...query, chosen }, made),
  }
}

/** Who exports and when, in the name of the file, in a sheet of its own and below printed pages. */
async function originOf(db: Db, { name, language }: Viewer): Promise<{ name: string; origin: Origin }> {
  const say = (key: string, data?: Record<string, string | number>) =>
    sentence(language, `fields.export.${key}`, data)
  const { rows } = await sql<{ at: string }>`
    select to_char(now() at time zone time_zone, 'YYYY-MM-DD HH24:MI') as at from organisation`.execute(db)
  const at = rows[0]?.at ?? ''
  const forFiles = `${name} ${at}`.replace(/[\\/:*?"<>|]/g, '')
  return {
    name: `${say('fileName')} ${forFiles}`,
    origin: {
      title: say('origin'),
      footer: say('footer', { name, at }),
      heads: [say('fact'), say('content')],
      facts: (count) => [
        [say('by'), name],
        [say('at'), at],
        [say('count'), String(count)],
        [say('note'), say('masked')],
      ],
    },
  }
}
