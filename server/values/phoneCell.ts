import type { Reason } from '../../contract/values/parsed.ts'
import type { Phone } from '../../contract/values/phone.ts'
import { parsePhone } from './phone.ts'

export type PhoneCell = { phones: Phone[]; rejected: { text: string; reason: Reason }[] }

/**
 * Several phones in one cell, separated by 、 , ; / | new lines or spaces. Each number stands once; what can't be
 * read is handed back with its reason. An empty cell gives two empty lists.
 */
export function parsePhoneCell(cell: string): PhoneCell {
  const phones = new Map<string, Phone>()
  const rejected: PhoneCell['rejected'] = []
  for (const piece of cell.split(/[、,，;；/／|｜\r\n\t]+|或者?|和/u)) {
    const text = piece.trim()
    if (text === '') continue
    const whole = parsePhone(text)
    const found = whole.ok ? [whole.value] : splitBySpaces(text)
    if (found) for (const phone of found) phones.set(`${phone.e164}#${phone.extension ?? ''}`, phone)
    else if (!whole.ok) rejected.push({ text, reason: whole.reason })
  }
  return { phones: [...phones.values()], rejected }
}

/** Spaces stand inside numbers and between them: the words are joined to numbers as long as all of them read well. */
function splitBySpaces(text: string): Phone[] | null {
  const words = text.split(/\s+/u)
  if (words.length < 2 || words.length > 12) return null
  return joinWords(words)
}

function joinWords(words: string[]): Phone[] | null {
  if (words.length === 0) return []
  for (let count = words.length; count > 0; count--) {
    const first = parsePhone(words.slice(0, count).join(' '))
    const rest = first.ok ? joinWords(words.slice(count)) : null
    if (first.ok && rest) return [first.value, ...rest]
  }
  return null
}
