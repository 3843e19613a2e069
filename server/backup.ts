import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeBackup } from './platform/backup/write.ts'
import { defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { withDatabase } from './platform/embedded/with-database.ts'
import { explain } from './platform/explain.ts'
import { openStore } from './platform/files/open.ts'
import { readSettings } from './platform/settings.ts'

/** `npm run backup [-- file]`: everything in the database and all attached files, in one file, also while the server runs. */
async function backUp(): Promise<void> {
  const settings = readSettings(process.env)
  const folder = settings.DATA_DIR ?? defaultDataFolder(join(import.meta.dirname, '..'), 'data')
  // npm runs its scripts in the project's folder; a file is meant where the person stands.
  const file = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? defaultName(new Date()))
  const store = openStore(settings, folder)
  const { tables, rows, files, filesMissing } = await withDatabase(
    settings.DATABASE_URL ?? null,
    folder,
    (url) => writeBackup(url, file, store),
  )
  const megabytes = (statSync(file).size / 1024 / 1024).toFixed(1)
  console.log(
    `已备份 ${tables} 张表、${rows} 行、${files} 个附件到 ${file}（${megabytes} MB）。文件未加密，请妥善保管。`,
  )
  console.log(
    `${rows} rows of ${tables} tables and ${files} attached files are in ${file} (${megabytes} MB). It isn't encrypted: keep it safe.`,
  )
  if (store.kind === 's3') {
    console.log('附件存放在 S3 存储桶里，不在这个文件中，请另行备份存储桶。')
    console.log('Attached files lie in the bucket, not in this file: back the bucket up by itself.')
  }
  if (filesMissing > 0) {
    console.log(`有 ${filesMissing} 个附件的内容在存储中找不到，没有备份。`)
    console.log(`The contents of ${filesMissing} attached files are missing in the store and in this backup.`)
  }
}

const defaultName = (now: Date) =>
  `kemai-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.backup`

try {
  await backUp()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
