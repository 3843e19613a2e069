import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const components = join(import.meta.dirname, '../node_modules/antd/es')

/** Where a component's classes aren't called as its folder is. */
const classes: Record<string, string> = {
  button: 'btn',
  'date-picker': 'picker',
  'qr-code': 'qrcode',
  'float-button': 'float-btn',
}

/**
 * Ant Design's styles are one sheet of a megabyte, made ahead so that no page has to make them. Of it the build keeps the
 * rules of the components that the pages use, told by the modules it bundled.
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const outputs = Object.values(bundle)
      const modules = outputs.flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
      const used = new Set(modules.map((id) => /[\\/]antd[\\/]es[\\/]([a-z-]+)[\\/]style[\\/]/.exec(id)?.[1]))
      const folders = (await readdir(components)).filter((name) =>
        existsSync(join(components, name, 'style')),
      )
      const unused = folders.filter((name) => !used.has(name)).map((name) => `ant-${classes[name] ?? name}`)
      for (const output of outputs)
        if (output.type === 'asset' && output.fileName.endsWith('.css'))
          output.source = keptRules(String(output.source), unused)
    },
  }
}

/** The sheet without the rules that speak of these classes only, and without Ant Design's own theme and cache. */
export function keptRules(sheet: string, unused: readonly string[]): string {
  return rulesIn(sheet)
    .map(([head, body]) => {
      if (body === null) return head
      if (/^@(media|supports|container|layer)/.test(head)) {
        const kept = keptRules(body, unused)
        return kept === '' ? '' : `${head}{${kept}}`
      }
      const selectors = head.startsWith('@') ? [head] : selectorsIn(head).filter((one) => isKept(one, unused))
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
    })
    .join('')
}

function isKept(selector: string, unused: readonly string[]): boolean {
  const named = selector.match(/\.[\w-]+/g) ?? []
  return !named.some(
    (one) =>
      /^\.(css-var-_R_|data-ant-cssinjs)/.test(one) ||
      unused.some((name) => one === `.${name}` || one.startsWith(`.${name}-`)),
  )
}

/** Heads and bodies of the rules side by side; a statement without body, as it stands. */
function rulesIn(sheet: string): [string, string | null][] {
  const rules: [string, string | null][] = []
  let depth = 0
  let start = 0
  let open = 0
  for (const { 0: mark, index } of sheet.matchAll(/[{};]/g)) {
    if (mark === '{') {
      if (depth === 0) open = index
      depth += 1
    } else if (mark === '}') {
      depth -= 1
      if (depth > 0) continue
      rules.push([sheet.slice(start, open).trim(), sheet.slice(open + 1, index)])
      start = index + 1
    } else if (depth === 0) {
      rules.push([sheet.slice(start, index + 1).trim(), null])
      start = index + 1
    }
  }
  return rules
}

/** Parts of a list of selectors; a comma in brackets, as of `:is(a, b)`, divides nothing. */
function selectorsIn(head: string): string[] {
  const selectors: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: mark, index } of head.matchAll(/[(),[\]]/g)) {
    if (mark === '(' || mark === '[') depth += 1
    else if (mark !== ',') depth -= 1
    else if (depth === 0) {
      selectors.push(head.slice(start, index))
      start = index + 1
    }
  }
  return [...selectors, head.slice(start)]
}
