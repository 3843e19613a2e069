import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { failure, invalid } from '../errors.ts'
import { shownName } from './name.ts'
import { isDiskFull } from './store.ts'

export type Received = {
  path: string
  fileName: string
  size: number
  sha256: Buffer
  /** The first bytes, to tell the format. */
  head: Buffer
}

const headBytes = 4_096

/**
 * Streams the uploaded file into `folder`, readable by this account alone and written through to the disk. Who calls
 * removes it. @throws input.too_large, input.invalid, file.store_full, and leaves nothing behind then
 */
export async function receiveFile(
  request: FastifyRequest,
  { folder, limitMegabytes }: { folder: string; limitMegabytes: number },
): Promise<Received> {
  const part = await request.file()
  if (!part) throw invalid('file', 'required')
  if (part.fieldname !== 'file') {
    part.file.resume()
    throw invalid(part.fieldname.slice(0, 50), 'unknown_field')
  }
  const path = join(folder, `kemai-upload-${randomUUID()}`)
  const hash = createHash('sha256')
  const first: Buffer[] = []
  let size = 0
  const measure = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      if (size < headBytes) first.push(chunk.subarray(0, headBytes - size))
      size += chunk.length
      yield chunk
    }
  }
  try {
    await pipeline(part.file, measure, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }))
    if (part.file.truncated) throw failure('input.too_large', { limit: `${limitMegabytes} MB` })
    return {
      path,
      fileName: shownName(part.filename),
      size,
      sha256: hash.digest(),
      head: Buffer.concat(first),
    }
  } catch (error) {
    await rm(path, { force: true })
    throw isDiskFull(error) ? failure('file.store_full') : error
  }
}
