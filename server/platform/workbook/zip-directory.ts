import type { FileHandle } from 'node:fs/promises'
import { workbookFailure } from './failure.ts'

export type ZipEntry = {
  path: string
  method: number
  encrypted: boolean
  crc: number
  compressedSize: number
  size: number
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2
const FULL_16 = 0xffff
const FULL_32 = 0xffffffff

/** The entries of a zip from its central directory (APPNOTE.TXT 4.3.12–4.3.16, with zip64). */
export async function zipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat()
  const tailStart = Math.max(0, size - FULL_16 - 22 - 20)
  const tail = await readAt(file, tailStart, size - tailStart)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) throw broken('no directory')
  let length = tail.readUInt32LE(end + 12)
  let start = tail.readUInt32LE(end + 16)
  if (length === FULL_32 || start === FULL_32 || tail.readUInt16LE(end + 10) === FULL_16) {
    const locator = end - 20
    if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR_64) {
      const end64 = await readAt(file, uint64(tail, locator + 8), 56)
      if (end64.readUInt32LE(0) !== END_64) throw broken('no zip64 directory')
      length = uint64(end64, 40)
      start = uint64(end64, 48)
    }
  }
  if (length > MAX_DIRECTORY_BYTES || start + length > size) throw broken('directory out of bounds')
  return entriesOf(await readAt(file, start, length))
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    if (extraEnd > directory.length) throw broken('directory cut off')
    const entry: ZipEntry = {
      path: directory
        .toString('utf8', at + 46, nameEnd)
        .replaceAll('\\', '/')
        .toLowerCase(),
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    entries.push(widened(entry, directory.subarray(nameEnd, extraEnd)))
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Takes the sizes that don't fit 32 bits from the zip64 extra field (4.5.3), where only those stand. */
function widened(entry: ZipEntry, extra: Buffer): ZipEntry {
  let at = 0
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1 && end <= extra.length) {
      const fields = extra.subarray(at + 4, end)
      let next = 0
      const wide = (value: number) => {
        if (value !== FULL_32 || next + 8 > fields.length) return value
        next += 8
        return uint64(fields, next - 8)
      }
      const size = wide(entry.size)
      const compressedSize = wide(entry.compressedSize)
      return { ...entry, size, compressedSize, offset: wide(entry.offset) }
    }
    at = end
  }
  return entry
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw broken('cut off')
  return buffer
}

function uint64(buffer: Buffer, at: number): number {
  const value = buffer.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken('impossible size')
  return Number(value)
}

function broken(reason: string) {
  return workbookFailure('workbook.broken', { reason: `zip: ${reason}` })
}
