import { pipeline } from 'node:stream/promises'
import { constants, crc32, createDeflateRaw } from 'node:zlib'

export type ZipPart = { path: string; text: Iterable<string> | AsyncIterable<string> }

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11): the length of a stream isn't known before its end. */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1980-01-01, the earliest a zip knows: the same content gives the same bytes. */
const DAY = 0x21
const MAX_SIZE = 0xffffffff

/** A zip in pieces (APPNOTE.TXT 4.3), deflated off the main thread. RangeError beyond 4 GiB: no zip64. */
export async function* zipped(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.path)
    const local = localHeader(name)
    const start = offset
    const packed = deflated(part.text)
    yield local
    let size = 0
    for await (const piece of packed.pieces) {
      size += piece.length
      yield piece
    }
    const { crc, length } = packed.sums()
    offset += local.length + size + 16
    if (offset > MAX_SIZE || length > MAX_SIZE) throw new RangeError('A workbook of more than 4 GiB')
    const sizes = uint32s(crc, size, length)
    yield Buffer.concat([uint32s(0x08074b50), sizes])
    directory.push(directoryEntry(name, sizes, start))
  }
  const all = Buffer.concat(directory)
  yield all
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  yield end
}

function deflated(text: ZipPart['text']) {
  let crc = 0
  let length = 0
  async function* bytes() {
    for await (const piece of text) {
      const buffer = Buffer.from(piece)
      crc = crc32(buffer, crc)
      length += buffer.length
      yield buffer
    }
  }
  async function* pieces(): AsyncGenerator<Buffer> {
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED + 2, chunkSize: 64 * 1024 })
    const fed = pipeline(bytes, deflate)
    // The iteration below reports the same failure; this one only must not go unheard.
    fed.catch(() => {})
    yield* deflate
    await fed
  }
  return { pieces: pieces(), sums: () => ({ crc, length }) }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function directoryEntry(name: Buffer, sizes: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  writeCommon(entry, 6)
  sizes.copy(entry, 16)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}

/** Version needed, flags, method and date stand in the same order in both headers. */
function writeCommon(header: Buffer, at: number): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(FLAGS, at + 2)
  header.writeUInt16LE(DEFLATE, at + 4)
  header.writeUInt16LE(DAY, at + 8)
}

function uint32s(...values: number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) buffer.writeUInt32LE(value, 4 * i)
  return buffer
}
