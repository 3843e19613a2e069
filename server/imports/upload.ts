import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { failure, invalid } from '../platform/errors.ts'

const longestName = 200

/**
 * Puts the uploaded file into the system's folder for temporary files, readable by this account alone. Who calls
 * removes it. Fails with `input.too_large` or `input.invalid`, and leaves nothing behind then.
 */
export async function receiveFile(
  request: FastifyRequest,
  limitMegabytes: number,
): Promise<{ path: string; fileName: string }> {
  const part = await request.file()
  if (!part) throw invalid('file', 'required')
  if (part.fieldname !== 'file') {
    part.file.resume()
    throw invalid(part.fieldname.slice(0, 50), 'unknown_field')
  }
  const path = join(tmpdir(), `kemai-upload-${randomUUID()}`)
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    if (part.file.truncated) throw failure('input.too_large', { limit: `${limitMegabytes} MB` })
    return { path, fileName: shownName(part.filename) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Browsers may send whole paths; only the last part is the file's name. */
const shownName = (name: string) =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replaceAll('\0', '')
    .toWellFormed()
    .slice(0, longestName)
    .toWellFormed() || '—'
