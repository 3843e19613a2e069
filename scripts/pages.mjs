import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, stop } from './say.mjs'

const sources = ['web', 'contract', 'package-lock.json', 'vite.config.ts', 'tsconfig.base.json']
const stamp = 'web/dist/.built'

/** Builds the pages when their sources changed since the last build. */
export function buildPagesWhenStale(node) {
  if (!existsSync('web/index.html')) return
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('正在构建页面…', 'Building the pages…')
  const ran = spawnSync(node, ['node_modules/vite/bin/vite.js', 'build'], { encoding: 'utf8' })
  if (ran.status !== 0) {
    const output = ran.error?.message ?? `${ran.stdout}${ran.stderr}`
    stop('页面构建失败：', 'The pages could not be built:', output.trim().split('\n').slice(-40).join('\n'))
  }
  writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (path === join('web', 'dist') || !existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
    return
  }
  for (const name of readdirSync(path).sort()) addTo(hash, join(path, name))
}
