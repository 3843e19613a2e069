import { type ChildProcess, spawn } from 'node:child_process'
import { expect } from 'vitest'
import { signIn } from '../../../contract/session.ts'
import { type Database, openDatabase, sql } from '../database.ts'
import { addressOfRunning } from '../embedded/running.ts'
import { node, postmasterPid } from '../embedded/testbed.ts'
import { password } from './company.ts'

/** The product as `npm start` runs it, and a way to look into its database: for tests that kill something. */
export type Server = { process: ChildProcess; url: string; database: Database }

const started: ChildProcess[] = []

/** Ends all that `serve` started. */
export async function endAll(): Promise<void> {
  for (const child of started) child.kill('SIGTERM')
  await Promise.all(started.map(ended))
}

export const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()))

/** On a data folder that has a database already. */
export async function serve(dataFolder: string): Promise<Server> {
  const child = spawn(node, [new URL('../../main.ts', import.meta.url).pathname, 'start'], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataFolder, PORT: '0', LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.push(child)
  const said = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('Ctrl+C')) done(text)
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)))
  })
  const url = /http:\/\/localhost:(\d+)/.exec(said)?.[0] ?? ''
  return { process: child, url, database: openDatabase(addressOfRunning(dataFolder) ?? '', 3) }
}

export const send = (url: string, path: string, body: object, cookie = '') =>
  fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  })

/** @returns the cookie of somebody of the test company */
export async function signedIn(url: string, login: string): Promise<string> {
  const answer = await send(url, signIn.path, { login, password })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Kills PostgreSQL below a server, and comes back once the server has brought it back. */
export async function killPostgres({ database }: Server, dataFolder: string): Promise<void> {
  const killed = postmasterPid(dataFolder)
  process.kill(killed, 'SIGKILL')
  for (;;) {
    try {
      // Connections of the one that was killed may still answer for a moment.
      if (postmasterPid(dataFolder) !== killed) {
        await sql`select 1`.execute(database.db)
        return
      }
    } catch {
      // Not yet: its file is gone, or it refuses.
    }
    await new Promise(setImmediate)
  }
}

export async function untilNobodyWrites({ db }: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')`.execute(
      db,
    )
    if (rows[0]?.count === 0) return
  }
}
