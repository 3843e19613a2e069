import { spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refusal } from './refusal.ts'

/** The unprivileged system user that PostgreSQL runs as when the program itself runs as root. */
export type Account = { user: string; uid: number; gid: number }

const systemUser = 'kemai'

/**
 * PostgreSQL refuses to run as root. An existing cluster keeps its owner; a new one belongs to the system user, which is
 * created when missing.
 * @returns `undefined` when this process isn't root: then PostgreSQL runs as whoever started it
 * @throws refusal `account`
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { user: nameOf(owner.uid), uid: owner.uid, gid: owner.gid }
  return existing() ?? created()
}

/** Gives a folder with all it holds to the account: a cluster copied by root belongs to root. */
export function giveTo(account: Account, folder: string): void {
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveTo(account, path)
    else lchownSync(path, account.uid, account.gid)
  }
}

/** Can this account read (and, for folders and programs, enter) every path? Tried as that account, so that nothing is guessed. */
export function canReach(account: Account | undefined, paths: string[]): boolean {
  const script =
    'for p in "$@"; do [ -r "$p" ] || [ -x "$p" ] || exit 1; [ ! -d "$p" ] || [ -x "$p" ] || exit 1; done'
  const tried = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { ...identity(account), cwd: '/' })
  return tried.status === 0
}

/** The spawn options that make a child run as the account. */
export const identity = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

function existing(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const asked = spawnSync('id', [flag, systemUser], { encoding: 'utf8' })
    return asked.status === 0 ? Number(asked.stdout) : undefined
  })
  return uid && gid ? { user: systemUser, uid, gid } : undefined
}

function created(): Account {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
  const made = spawnSync('useradd', [...options, systemUser], { encoding: 'utf8' })
  // Another start may have created it in the same moment, so what counts is whether it is there now.
  const account = existing()
  if (account) return account
  throw refusal('account', {
    user: systemUser,
    reason: made.error?.message ?? made.stderr.trim().split('\n').at(-1) ?? 'useradd',
  })
}

const nameOf = (uid: number): string =>
  spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' }).stdout?.trim() || String(uid)
