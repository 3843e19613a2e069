import { randomInt, timingSafeEqual } from 'node:crypto'

/** Letters and digits that nobody mistakes for each other. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A new code at every start until set-up is done: only who sees the terminal can found the organisation. */
export const newSetUpCode = () =>
  Array.from({ length: 9 }, () => alphabet.charAt(randomInt(alphabet.length)))
    .join('')
    .replace(/(...)(...)(...)/, '$1-$2-$3')

export function isSetUpCode(given: string, code: string): boolean {
  const plain = (text: string) =>
    Buffer.from(
      text
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .padEnd(40)
        .slice(0, 40),
    )
  return timingSafeEqual(plain(given), plain(code))
}
