import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { refusal } from './platform/backup/refusal.ts'
import { writeBackup } from './platform/backup/write.ts'
import { clusterFolder, defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { startEmbedded } from './platform/embedded/embedded.ts'
import { addressOfRunning } from './platform/embedded/running.ts'
import { explain } from './platform/explain.ts'
import { readSettings } from './platform/settings.ts'

/** `npm run backup [-- file]`: everything in the database, in one file, also while the server runs. */
async function backUp(): Promise<void> {
  const settings = readSettings(process.env)
  const folder = settings.DATA_DIR ?? defaultDataFolder(join(import.meta.dirname, '..'), 'data')
  // npm runs its scripts in the project's folder; a file is meant where the person stands.
  const file = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? defaultName(new Date()))
  const { tables, rows } = await withDatabase(settings.DATABASE_URL ?? null, folder, (url) =>
    writeBackup(url, file),
  )
  const megabytes = (statSync(file).size / 1024 / 1024).toFixed(1)
  console.log(`已备份 ${tables} 张表、${rows} 行到 ${file}（${megabytes} MB）。文件未加密，请妥善保管。`)
  console.log(
    `${rows} rows of ${tables} tables are in ${file} (${megabytes} MB). It isn't encrypted: keep it safe.`,
  )
}

const defaultName = (now: Date) =>
  `kemai-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.backup`

/** The named database, the embedded one as it runs, or the embedded one started for this. */
async function withDatabase<T>(
  named: string | null,
  folder: string,
  act: (url: string) => Promise<T>,
): Promise<T> {
  const running = named ?? addressOfRunning(folder)
  if (running !== null) return act(running)
  if (!existsSync(clusterFolder(folder))) throw refusal('noData', { folder })
  const embedded = await startEmbedded({ dataFolder: folder })
  try {
    return await act(embedded.url)
  } finally {
    await embedded.stop()
  }
}

try {
  await backUp()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
