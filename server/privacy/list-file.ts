import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, sql } from '../platform/database.ts'

/** Of one erasure; with the time of its making an id is told from one that was given again after a restore. */
export type Erased = {
  id: number
  at: string
  customer: { id: number; madeAt: string }
  contacts: { id: number; madeAt: string }[]
  isCustomer: boolean
  fileIds: number[]
  kept: string[]
}

export async function readErasures(db: Db): Promise<Erased[]> {
  const { rows } = await sql<Omit<Erased, 'customer' | 'contacts' | 'isCustomer'> & { person: object }>`
    select id, at, person, file_ids as "fileIds", kept from erasure order by id`.execute(db)
  return rows.map(({ person, ...row }) => ({ ...row, ...person }) as Erased)
}

export const asLines = (erasures: readonly Erased[]): string =>
  erasures.map((erased) => `${JSON.stringify(erased)}\n`).join('')

export const listName = 'erasures.jsonl'

/**
 * Writes the list beside the database, where no backup takes it along: a backup made before knows nothing of it. Whole each
 * time, so that one that was missed comes with the next.
 */
export async function writeErasureList(db: Db, folder: string): Promise<void> {
  const path = join(folder, `.${listName}-${randomUUID()}`)
  await writeFile(path, asLines(await readErasures(db)), { mode: 0o600, flush: true })
  await rename(path, join(folder, listName))
}
