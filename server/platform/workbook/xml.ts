import { workbookFailure } from './failure.ts'

/** `name` without its namespace prefix; `attributes` and `text` raw, to be decoded where they are wanted. */
export type XmlHandler = {
  open(name: string, attributes: string): void
  close(name: string): void
  text(raw: string): void
}

/** Workbooks nest about ten deep; a cell holds 32,767 characters, which escapes make a few times longer. */
const MAX_DEPTH = 100
const MAX_PIECE = 1_000_000

/**
 * A scanner for the plain XML of workbooks, fed piece by piece. It knows no document types, hence no entities
 * of the file's own: the classic bombs fail at once.
 */
export function scanXml(handler: XmlHandler): { feed(text: string): void; end(): void } {
  let rest = ''
  /** Names of the open tags as written, and what follows their namespace prefix. */
  const open: string[] = []
  const local: string[] = []

  function markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1)
    if (second === 0x21) return declaration(text, at)
    if (second === 0x3f) return after(text, '?>', at)
    const end = tagEnd(text, at + 1)
    if (end === -1) return -1
    if (second === 0x2f) return closeTag(text, at + 2, end)
    const alone = text.charCodeAt(end - 1) === 0x2f
    openTag(text, at + 1, alone ? end - 1 : end, alone)
    return end + 1
  }

  function closeTag(text: string, from: number, end: number): number {
    const name = open.pop() ?? '>'
    const blanks = end - from - name.length
    if (!text.startsWith(name, from) || (blanks > 0 && text.slice(end - blanks, end).trim() !== '')) {
      throw workbookFailure('workbook.broken', { reason: `XML: ${name} is not closed` })
    }
    handler.close(local.pop() ?? name)
    return end + 1
  }

  function openTag(text: string, from: number, to: number, alone: boolean): void {
    let blank = from
    let start = from
    for (; blank < to; blank++) {
      const c = text.charCodeAt(blank)
      if (c <= 0x20) break
      if (c === 0x3a) start = blank + 1
    }
    const name = text.slice(start, blank)
    handler.open(name, blank === to ? '' : text.slice(blank, to))
    if (alone) return void handler.close(name)
    local.push(name)
    if (open.push(start === from ? name : text.slice(from, blank)) > MAX_DEPTH) {
      throw workbookFailure('workbook.broken', { reason: 'XML: nested too deep' })
    }
  }

  function declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end === -1) return -1
      handler.text(text.slice(at + 9, end).replaceAll('&', '&amp;'))
      return end + 3
    }
    if (text.length - at < 9) return -1
    throw workbookFailure('workbook.broken', { reason: 'XML: document type' })
  }

  return {
    feed(more) {
      const text = rest + more
      let at = 0
      while (true) {
        const lt = text.indexOf('<', at)
        if (lt === -1) break
        if (lt > at) handler.text(text.slice(at, lt))
        at = lt
        const next = markup(text, lt)
        if (next === -1) break
        at = next
      }
      rest = text.slice(at)
      if (rest.length > MAX_PIECE)
        throw workbookFailure('workbook.too_large', { limit: 'cell', max: MAX_PIECE })
    },
    end() {
      if (open.length > 0 || rest.trim() !== '') {
        throw workbookFailure('workbook.broken', { reason: 'XML: ends too early' })
      }
    },
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? -1 : found + mark.length
}

/** The `>` of a tag; one inside quotes doesn't count. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 0x3e) return i
    else if (c === 0x22 || c === 0x27) quote = c
  }
  return -1
}
