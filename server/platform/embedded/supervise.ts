import { spawnSync } from 'node:child_process'
import { explain } from './explain.ts'
import { endLeftOver } from './leftOver.ts'
import { type Boot, bootPostmaster, type Postmaster } from './postmaster.ts'
import { signal } from './processes.ts'
import { isRefusal, type Refusal, refusal } from './refusal.ts'

/** `refusal` says why PostgreSQL is not restarted; without one it is. */
export type Down = { reason: string; refusal?: Refusal }

export type Supervised = {
  port: number
  onDown(listener: (down: Down) => void): void
  onUp(listener: () => void): void
  stop(): Promise<void>
}

const window = 60_000
const mostDeaths = 3
/** A fast shutdown writes all that is still in memory; after this many milliseconds it is cut short (and recovered later). */
const shutdownPatience = 60_000

/** Boots PostgreSQL and boots it again, on the same port, whenever it dies. */
export async function supervise(boot: Omit<Boot, 'port' | 'closing' | 'onSpawn'>): Promise<Supervised> {
  const closing = new AbortController()
  const downListeners: ((down: Down) => void)[] = []
  const upListeners: (() => void)[] = []
  const deaths: number[] = []
  let current: Postmaster | undefined
  let revived = Promise.resolve()

  const start = async (port?: number) => {
    const onSpawn = (postmaster: Postmaster) => {
      current = postmaster
      // A stop that came between two attempts has found nobody to signal.
      if (closing.signal.aborted) shutDown(postmaster, boot)
    }
    const postmaster = await bootPostmaster({
      ...boot,
      ...(port ? { port } : {}),
      closing: closing.signal,
      onSpawn,
    })
    void postmaster.exited.then((reason) => {
      if (!closing.signal.aborted) revived = revive(reason, postmaster)
    })
    return postmaster
  }

  const revive = async (reason: string, dead: Postmaster): Promise<void> => {
    const now = Date.now()
    deaths.push(now)
    const recent = deaths.filter((death) => death > now - window).length
    const final = recent >= mostDeaths ? explainEnd(recent, dead, boot) : undefined
    boot.log(`PostgreSQL died (${reason})`)
    for (const tell of downListeners) tell(final ? { reason, refusal: final } : { reason })
    if (final) return
    try {
      await endLeftOver(boot.cluster.folder, boot.log)
      await start(dead.port)
      for (const tell of upListeners) tell()
    } catch (error) {
      if (closing.signal.aborted) return
      await revive(isRefusal(error) ? error.en : String(error), current ?? dead)
    }
  }

  const stop = async () => {
    closing.abort()
    if (current) shutDown(current, boot)
    await revived
    if (current) await endedWithin(current, shutdownPatience)
  }

  try {
    const { port } = await start()
    return {
      port,
      onDown: (listener) => downListeners.push(listener),
      onUp: (listener) => upListeners.push(listener),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function explainEnd(deaths: number, dead: Postmaster, boot: { cluster: { folder: string } }): Refusal {
  const cause = explain(dead.output(), boot.cluster.folder)
  return cause.code === 'embedded.disk' ? cause : refusal('gaveUp', { deaths, output: dead.output() })
}

function shutDown({ pid }: Postmaster, { programs, cluster }: Pick<Boot, 'programs' | 'cluster'>): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    // Windows knows no signals: pg_ctl tells PostgreSQL through its own pipe.
    spawnSync(programs.pgCtl, ['stop', '-D', cluster.folder, '-m', 'fast', '--no-wait'], {
      windowsHide: true,
    })
  } else {
    signal(pid, 'SIGINT')
  }
}

async function endedWithin(postmaster: Postmaster, milliseconds: number): Promise<void> {
  const { pid } = postmaster
  const timer = setTimeout(() => pid !== undefined && signal(pid, 'SIGQUIT'), milliseconds)
  await postmaster.exited
  clearTimeout(timer)
}
