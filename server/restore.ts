import { join, resolve } from 'node:path'
import { refusal } from './platform/backup/refusal.ts'
import { restoreBackup } from './platform/backup/restore.ts'
import { defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { startEmbedded } from './platform/embedded/embedded.ts'
import { explain } from './platform/explain.ts'
import { openStore } from './platform/files/open.ts'
import { readSettings } from './platform/settings.ts'

/** `npm run restore -- file`: into the empty database of DATABASE_URL, or into an empty data folder. */
async function restore(): Promise<void> {
  const settings = readSettings(process.env)
  const [, , name] = process.argv
  if (name === undefined) throw refusal('noName')
  const file = resolve(process.env.INIT_CWD ?? '.', name)
  const folder = settings.DATA_DIR ?? defaultDataFolder(join(import.meta.dirname, '..'), 'data')
  // Under the folder's lock: no server can be at work on it.
  const embedded = settings.DATABASE_URL ? null : await startEmbedded({ dataFolder: folder })
  try {
    const url = embedded?.url ?? settings.DATABASE_URL ?? ''
    const { tables, rows, files, createdAt } = await restoreBackup(url, file, openStore(settings, folder))
    console.log(`已从 ${createdAt} 的备份恢复 ${tables} 张表、${rows} 行、${files} 个附件。`)
    console.log(
      `${rows} rows of ${tables} tables and ${files} attached files are back, as they were at ${createdAt}.`,
    )
  } finally {
    await embedded?.stop()
  }
}

try {
  await restore()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
