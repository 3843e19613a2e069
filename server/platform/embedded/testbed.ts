// Data folders and running databases for the tests beside this; importing it also cleans up after them.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { accountFor, giveTo } from './account.ts'
import { type Embedded, type Start, startEmbedded } from './embedded.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const parent = mkdtempSync(join(tmpdir(), 'kemai-embedded-'))
const nodeOfTheProduct = resolve('node_modules/.bin/node')
export const node = existsSync(nodeOfTheProduct) ? nodeOfTheProduct : process.execPath
let running: Embedded[] = []

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()))
  running = []
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

// mkdtemp gives a folder to this user alone; the database's unprivileged user has to pass through it.
if (process.getuid?.() === 0) giveTo(accountFor('/nowhere') ?? { user: '', uid: 0, gid: 0 }, parent)

let folders = 0
export const newFolder = () => join(parent, `data-${++folders}`)

/** A data folder as an earlier start left it. A copy: initdb takes most of a second. */
export function usedFolder(): string {
  const folder = newFolder()
  cpSync(join(parent, 'used'), folder, { recursive: true })
  const account = accountFor('/nowhere')
  if (account) giveTo(account, cluster(folder))
  return folder
}

beforeAll(async () => {
  await (await startEmbedded({ dataFolder: join(parent, 'used') })).stop()
})

export async function start(options: Start): Promise<Embedded> {
  const embedded = await startEmbedded(options)
  running.push(embedded)
  return embedded
}

export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

export const cluster = (folder: string) => join(folder, 'postgresql')
export const postmasterPid = (folder: string) =>
  Number.parseInt(readFileSync(join(cluster(folder), 'postmaster.pid'), 'utf8'), 10)

/** A process of its own that starts the database and says so; it is ended by the test. */
export async function owner(folder: string): Promise<ChildProcess> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    console.log((await startEmbedded({ dataFolder: ${JSON.stringify(folder)} })).url)`
  const child = spawn(node, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const spoke = await new Promise((done) => {
    child.stdout.once('data', () => done(true))
    child.once('exit', () => done(false))
  })
  expect(spoke).toBe(true)
  return child
}

export const unusedPort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate)
}
