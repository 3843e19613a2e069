import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Product = {
  url: string
  setUpCode: string
  process: ChildProcess
  dataFolder: string
  /** Ends it; its data stay. */
  end(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

const main = join(import.meta.dirname, '../server/main.ts')

/** The real server on a data folder and a port of its own, as `npm start` or `npm run demo` would run it. */
export async function startProduct(
  kind: 'start' | 'demo',
  dataFolder = newFolder(kind),
  settings: Record<string, string> = {},
): Promise<Product> {
  const child = spawn(process.execPath, [main, kind], {
    env: { ...process.env, DATA_DIR: dataFolder, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await announcement(child)
  const end = async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
  return {
    url: /http:\/\/localhost:\d+/.exec(said)?.[0] ?? '',
    setUpCode: /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(said)?.[0] ?? '',
    process: child,
    dataFolder,
    end,
    stop: async () => {
      await end()
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The data as the first start left them, where that was made already (made-once.ts). */
function newFolder(kind: 'start' | 'demo'): string {
  const folder = mkdtempSync(join(tmpdir(), 'kemai-e2e-'))
  const made = process.env.KEMAI_MADE_ONCE
  if (made) cpSync(join(made, kind), folder, { recursive: true })
  return folder
}

function announcement(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl+C')) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${said}`)))
  })
}
