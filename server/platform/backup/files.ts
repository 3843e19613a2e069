import { createWriteStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import type { FileStore } from '../files/store.ts'
import { bytesOf, type FilePart, newHash } from './archive.ts'

/**
 * Appends the contents of all attached files, as they are: most are packed already. One that is missing in the store is
 * counted, since a backup without it is worth more than none.
 */
export async function writeFiles(
  client: pg.Client,
  handle: FileHandle,
  store: FileStore,
  offset: number,
): Promise<{ files: FilePart[]; missing: number; end: number }> {
  const { rows } = await client.query<{ key: string }>('select content_key as key from file order by id')
  const files: FilePart[] = []
  let end = offset
  for (const { key } of rows) {
    const content = await store.read(key)
    if (content === null) continue
    const hash = newHash()
    const start = end
    for await (const chunk of content as AsyncIterable<Buffer>) {
      hash.update(chunk)
      await handle.write(chunk)
      end += chunk.length
    }
    files.push({ key, offset: start, bytes: end - start, sha256: hash.digest('hex') })
  }
  return { files, missing: rows.length - files.length, end }
}

/** Puts the contents back. Who calls takes them away again when the rows can't follow. */
export async function restoreFiles(
  file: string,
  parts: readonly FilePart[],
  store: FileStore,
): Promise<void> {
  const folder = await store.incoming()
  for (const part of parts) {
    const path = join(folder, `kemai-restore-${part.key}`)
    try {
      await pipeline(
        part.bytes === 0 ? [] : bytesOf(file, part),
        createWriteStream(path, { mode: 0o600, flush: true }),
      )
      const { key, bytes: size } = part
      const sha256 = Buffer.from(part.sha256, 'hex')
      await store.put({ key, size, sha256, mediaType: 'application/octet-stream' }, path)
    } finally {
      await rm(path, { force: true })
    }
  }
}

export async function removeFiles(parts: readonly FilePart[], store: FileStore): Promise<void> {
  for (const { key } of parts) await store.remove(key).catch(() => undefined)
}
