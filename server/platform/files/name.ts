const longest = 200

/** Control characters, and those that make `exe.pdf` out of `fdp.exe` by turning the writing direction. */
const deceiving = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * An uploaded file's name as it is kept and shown. Browsers may send whole paths: only the last part counts. One that is
 * too long loses its middle, not its ending.
 */
export function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.toWellFormed().replace(deceiving, '').trim().normalize('NFC')
  if (clean === '' || /^\.+$/.test(clean)) return '—'
  if (clean.length <= longest) return clean
  const ending = /\.[^.]{1,20}$/u.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, longest - ending.length - 1).replace(/[\ud800-\udbff]$/, '')}…${ending}`
}
