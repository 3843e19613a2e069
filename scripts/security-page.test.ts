import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \|.*/gm)].map(([row, item]) => ({
  item,
  stand: row.split(' | ')[2],
  why: row.split(' | ')[3] ?? '',
}))

/** ASVS 4.0.3 has so many items of level 2, those of level 1 among them. */
test('docs/security.md has each item of level 2 once', () => {
  expect(rows).toHaveLength(259)
  expect(new Set(rows.map(({ item }) => item)).size).toBe(259)
})

test('each says how it stands, and where or why', () => {
  const unclear = rows.filter(
    ({ stand, why }) => !/^(met|operator|not met|n\/a)$/.test(stand ?? '') || why.length < 4,
  )
  expect(unclear).toEqual([])
})

test('every file that it names is there', () => {
  const named = [...page.matchAll(/`((?:contract|docs|scripts|server|web)\/[^`]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
