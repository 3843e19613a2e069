import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { workbookFailure } from './failure.ts'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

export type Zip = {
  /** By lower-case path with forward slashes: programs don't agree on the case of part names. */
  entries: Map<string, ZipEntry>
  unpack(entry: ZipEntry): AsyncGenerator<Buffer>
}

const PIECE = 256 * 1024
/** Sheets shrink 10 to 60 times; only a bomb shrinks so much more, and small parts can't hurt. */
const MAX_RATIO = 200
const RATIO_MATTERS_FROM = 20 * 1024 ** 2

/** Opens a zip by its directory. Refuses, before unpacking anything, what declares more than `maxUnpackedBytes`. */
export async function openZip(file: FileHandle, maxUnpackedBytes: number): Promise<Zip> {
  const list = await zipDirectory(file)
  if (list.some((entry) => entry.encrypted)) throw workbookFailure('workbook.password')
  checkDeclared(list, maxUnpackedBytes)
  let unpacked = 0

  async function* unpack(entry: ZipEntry): AsyncGenerator<Buffer> {
    let size = 0
    let sum = 0
    for await (const piece of inflated(file, entry)) {
      size += piece.length
      unpacked += piece.length
      sum = crc32(piece, sum)
      // Declared sizes are checked already, but many sheets may point to one and the same part.
      if (unpacked > maxUnpackedBytes) throw tooLarge('unpacked', maxUnpackedBytes)
      if (size > entry.size) throw broken('part larger than declared')
      yield piece
    }
    if (size !== entry.size || sum !== entry.crc) throw broken('checksum')
  }

  return { entries: new Map(list.map((entry) => [entry.path, entry])), unpack }
}

function checkDeclared(list: ZipEntry[], maxUnpackedBytes: number): void {
  let total = 0
  for (const entry of list) {
    total += entry.size
    const bomb = entry.size > RATIO_MATTERS_FROM && entry.size > MAX_RATIO * entry.compressedSize
    if (bomb) throw tooLarge('ratio', MAX_RATIO)
  }
  if (total > maxUnpackedBytes) throw tooLarge('unpacked', maxUnpackedBytes)
}

async function* inflated(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.compressedSize === 0) return
  const head = Buffer.alloc(30)
  await file.read(head, 0, 30, entry.offset)
  if (head.readUInt32LE(0) !== 0x04034b50) throw broken('no part at the place named')
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const end = start + entry.compressedSize - 1
  const packed = file.createReadStream({ start, end, autoClose: false, highWaterMark: PIECE })
  if (entry.method === 0) return yield* packed
  if (entry.method !== 8) throw broken(`compression method ${entry.method}`)
  const inflate = createInflateRaw({ chunkSize: PIECE })
  const fed = pipeline(packed, inflate).catch((error: unknown) => error)
  try {
    yield* inflate
  } catch (error) {
    throw broken(error instanceof Error ? error.message : 'deflate')
  } finally {
    inflate.destroy()
    await fed
  }
}

function broken(reason: string) {
  return workbookFailure('workbook.broken', { reason: `zip: ${reason}` })
}

function tooLarge(limit: string, max: number) {
  return workbookFailure('workbook.too_large', { limit, max })
}
