import { frequentCharacters } from './frequent-characters.ts'

type ChineseEncoding = 'gb18030' | 'big5'

/** So many bytes from the first that is no ASCII are enough. */
const SAMPLE = 64 * 1024
/** A lead of the better reading below this leaves a doubt: about two characters. */
const CLEAR = 6

/**
 * Which of the two a text is in that is no UTF-8. Nearly all bytes can be read as either, but the wrong reading makes
 * rare characters of common ones. GB 18030 where both read alike.
 */
export function chineseEncoding(bytes: Buffer): { encoding: ChineseEncoding; isUnsure: boolean } {
  const start = bytes.findIndex((byte) => byte >= 0x80)
  const sample = bytes.subarray(Math.max(start, 0), Math.max(start, 0) + SAMPLE)
  const lead = plausibility(sample, 'big5') - plausibility(sample, 'gb18030')
  return { encoding: lead > 0 ? 'big5' : 'gb18030', isUnsure: Math.abs(lead) < CLEAR }
}

/** Frequent characters speak for a reading, those that hardly anybody writes and those that don't exist against it. */
function plausibility(sample: Buffer, encoding: ChineseEncoding): number {
  const frequent = frequentCharacters[encoding]
  const known = standardCharacters(encoding)
  let score = 0
  for (const character of new TextDecoder(encoding).decode(sample)) {
    if (character < '\x80') continue
    if (frequent.has(character)) score += 3
    else if (known.has(character) || punctuation.test(character)) score += 1
    else score -= 2
  }
  return score
}

const punctuation = /[\u3000-\u3011\uff01-\uff5e\u2014\u2018-\u201d\u2026\u00b7]/

/** The levels of the two standards for daily use: GB 2312 level 1, Big5 level 1. */
const dailyRanges = {
  gb18030: { first: 0xb0, last: 0xd7 },
  big5: { first: 0xa4, last: 0xc6 },
}
const daily = new Map<ChineseEncoding, ReadonlySet<string>>()

function standardCharacters(encoding: ChineseEncoding): ReadonlySet<string> {
  const before = daily.get(encoding)
  if (before) return before
  const { first, last } = dailyRanges[encoding]
  const bytes: number[] = []
  for (let lead = first; lead <= last; lead++) {
    if (encoding === 'big5') for (let trail = 0x40; trail <= 0x7e; trail++) bytes.push(lead, trail)
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail)
  }
  const characters = new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)))
  daily.set(encoding, characters)
  return characters
}
