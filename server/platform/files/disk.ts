import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from './store.ts'

/** What no upload can take any more: a day, in milliseconds. */
const leftOver = 24 * 3600 * 1000

/** Contents in a folder of the data folder, for this account alone, 65,536 folders deep so that none gets large. */
export function diskStore(folder: string): FileStore {
  const receiving = join(folder, 'incoming')
  const folderOf = (key: string) => join(folder, key.slice(0, 2), key.slice(2, 4))
  const pathOf = (key: string) => join(folderOf(key), requireKey(key))
  return {
    kind: 'disk',
    async incoming() {
      await mkdir(receiving, { recursive: true, mode: 0o700 })
      return receiving
    },
    async put({ key }, path) {
      await mkdir(folderOf(key), { recursive: true, mode: 0o700 })
      await rename(path, pathOf(key))
    },
    async read(key) {
      const handle = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return handle && createReadStream('', { fd: handle })
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async clearOut() {
      for (const name of await readdir(receiving).catch(() => [])) {
        const path = join(receiving, name)
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
        if (mtimeMs < Date.now() - leftOver) await rm(path, { force: true })
      }
    },
  }
}

/** Keys come from the database alone; one that could lead elsewhere never becomes a path. */
function requireKey(key: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) throw new Error('not a key of ours')
  return key
}
