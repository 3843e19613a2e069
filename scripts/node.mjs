import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { stop } from './say.mjs'

/** From here on Node strips types by itself and has all the server uses. */
const least = [24, 7]

/** The Node to run the product with: the one npm brought, else the running one when it is new enough. */
export function findNode() {
  const brought = broughtByNpm()
  if (brought) return brought
  if (isNewEnough(process.versions.node)) return process.execPath
  return stop(
    `需要 Node.js ${least.join('.')} 或更高版本，当前为 ${process.versions.node}`,
    `Node.js ${least.join('.')} or later is needed, this is ${process.versions.node}`,
  )
}

function broughtByNpm() {
  const windows = process.platform === 'win32'
  const program = resolve(
    `node_modules/node-${windows ? 'win' : process.platform}-${process.arch}/bin/node${windows ? '.exe' : ''}`,
  )
  const known = windows || !existsSync('node_modules/.bin/node') ? program : resolve('node_modules/.bin/node')
  if (!existsSync(known)) return undefined
  // It may be there and not run: another C library, a processor too old.
  const asked = spawnSync(known, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 && isNewEnough(asked.stdout.trim().slice(1)) ? known : undefined
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > least[0] || (major === least[0] && minor >= least[1])
}
