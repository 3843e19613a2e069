import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sealAccessLog } from './access-log/seal.ts'
import { buildApp } from './app.ts'
import { clearOutKept } from './billing/kept.ts'
import { askForCheck } from './check-up/run.ts'
import { checkUpTasks } from './check-up/tasks.ts'
import { purgeTrash } from './customers/trash.ts'
import { foundDemoCompany } from './demo/load.ts'
import { askForNameKeys, duplicateTasks } from './duplicates/tasks.ts'
import { clearOutExports } from './exports/clear-out.ts'
import { recoverExports } from './exports/recover.ts'
import { exportTasks } from './exports/tasks.ts'
import { clearOutFiles } from './files/clear-out.ts'
import { clearOutImports } from './imports/clear-out.ts'
import { forgetMappings } from './imports/kept-mapping.ts'
import { recoverImports } from './imports/recover.ts'
import { importTasks } from './imports/tasks.ts'
import { clearOutMerged } from './merge/clear-out.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { type Embedded, startEmbedded } from './platform/embedded/embedded.ts'
import { secretKey } from './platform/embedded/secrets.ts'
import { explain } from './platform/explain.ts'
import { openStore } from './platform/files/open.ts'
import type { FileStore } from './platform/files/store.ts'
import { jobQueue, startJobs } from './platform/jobs.ts'
import { migrate } from './platform/migrate.ts'
import { refused } from './platform/refused.ts'
import { readSettings, type Settings } from './platform/settings.ts'
import { writeErasureList } from './privacy/list-file.ts'
import { privacyTasks } from './privacy/tasks.ts'
import { clearOutSessions } from './session/clear-out.ts'
import { readOrganisationName } from './settings/queries.ts'
import { newSetUpCode } from './setup/code.ts'

/** Milliseconds that one part gets to end its work; what a job leaves undone rolls back and is taken up at the next start. */
const stepPatience = 4_000

const project = join(import.meta.dirname, '..')

/** Database, schema, background work, pages; then says where to go. Stops in order on SIGINT and SIGTERM. */
export async function start(kind: 'start' | 'demo'): Promise<void> {
  const given = readSettings(process.env)
  const folder = given.DATA_DIR ?? defaultDataFolder(project, kind === 'demo' ? 'data-demo' : 'data')
  const embedded: Embedded | null =
    given.DATABASE_URL && kind === 'start' ? null : await startEmbedded({ dataFolder: folder })
  // With a database elsewhere servers may be many and must share the key: it is then given, never made.
  const settings: Settings =
    embedded && given.SECRET_KEY === undefined ? { ...given, SECRET_KEY: secretKey(folder) } : given
  const stopLater: (() => Promise<unknown>)[] = embedded ? [() => embedded.stop()] : []
  const stop = async () => {
    for (const step of stopLater.reverse())
      await Promise.race([step().catch(() => undefined), delay(stepPatience)])
  }
  try {
    const database = openDatabase(embedded?.url ?? settings.DATABASE_URL ?? '', settings.DATABASE_POOL)
    stopLater.push(() => database.close())
    await migrate(database.pool)
    const store = openStore(settings, folder)
    if (kind === 'demo') await openDemoCompany(database, store)
    const setUpCode = (await readOrganisationName(database.db)) === null ? newSetUpCode() : null
    const oneByOne = ['exports.make']
    const jobs = jobQueue(oneByOne)
    await recoverImports(database)
    await recoverExports(database, jobs)
    // What a server that was killed has left out.
    await writeErasureList(database.db, folder)
    const app = await buildApp({ database, settings, jobs, store, setUpCode })
    const running = await startJobs(database.pool, app.log, {
      tasks: {
        ...importTasks(database, () => askForCheck(database.db, jobs, { anew: true })),
        ...exportTasks(database, store),
        ...checkUpTasks(database),
        ...duplicateTasks(database),
        ...privacyTasks(database, { store, folder }),
        clear_out: async () => {
          await purgeTrash(database.db)
          await clearOutMerged(database.db)
          await clearOutImports(database.db)
          await forgetMappings(database.db)
          await clearOutSessions(database.db)
          await clearOutKept(database.db)
          await clearOutExports(database.db)
          await clearOutFiles(database.db, store)
        },
        seal_access_log: async () => {
          await sealAccessLog(database.db)
        },
      },
      oneByOne,
      // In UTC: the check-up falls into the night of China.
      crontab:
        '17 3 * * * clear_out\n*/5 * * * * seal_access_log\n23 19 * * * check_up\n41 18 * * * retention',
    })
    // Not before there is a queue: a database that was just restored has none yet.
    await askForNameKeys(database.db, jobs)
    stopLater.push(
      () => running.stop(),
      () => app.close(),
    )
    embedded?.onDown(({ reason, refusal }) => {
      app.log.error({ reason }, 'PostgreSQL went down')
      if (refusal === undefined) {
        console.error(
          '数据库意外停止，正在恢复，已保存的数据不受影响 / The database stopped and is being recovered',
        )
        return
      }
      console.error(explain(refusal))
      void stop().then(() => process.exit(1))
    })
    embedded?.onUp(() => console.error('数据库已恢复 / The database is back'))
    await app.listen({ host: settings.HOST, port: settings.PORT })
    announce(portOf(app.server.address()) ?? settings.PORT, setUpCode, kind)
  } catch (error) {
    await stop()
    throw error
  }
  // A signal to the whole group reaches the server twice; the second one finds it stopping already.
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      void stop().then(() => process.exit(0))
    })
  }
}

/** The demo opens to whoever clicks, so it never opens on somebody's own data. */
async function openDemoCompany(database: Database, store: FileStore): Promise<void> {
  const organisation = await readOrganisationName(database.db)
  if (organisation?.isDemo === false) {
    throw refused(
      `数据目录里是“${organisation.name}”的数据，不是演示公司。请给演示另选一个 DATA_DIR。`,
      `The data folder holds the data of “${organisation.name}”, not the demo company. Choose another DATA_DIR for the demo.`,
    )
  }
  await foundDemoCompany(database, store)
}

const portOf = (address: string | AddressInfo | null) =>
  typeof address === 'object' ? address?.port : undefined

function announce(port: number, setUpCode: string | null, kind: 'start' | 'demo'): void {
  const lines = ['', `客脉 Kemai  http://localhost:${port}`]
  if (setUpCode !== null) lines.push(`设置码 Set-up code  ${setUpCode}`)
  if (kind === 'demo') lines.push('演示公司：点一位同事即可登录 / Demo company: click a person to sign in')
  lines.push('按 Ctrl+C 停止 / Ctrl+C to stop', '')
  console.log(lines.join('\n'))
}
