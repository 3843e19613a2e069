import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { first } from '../contract/locales/zh-CN/first.ts'
import { later } from '../contract/locales/zh-CN/later.ts'

const root = resolve(import.meta.dirname, '..')

/** What the page loads before it shows anything: all that `main.tsx` imports, and what that imports. */
function loadedFirst(): string[] {
  const found = new Set<string>()
  const open = [join(root, 'web/main.tsx')]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, kind, path = ''] of text.matchAll(
      /^(?:import|export|\})(?: (type))?[^'\n]*'(\.[^']+\.tsx?)'/gm,
    ))
      if (kind !== 'type') open.push(resolve(dirname(file), path))
  }
  return [...found]
}

test('what is shown before the rest of the words has come is among the first words', () => {
  const areas = Object.keys(later).join('|')
  const said = new RegExp(`\\bt\\(['\`](?:${areas})\\.[a-zA-Z$]`)
  const files = loadedFirst().filter((file) => file.startsWith(join(root, 'web')))
  expect(files.length).toBeGreaterThan(100)
  const breaches = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => said.test(line))
      .map((line) => `${relative(root, file)}: ${line.trim()}`),
  )
  expect(breaches).toEqual([])
})

test('no word stands in both', () => {
  expect(Object.keys(first).filter((area) => area in later)).toEqual([])
})
