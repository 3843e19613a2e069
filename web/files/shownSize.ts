/** `820 KB`, `1.4 MB`: as file managers write it. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 1023.95 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1).replace('.0', '') : Math.round(size)} ${units[unit]}`
}
