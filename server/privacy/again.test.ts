import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoreBackup } from '../platform/backup/restore.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { type Database, sql } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { eraseAgain, readErasureFile } from './again.ts'
import { listName } from './list-file.ts'
import { privacyBed, traces } from './testing/bed.ts'

const folder = mkdtempSync(join(tmpdir(), 'kemai-again-'))

async function tellingIn({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: lines } = await sql<{
      line: string
    }>`select to_jsonb(t)::text as line from ${sql.table(name)} t`.execute(db)
    if (lines.some(({ line }) => traces.test(line))) found.push(name)
  }
  return found
}

test('an older backup, restored with the list, doesn’t bring the erased ones back', async () => {
  const bed = await privacyBed()
  const told = await bed.story()
  const backup = join(folder, 'older.backup')
  await writeBackup((bed.database as { url?: string }).url ?? '', backup, bed.app.store)
  await bed.erase(await bed.take('erase', { contactId: told.contactId }), { fileIds: [told.fileId] })
  await bed.finish(folder)

  const restored = await testDatabase()
  await restoreBackup(restored.url, backup, bed.app.store)
  expect((await tellingIn(restored)).length).toBeGreaterThan(10)
  const list = readErasureFile(join(folder, listName))
  expect(await eraseAgain(restored, bed.app.store, list)).toBe(1)
  expect(await tellingIn(restored)).toEqual([])
  // Asked for twice it finds nobody more, and goes on to be in the list.
  expect(await eraseAgain(restored, bed.app.store, list)).toBe(0)
  const { rows } = await sql`select from erasure`.execute(restored.db)
  expect(rows).toHaveLength(1)
})

test('an id that was given again is somebody else', async () => {
  const bed = await privacyBed()
  const id = await bed.company.customerOf('王磊', { contacts: [{ name: '高明' }] })
  const [contact] = await bed.contactsOf(id)
  const other = '2020-01-01T00:00:00+00:00'
  writeFileSync(
    join(folder, 'other.jsonl'),
    `${JSON.stringify({
      id: 1,
      at: other,
      customer: { id, madeAt: other },
      contacts: [{ id: contact?.id, madeAt: other }],
      isCustomer: false,
      fileIds: [],
      kept: [],
    })}\n\n`,
  )
  expect(await eraseAgain(bed.database, bed.app.store, readErasureFile(join(folder, 'other.jsonl')))).toBe(0)
  expect((await bed.contactsOf(id))[0]?.name).toBe('高明')
})

test('a list that can’t be read says where', () => {
  writeFileSync(join(folder, 'broken.jsonl'), '\n{"id": 1}\n')
  expect(() => readErasureFile(join(folder, 'broken.jsonl'))).toThrow(/line 2/)
})
