import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../server/platform/embedded/port.ts'
import type { Options } from './options.ts'

export type Server = { origin: string; startedIn: number; stop(): Promise<void> }

const project = join(import.meta.dirname, '..')
/** A start that takes longer, in milliseconds, has failed. */
const patience = 120_000

/** The server as users run it, in its own process. `startedIn` is from the start of the process to the first page, in ms. */
export async function startServer({ database, dataFolder }: Options): Promise<Server> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'server/main.ts', 'start'],
    {
      cwd: project,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        DATA_DIR: dataFolder,
        DATABASE_URL: database ?? '',
      },
    },
  )
  await firstPage(child, origin)
  return { origin, startedIn: performance.now() - began, stop: () => stop(child) }
}

async function firstPage(child: ChildProcess, origin: string): Promise<void> {
  const end = performance.now() + patience
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answered = await fetch(`${origin}/api/session`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await delay(10)
  }
  await stop(child)
  throw new Error('the server did not start')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
