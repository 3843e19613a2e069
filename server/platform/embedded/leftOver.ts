import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { processesIn, servesCluster, signal, waitUntilGone } from './processes.ts'

/** Fast shutdown first; then without mercy, which PostgreSQL recovers from at its next start. Milliseconds to wait after each. */
const requests: [NodeJS.Signals, number][] = [
  ['SIGINT', 8000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
]

/**
 * Ends what an earlier start left running in this cluster, and removes a postmaster.pid that belongs to nobody (PostgreSQL
 * itself would refuse when its pid was recycled by one of this user's programs). Call it under the folder's lock.
 */
export async function endLeftOver(cluster: string, log: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const pid = pidIn(file)
  if (pid !== undefined && servesCluster(pid, cluster)) {
    log(`ending the PostgreSQL an earlier start left behind (pid ${pid})`)
    await end(() => [pid], requests)
  }
  // Backends notice the death of their postmaster by themselves, unless they are busy.
  if (!(await waitUntilGone(processesIn(cluster), 500)))
    await end(() => processesIn(cluster), requests.slice(1))
  rmSync(file, { force: true })
}

async function end(running: () => number[], steps: [NodeJS.Signals, number][]): Promise<void> {
  for (const [name, milliseconds] of steps) {
    const pids = running()
    for (const pid of pids) signal(pid, name)
    if (await waitUntilGone(pids, milliseconds)) return
  }
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}
