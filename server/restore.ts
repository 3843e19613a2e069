import { join, resolve } from 'node:path'
import { refusal } from './platform/backup/refusal.ts'
import { restoreBackup } from './platform/backup/restore.ts'
import { openDatabase } from './platform/database.ts'
import { defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { startEmbedded } from './platform/embedded/embedded.ts'
import { explain } from './platform/explain.ts'
import { openStore } from './platform/files/open.ts'
import type { FileStore } from './platform/files/store.ts'
import { readSettings } from './platform/settings.ts'
import { eraseAgain, readErasureFile } from './privacy/again.ts'
import type { Erased } from './privacy/list-file.ts'

/**
 * `npm run restore -- file [erasures.jsonl]`: into the empty database of DATABASE_URL, or into an empty data folder. Whom the
 * list names is erased again before anybody works on it.
 */
async function restore(): Promise<void> {
  const settings = readSettings(process.env)
  const [, , name, list] = process.argv
  if (name === undefined) throw refusal('noName')
  const file = resolve(process.env.INIT_CWD ?? '.', name)
  // Read first: a list that can't be read must not leave the erased ones restored.
  const erasures = list === undefined ? [] : readErasureFile(resolve(process.env.INIT_CWD ?? '.', list))
  const folder = settings.DATA_DIR ?? defaultDataFolder(join(import.meta.dirname, '..'), 'data')
  // Under the folder's lock: no server can be at work on it.
  const embedded = settings.DATABASE_URL ? null : await startEmbedded({ dataFolder: folder })
  try {
    const url = embedded?.url ?? settings.DATABASE_URL ?? ''
    const store = openStore(settings, folder)
    const { tables, rows, files, createdAt } = await restoreBackup(url, file, store)
    console.log(`已从 ${createdAt} 的备份恢复 ${tables} 张表、${rows} 行、${files} 个附件。`)
    console.log(
      `${rows} rows of ${tables} tables and ${files} attached files are back, as they were at ${createdAt}.`,
    )
    await eraseListed(url, store, erasures)
  } finally {
    await embedded?.stop()
  }
}

async function eraseListed(url: string, store: FileStore, erasures: readonly Erased[]): Promise<void> {
  if (erasures.length === 0) {
    console.log(
      '备份之后按请求删除过个人信息的，请带上名单重新恢复：npm run restore -- 备份文件 erasures.jsonl',
    )
    console.log(
      'If persons were erased since the backup, restore with the list: npm run restore -- file erasures.jsonl',
    )
    return
  }
  const database = openDatabase(url, 2)
  try {
    const count = await eraseAgain(database, store, erasures)
    console.log(`已按名单再次删除 ${count} 人的个人信息。`)
    console.log(`${count} persons of the list were erased again.`)
  } finally {
    await database.close()
  }
}

try {
  await restore()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
