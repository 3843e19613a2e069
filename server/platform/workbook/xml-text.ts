import { workbookFailure } from './failure.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text or an attribute's value as it was meant. Fails on entities that XML itself doesn't define. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;&]*);?/g, (_, name: string) => {
    const known = entities[name]
    if (known !== undefined) return known
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : -1
    if (code < 0 || code > 0x10ffff)
      throw workbookFailure('workbook.broken', { reason: 'XML: unknown entity' })
    return String.fromCodePoint(code)
  })
}

/** Text of a cell: also takes back the `_x000D_` escapes of control characters (ECMA-376 part 1, 22.4.2.4). */
export function decodeCellText(raw: string): string {
  const text = decodeXml(raw)
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** One attribute of a tag, quickly: for the tags that stand in a sheet by the million. Not decoded. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`)
  while (at > 0 && attributes.charCodeAt(at - 1) > 0x20) at = attributes.indexOf(`${name}=`, at + 1)
  if (at < 1) return undefined
  const from = at + name.length + 2
  const end = attributes.indexOf(attributes.charAt(from - 1), from)
  return end === -1 ? undefined : attributes.slice(from, end)
}

/** All attributes of a tag by their names without prefix, decoded. */
export function attributesOf(attributes: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of attributes.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    found.set(name.slice(name.indexOf(':') + 1), decodeXml(double ?? single ?? ''))
  }
  return found
}

/** What no XML may hold, or what would be misread as an escape. Tab and line feed are fine as they are. */
const unwritable = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu

/** Escapes text for XML: markup, lone surrogates, and, the way spreadsheets do it, control characters. */
export function encodeCellText(text: string): string {
  return encodeXml(
    text
      .toWellFormed()
      .replace(unwritable, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  )
}

export function encodeXml(text: string): string {
  if (!/[&<>"]/.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
