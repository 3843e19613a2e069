import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { type Account, identity } from './account.ts'
import type { Cluster } from './cluster.ts'
import { spare } from './environment.ts'
import { explain, isPassing } from './explain.ts'
import { freePort } from './port.ts'
import { type Programs, refuseUnusable } from './programs.ts'
import { becomesReady } from './readiness.ts'
import { guard } from './watchdog.ts'

export type Boot = {
  cluster: Cluster
  programs: Programs
  account: Account | undefined
  settings: Record<string, string | number>
  throwAway: boolean
  /** Kept over a restart, so that the pools find their database again. */
  port?: number
  /** Aborted when the owner stops: no further attempt then. */
  closing: AbortSignal
  log: (line: string) => void
  /** Told of each process as soon as it exists, before it answers. */
  onSpawn: (postmaster: Postmaster) => void
}

export type Postmaster = {
  pid: number | undefined
  port: number
  /** Resolves with how it ended; never rejects. */
  exited: Promise<string>
  output: () => string
}

/** How long conditions that pass by themselves may last, in milliseconds. */
const patience = 20_000
const lastWordsPatience = 200

/**
 * Starts PostgreSQL and waits until it accepts connections, however long its recovery takes.
 * @throws refusal `disk`, `notWritable`, `platform`, `password`, `failed`
 */
export async function bootPostmaster(boot: Boot): Promise<Postmaster> {
  const end = Date.now() + patience
  for (;;) {
    const postmaster = launch(boot, boot.port ?? (await freePort()))
    boot.onSpawn(postmaster)
    if (await becomesReady(postmaster, boot.cluster)) return postmaster
    const output = postmaster.output()
    if (!isPassing(output) || Date.now() > end || boot.closing.aborted) {
      if (postmaster.pid === undefined) refuseUnusable(boot.programs, boot.account)
      throw explain(output, boot.cluster.folder)
    }
    await delay(100)
  }
}

function launch(boot: Boot, port: number): Postmaster {
  const network = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' }
  const flags = Object.entries({ ...boot.settings, ...network }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(boot.programs.postgres, ['-D', boot.cluster.folder, ...flags], {
    ...identity(boot.account),
    ...spare(dirname(boot.programs.postgres)),
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a session of its own: Ctrl-C in the terminal is for the server, which then ends PostgreSQL when it is done.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const lastLines: string[] = []
  const keep = (line: string) => {
    lastLines.push(line)
    if (lastLines.length > 30) lastLines.shift()
    boot.log(line)
  }
  createInterface({ input: child.stderr }).on('line', keep)
  const unguard = child.pid === undefined ? () => {} : guard(child.pid, boot)
  const exited = new Promise<string>((done) => {
    child.on('error', (error) => {
      keep(error.message)
      done(error.message)
    })
    child.on('exit', (code, signal) => {
      const reason = signal ? `ended by ${signal}` : `exit code ${code}`
      // Its last words may still be on the way, but a busy backend keeps that pipe open as long as it likes.
      const timer = setTimeout(() => done(reason), lastWordsPatience)
      child.once('close', () => {
        clearTimeout(timer)
        done(reason)
      })
    })
  })
  void exited.then(unguard)
  return { pid: child.pid, port, exited, output: () => lastLines.join('\n') }
}
