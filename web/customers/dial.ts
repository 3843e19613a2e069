/**
 * What a telephone dials for a shown number: digits, with two seconds' pause before an extension. Null for a masked one.
 * Commas are the pause that phones understand (RFC 3601 §2.2).
 */
export function dialOf(shown: string | null): string | null {
  if (!shown || shown.includes('*')) return null
  const [number = '', extension] = shown.split(/转|分机|ext\.?/iu)
  const digits = number.replace(/[^\d+]/gu, '')
  if (digits.length < 3) return null
  return extension ? `tel:${digits},${extension.replace(/\D/gu, '')}` : `tel:${digits}`
}
