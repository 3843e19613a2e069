import { isUtf8 } from 'node:buffer'
import { chineseEncoding } from './chinese-encoding.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

const PIECE = 256 * 1024

/**
 * The encoding of a text file: what its byte order mark says, else UTF-8 when every byte fits, else gb18030, which
 * holds GBK and GB2312, or Big5. Nearly any bytes make some of these, so UTF-8 with a few broken characters (some
 * programs cut names in the middle of one) is still UTF-8.
 */
export function encodingOf(bytes: Buffer): { encoding: Encoding; isUnsure: boolean } {
  const unicode = unicodeOf(bytes)
  return unicode ? { encoding: unicode, isUnsure: false } : chineseEncoding(bytes)
}

function unicodeOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const unmarked = wideWithoutMark(bytes)
  if (unmarked) return unmarked
  const isMarked = bytes.toString('hex', 0, 3) === 'efbbbf'
  return isMarked || isUtf8(bytes) || mostlyUtf8(bytes) ? 'utf-8' : undefined
}

const SAMPLE = 8 * 1024

/** UTF-16 without its mark: every other byte of digits, commas and line ends is zero, and it decodes to plain text. */
export function wideWithoutMark(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.min(even, odd) > 0 || Math.max(even, odd) * 50 < sample.length) return undefined
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(sample)
  return /(?![\t\r\n])\p{Cc}/u.test(text) ? undefined : encoding
}

/** The text in pieces, without its byte order mark. */
export function* decoded(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
  yield decoder.decode()
}

/** Chinese in GBK hardly ever makes valid UTF-8: one in ten broken is far from both. */
function mostlyUtf8(bytes: Buffer): boolean {
  let broken = 0
  let whole = 0
  for (const text of decoded(bytes, 'utf-8')) {
    broken += text.match(/\ufffd/g)?.length ?? 0
    whole += text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  }
  return broken * 10 < whole
}
