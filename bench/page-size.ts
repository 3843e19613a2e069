import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const pages = join(import.meta.dirname, '../web/dist')

/** kB (brotli) of the JavaScript that the list, opened first, loads: what index.html names, what that imports, one language. */
export function firstPageScript(): number | null {
  if (!existsSync(join(pages, 'index.html'))) return null
  const assets = readdirSync(join(pages, 'assets'))
  const named = [...readFileSync(join(pages, 'index.html'), 'utf8').matchAll(/\/assets\/([^"]+\.js)"/g)]
  const wanted = named.map((match) => match[1] ?? '')
  wanted.push(...assets.filter(isChineseWords))
  const loaded = new Set<string>()
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (loaded.has(name)) continue
    loaded.add(name)
    const text = readFileSync(join(pages, 'assets', name), 'utf8')
    for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      wanted.push(imported ?? '')
  }
  return [...loaded].reduce((sum, name) => sum + packedSize(join(pages, 'assets', name)), 0) / 1000
}

/** The words that come first are a file for each language. */
const isChineseWords = (name: string): boolean =>
  /^first-.*\.js$/.test(name) && /\p{Script=Han}/u.test(readFileSync(join(pages, 'assets', name), 'utf8'))

const packedSize = (file: string): number =>
  (existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : brotliCompressSync(readFileSync(file))).length
