import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, accountFor, canReach } from './account.ts'
import { openSystemFolder, systemFolder } from './programs.ts'
import { refusal } from './refusal.ts'

export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgresql')

/**
 * Where the data of a checkout lies when nobody says otherwise: `<projectFolder>/<name>`, or a folder of its own under
 * /var/lib/kemai when root starts the product where PostgreSQL's unprivileged user can't enter.
 * @param name `data`, or `data-demo` for the demo company
 * @throws refusal `account`
 */
export function defaultDataFolder(projectFolder: string, name: string): string {
  const beside = join(projectFolder, name)
  const account = accountFor(clusterFolder(beside))
  if (!account || canReach(account, [projectFolder])) return beside
  const hash = createHash('sha256').update(realpathSync(projectFolder)).digest('hex').slice(0, 8)
  return join(systemFolder, `${name}-${hash}`)
}

/**
 * Makes the data folder, for this user only; the account PostgreSQL runs as may pass through it but not look around.
 * @throws refusal `notWritable`, `unreachable`
 */
export function prepareFolder(folder: string, account: Account | undefined): void {
  try {
    if (dirname(folder) === systemFolder) openSystemFolder()
    mkdirSync(dirname(folder), { recursive: true })
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    throw refusal('notWritable', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
  if (!account || canReach(account, [folder])) return
  const { uid, mode } = statSync(folder)
  if (uid === 0) {
    chownSync(folder, 0, account.gid)
    chmodSync(folder, (mode & 0o7777) | 0o010)
  }
  if (!canReach(account, [folder])) throw refusal('unreachable', { folder, user: account.user })
}
