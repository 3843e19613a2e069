import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { say, stop } from './say.mjs'

const stamp = 'node_modules/.kemai-installed'

/** Brings the locked packages when they are missing or stale; silent when all is in place. */
export function installWhenStale() {
  const wanted = createHash('sha256')
    .update(readFileSync('package.json'))
    .update(readFileSync('package-lock.json'))
    .digest('hex')
  if (
    existsSync(stamp) &&
    existsSync('node_modules/.package-lock.json') &&
    readFileSync(stamp, 'utf8') === wanted
  )
    return
  if (!installedAsLocked()) install()
  writeFileSync(stamp, wanted)
}

/** An `npm install` by hand, or an edit of package.json that touches no package, needs no second installation. */
function installedAsLocked() {
  try {
    const { packages: installed } = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8'))
    const { packages: locked } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
    const asked = JSON.parse(readFileSync('package.json', 'utf8'))
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies']
    const sameWishes = kinds.every((kind) => sameEntries(asked[kind] ?? {}, locked[''][kind] ?? {}))
    return (
      sameWishes &&
      Object.keys(installed).every((path) => installed[path].version === locked[path]?.version) &&
      Object.keys(locked).every((path) => path === '' || path in installed || locked[path].optional)
    )
  } catch {
    return false
  }
}

const sameEntries = (one, other) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.keys(one).every((name) => one[name] === other[name])

function install() {
  say('正在安装依赖…', 'Installing dependencies…')
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // npm tells its scripts where it is; called without npm, it is looked for in the PATH.
  const npm = process.env.npm_execpath
  const windows = process.platform === 'win32'
  const ran = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { encoding: 'utf8' })
    : spawnSync(windows ? 'npm.cmd' : 'npm', options, { encoding: 'utf8', shell: windows })
  if (ran.status === 0) return
  stop(
    '依赖安装失败，npm 的输出如下：',
    'The dependencies could not be installed. npm says:',
    lastWords(ran.error?.message ?? `${ran.stdout}${ran.stderr}`),
  )
}

/** The end of npm's output, without the manual of the command that it appends to some errors. */
function lastWords(output) {
  const [said = ''] = output.split(/^npm error Clean install a project$/m)
  const lines = said.split('\n').filter((line) => line.replace('npm error', '').trim())
  return lines.slice(-12).join('\n')
}
