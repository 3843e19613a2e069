const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** Text in an old encoding, for tests: Node decodes these, but doesn't write them. */
export function encodedAs(encoding: 'big5' | 'gbk', text: string): Buffer {
  const table = tables.get(encoding) ?? tableOf(encoding)
  tables.set(encoding, table)
  const bytes = [...text].flatMap((character) => {
    if (character < '\x80') return [character.charCodeAt(0)]
    const pair = table.get(character)
    if (!pair) throw new Error(`${encoding} has no ${character}`)
    return [...pair]
  })
  return Buffer.from(bytes)
}

function tableOf(encoding: 'big5' | 'gbk'): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}
