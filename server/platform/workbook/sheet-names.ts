const LONGEST = 31

/** Names that spreadsheet programs accept: without `[]:*?/\`, not empty, 31 characters at most, all different. */
export function sheetNames(wanted: string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const clean = name.replace(/[[\]:*?/\\]|\p{Cc}/gu, '_').replace(/^'+|'+$/g, '') || 'Sheet'
    let free = cut(clean, '')
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = cut(clean, ` (${n})`)
    taken.add(free.toLowerCase())
    return free
  })
}

function cut(name: string, end: string): string {
  return name.slice(0, LONGEST - end.length).toWellFormed() + end
}
