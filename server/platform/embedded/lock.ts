import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { processMark } from './processes.ts'
import { refusal } from './refusal.ts'

type Holder = { pid: number; mark: string | undefined }

/**
 * Takes the data folder for this process. A lock whose holder no longer runs is taken over.
 * @param patience milliseconds to wait for a holder that is perhaps just ending, as in a restart
 * @returns the function that gives it back
 * @throws refusal `running` when another living process holds it
 */
export async function takeLock(folder: string, patience: number): Promise<() => void> {
  const file = join(folder, 'lock.json')
  const mine = JSON.stringify({ pid: process.pid, mark: processMark(process.pid) } satisfies Holder)
  const end = Date.now() + patience
  const draft = `${file}.${process.pid}-${Date.now()}`
  writeFileSync(draft, mine, { mode: 0o644 })
  try {
    // A hard link appears whole or not at all, and fails where a lock already stands.
    while (!linked(draft, file)) {
      const holder = clearStale(file)
      if (holder && Date.now() > end) throw refusal('running', { folder, pid: holder.pid })
      if (holder) await delay(20)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true })
  }
}

/** Moves a stale lock out of the way, or answers with the process that holds it. */
function clearStale(file: string): Holder | undefined {
  const text = read(file)
  if (text === undefined) return undefined
  const holder = parse(text)
  if (holder && isHeld(holder)) return holder
  // Two starts may find the same stale lock: whoever moves away a lock that isn't the stale one puts it back.
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return undefined
  }
  if (read(aside) !== text) linked(aside, file)
  rmSync(aside, { force: true })
  return undefined
}

function isHeld(holder: Holder): boolean {
  const now = processMark(holder.pid)
  return now !== undefined && (now === holder.mark || now === 'hidden' || holder.mark === 'hidden')
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code === 'ENOENT' || code === 'ENOSPC' || code === 'EACCES') throw error
    return copiedAnew(from, to)
  }
}

/** For file systems without hard links (exFAT, some shared folders). */
function copiedAnew(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder>
    return typeof holder.pid === 'number' ? { pid: holder.pid, mark: holder.mark } : undefined
  } catch {
    return undefined
  }
}
