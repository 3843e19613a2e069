import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const linux = process.platform === 'linux'

/**
 * Names one run of a process: its start time together with the boot, so that a recycled pid is not taken for the same
 * process. `undefined` when no such process runs; a zombie doesn't run.
 */
export function processMark(pid: number): string | undefined {
  if (linux) {
    const stat = readOrNothing(`/proc/${pid}/stat`)
    if (stat === undefined) return answersSignal(pid) ? 'hidden' : undefined
    // The second field is the name in brackets and may hold anything, so count from its end: 3 is the state, 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readOrNothing('/proc/sys/kernel/random/boot_id')?.trim()}:${fields[19]}`
  }
  if (!answersSignal(pid)) return undefined
  if (process.platform === 'win32') return 'running'
  return (
    spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined
  )
}

export const isRunning = (pid: number): boolean => processMark(pid) !== undefined

/** Is this process a PostgreSQL that works in this cluster (and not a stranger with a recycled pid)? */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false
  if (linux) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') return true
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return command.includes('postgres') && command.includes(cluster)
}

/** Backends that outlive their killed postmaster and keep the next one from starting (Linux; elsewhere it waits for them). */
export function processesIn(cluster: string): number[] {
  if (!linux) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && servesCluster(pid, cluster))
}

/** @returns whether all of them were gone within `milliseconds` */
export async function waitUntilGone(pids: number[], milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (pids.some(isRunning)) {
    if (Date.now() > end) return false
    await delay(10)
  }
  return true
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
