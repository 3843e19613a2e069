export type Stretch = { text: string; isMarked: boolean; start: number }

/** The text cut where something found begins or ends; what is found in two ways is marked once. */
export function stretches(text: string, places: readonly { start: number; end: number }[]): Stretch[] {
  const cut: Stretch[] = []
  const push = (start: number, end: number, isMarked: boolean) => {
    if (end > start) cut.push({ text: text.slice(start, end), isMarked, start })
  }
  let at = 0
  for (const { start, end } of [...places].sort((one, other) => one.start - other.start)) {
    push(at, start, false)
    push(Math.max(at, start), end, true)
    at = Math.max(at, end)
  }
  push(at, text.length, false)
  return cut
}
