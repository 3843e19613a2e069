import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, giveTo, identity } from './account.ts'
import { clusterFolder } from './dataFolder.ts'
import { spare } from './environment.ts'
import { explain } from './explain.ts'
import { type Programs, refuseUnusable } from './programs.ts'
import { refusal } from './refusal.ts'
import { databasePassword, renewDatabasePassword, secretsFile } from './secrets.ts'

export type Cluster = { folder: string; password: string }

type Place = { dataFolder: string; programs: Programs; account: Account | undefined; throwAway: boolean }

/** The one role of an embedded database, and the name of its database. */
export const owner = 'kemai'

/**
 * Finds the cluster of a data folder, or makes it. Call it under the folder's lock.
 * @throws refusal `version`, `notCluster`, `password`, `disk`, `platform`, `failed`
 */
export async function openCluster(place: Place): Promise<Cluster> {
  const { dataFolder, programs, account } = place
  const folder = clusterFolder(dataFolder)
  sweepHalfMade(folder)
  if (!existsSync(folder)) return { folder, password: await createCluster(folder, place) }
  const found = versionOf(folder)
  if (found === undefined) throw refusal('notCluster', { folder })
  if (found !== programs.major)
    throw refusal('version', { folder: dataFolder, found, needed: programs.major })
  repairCopy(folder, account)
  const password = databasePassword(dataFolder)
  if (!password) throw refusal('password', { file: secretsFile(dataFolder) })
  return { folder, password }
}

/** A copied cluster often has another owner or is open to others, which PostgreSQL refuses. */
function repairCopy(folder: string, account: Account | undefined): void {
  const { uid, mode } = statSync(folder)
  if (account && uid === 0) giveTo(account, folder)
  if (mode & 0o077) chmodSync(folder, 0o700)
}

/** Made in a folder beside the target and renamed when complete: a killed first start leaves no half cluster in its place. */
async function createCluster(folder: string, place: Place): Promise<string> {
  const { dataFolder, programs, account } = place
  refuseUnusable(programs, account)
  const password = renewDatabasePassword(dataFolder)
  const draft = `${folder}.new-${process.pid}`
  const passwordFile = join(draft, 'password')
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  await initialise(join(draft, 'cluster'), passwordFile, place)
  renameSync(join(draft, 'cluster'), folder)
  rmSync(draft, { recursive: true, force: true })
  return password
}

/**
 * The builtin provider orders and folds text alike on every machine. The C library's ctype must be a UTF-8 one as well:
 * with ctype C, pg_trgm finds no letter in Chinese. Its name differs between systems, so the usual ones are tried.
 */
async function initialise(folder: string, passwordFile: string, place: Place): Promise<void> {
  let output = ''
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']) {
    const text = [
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${ctype}`,
      '--encoding=UTF8',
    ]
    const access = [`--username=${owner}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const sync = place.throwAway ? ['--no-sync'] : []
    const ran = await run(place, [`--pgdata=${folder}`, ...text, '--lc-messages=C', ...access, ...sync])
    if (ran.code === 0) return
    output = ran.output
    if (!output.includes('locale')) break
  }
  throw explain(output, place.dataFolder)
}

async function run(place: Place, options: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(place.programs.initdb, options, {
    ...identity(place.account),
    ...spare(dirname(place.programs.initdb)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  return new Promise((done) => {
    child.on('error', (error) => done({ code: null, output: error.message }))
    child.on('close', (code) => done({ code, output }))
  })
}

function sweepHalfMade(folder: string): void {
  const parent = dirname(folder)
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('postgresql.new-')) continue
    // Its initdb may still be writing for a moment: what can't be removed now is removed at the next start.
    try {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 })
    } catch {}
  }
}

function versionOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return undefined
  }
}
