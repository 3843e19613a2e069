import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { type Account, identity } from './account.ts'
import type { Cluster } from './cluster.ts'

const shutDown = 'while read -r line; do :; done; kill -INT "$1"'
const discard =
  'while read -r line; do :; done; kill -QUIT "$1"; while kill -0 "$1" 2>&-; do sleep 0.1; done; rm -rf "$2"'

/**
 * A small shell that waits for our end of a pipe to close and then shuts PostgreSQL down: so it goes with its owner even
 * when that one is killed outright. Without it (Windows) the next start ends what was left.
 * @returns the function that sends it away
 */
export function guard(
  pid: number,
  of: { account: Account | undefined; cluster: Cluster; throwAway: boolean },
): () => void {
  if (process.platform === 'win32') return () => {}
  const script = of.throwAway ? discard : shutDown
  const shell = spawn('/bin/sh', ['-c', script, 'sh', String(pid), of.cluster.folder], {
    ...identity(of.account),
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  ;(shell.stdin as Socket).unref()
  return () => {
    shell.kill('SIGKILL')
  }
}
