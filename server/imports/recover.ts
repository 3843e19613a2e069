import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, sql } from '../platform/database.ts'
import { endStep } from './failed.ts'
import { holdingIfFree } from './hold.ts'

const backTo = { reading: 'failed', checking: 'mapping', running: 'ready', undoing: 'done' } as const

/**
 * Called when a server starts: steps that another one began and didn't end are taken back. Nothing half done is
 * left, for a run and its undo are one transaction each. A step whose lock is held goes on elsewhere and is left alone.
 */
export async function recoverImports({ db }: Database): Promise<void> {
  const { rows } = await sql<{ id: number; status: keyof typeof backTo }>`
    select id, status from import where status in ('reading', 'checking', 'running', 'undoing')`.execute(db)
  for (const { id, status } of rows) {
    await holdingIfFree(db, id, async (held) => {
      await endStep(held, id, { from: status, to: backTo[status], problem: interruptionOf(status) })
      if (status === 'reading') await sql`delete from import_row where import_id = ${id}`.execute(held)
    })
  }
  await removeLeftUploads()
}

const interruptionOf = (status: keyof typeof backTo) => ({
  code: status === 'reading' ? 'upload_interrupted' : 'interrupted',
})

const dayMilliseconds = 86_400_000

/** Uploads of a server that was killed hold personal data; nothing reads them any more after a day. */
async function removeLeftUploads(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith('kemai-upload-')) continue
    const path = join(tmpdir(), name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > dayMilliseconds)
      await rm(path, { force: true }).catch(() => undefined)
  }
}
