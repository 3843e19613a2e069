import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { accountFor } from './account.ts'
import { openCluster } from './cluster.ts'
import { clusterFolder, prepareFolder } from './dataFolder.ts'
import { endLeftOver } from './leftOver.ts'
import { takeLock } from './lock.ts'
import { refuseFullDisk, thisMachine } from './machine.ts'
import { programsFor } from './programs.ts'
import { urlOf } from './readiness.ts'
import { type Refusal, refusal } from './refusal.ts'
import { settingsFor } from './settings.ts'
import { type Down, supervise } from './supervise.ts'

export type Embedded = {
  /** A superuser's address of the product's database on the loopback interface; stays the same until `stop`. */
  url: string
  dataFolder: string
  /** Told when PostgreSQL died. It is being restarted, unless the news carries a refusal: then it stays down. */
  onDown(listener: (down: Down) => void): void
  /** Told when it accepts connections again after that. */
  onUp(listener: () => void): void
  /** Shuts PostgreSQL down in order and gives the data folder back; a throw-away one is removed. May be called twice. */
  stop(): Promise<void>
}

export type Start = {
  dataFolder: string
  /** Takes PostgreSQL's own log, line by line. */
  log?: (line: string) => void
  /** For tests: no fsync, and the data folder is removed at the end. Never for data anybody wants to see again. */
  throwAway?: boolean
}

/** A restarting supervisor may start the next process before the last one is quite gone; in milliseconds. */
const restartPatience = 2000

/**
 * Runs the PostgreSQL that npm brought, on the data of this folder, beside this process.
 * @throws Refusal with sentences for the person at the terminal (refusal.ts lists them all)
 */
export async function startEmbedded(start: Start): Promise<Embedded> {
  const { log = () => {}, throwAway = false } = start
  const dataFolder = resolve(start.dataFolder)
  const account = accountFor(clusterFolder(dataFolder))
  prepareFolder(dataFolder, account)
  refuseFullDisk(dataFolder)
  const unlock = await takeLock(dataFolder, restartPatience).catch((error: unknown) => {
    throw unwritable(dataFolder, error) ?? error
  })
  try {
    const programs = programsFor(account)
    const cluster = await openCluster({ dataFolder, programs, account, throwAway })
    await endLeftOver(cluster.folder, log)
    const settings = settingsFor(thisMachine(), throwAway)
    const running = await supervise({ cluster, programs, account, settings, throwAway, log })
    let stopped: Promise<void> | undefined
    const stop = async () => {
      await running.stop()
      if (throwAway) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
      unlock()
    }
    return {
      url: urlOf(running.port, cluster.password),
      dataFolder,
      onDown: running.onDown,
      onUp: running.onUp,
      stop: () => {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function unwritable(folder: string, error: unknown): Refusal | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return refusal('disk', { folder, freeMegabytes: 0 })
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? refusal('notWritable', { folder, reason: code })
    : undefined
}
