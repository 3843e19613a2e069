import type { Found, PasteField } from '../../contract/smart-paste.ts'

/** `field` is null for what is understood and has no place in a form: a fax, a time in a chat. */
export type Hit = Omit<Found, 'field'> & {
  field: PasteField | null
  /** Where the label before it begins: it is no part of anything else. */
  from?: number
}

/** A part of the text, and where it stands. */
export type Piece = { text: string; start: number }

export const hit = (
  field: PasteField | null,
  { text, start }: Piece,
  rule: Found['rule'],
  more: Partial<Hit> = {},
): Hit => ({
  field,
  value: text.replace(/\s+/gu, ' '),
  start,
  end: start + text.length,
  shown: null,
  isSure: true,
  rule,
  problem: null,
  ...more,
})

const hidden = '\ufffc'

/**
 * Full-width signs as ASCII, every kind of space and dash as one, character by character: each stays at its place, so that
 * what is found can be shown in the text as it was pasted.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]/gu, ' ')
    .replace(/[\u200b\ufeff\u2060]/gu, ' ')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[【〔［]/gu, '[')
    .replace(/[】〕］]/gu, ']')
    .replaceAll(hidden, ' ')
}

/** What earlier rules have understood is out of the way of later ones; lines stay. */
export function hide(text: string, hits: readonly Hit[]): string {
  let left = text
  for (const { from, start, end } of hits) {
    const first = from ?? start
    left = left.slice(0, first) + left.slice(first, end).replace(/[^\n]/g, hidden) + left.slice(end)
  }
  return left
}

/** Without spaces and separators around it. */
export function trimmed({ text, start }: Piece): Piece {
  const before = /^[\s,;:、。,|\ufffc-]*/u.exec(text)?.[0].length ?? 0
  return { text: text.slice(before).replace(/[\s,;:、。|\ufffc]+$/u, ''), start: start + before }
}

/** The pieces between separators. */
export function split(piece: Piece, separator: RegExp): Piece[] {
  const pieces: Piece[] = []
  let last = 0
  for (const found of piece.text.matchAll(separator)) {
    pieces.push({ text: piece.text.slice(last, found.index), start: piece.start + last })
    last = found.index + found[0].length
  }
  pieces.push({ text: piece.text.slice(last), start: piece.start + last })
  return pieces.map(trimmed).filter(({ text }) => text !== '')
}

export const linesOf = (text: string): Piece[] => split({ text, start: 0 }, /\n/gu)
