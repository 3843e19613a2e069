// Starts whatever is asked for on a fresh clone: installs, finds Node, builds the pages, runs. Plain JavaScript for any
// Node from 20 on, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhenStale } from './install.mjs'
import { findNode } from './node.mjs'
import { buildPagesWhenStale } from './pages.mjs'
import { stop } from './say.mjs'

const programs = {
  start: ['server/main.ts', 'start'],
  demo: ['server/main.ts', 'demo'],
  test: ['scripts/test.mjs'],
  backup: ['server/backup.ts'],
  restore: ['server/restore.ts'],
  'verify-log': ['server/verify-log.ts'],
  bench: ['bench/run.ts'],
  'bench:data': ['bench/data.ts'],
  'bench:web': ['bench/web.ts'],
  pictures: ['e2e/pictures.ts'],
}

const [command = '', ...options] = process.argv.slice(2)
const program = programs[command]
if (!program) {
  const known = Object.keys(programs).join(', ')
  stop(`未知命令“${command}”，可用：${known}`, `Unknown command "${command}", known are: ${known}`)
}
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
installWhenStale()
const node = findNode()
if (['start', 'demo', 'bench', 'bench:web', 'pictures'].includes(command)) buildPagesWhenStale(node)
run(node, ['--disable-warning=ExperimentalWarning', ...program, ...options])

/** Passes signals on and ends as the program ended. */
function run(file, options) {
  // What the program starts by the name "node" is to be the same Node.
  const PATH = [dirname(file), process.env.PATH].join(delimiter)
  const child = spawn(file, options, { stdio: 'inherit', env: { ...process.env, PATH } })
  let asked = false
  const ask = (name) => {
    asked = true
    child.kill(name)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      // Ctrl-C and a closing terminal reach the program without us; a second one would mean "at once".
      if (name === 'SIGTERM' || !process.stdin.isTTY) ask(name)
      asked = true
    })
  }
  whenNpmEnds(() => asked || ask('SIGTERM'))
  child.on('error', (error) => stop('无法启动', 'It could not be started', error.message))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

/**
 * npm passes signals to the shell between it and us, and some shells die of them without passing them on. So when that
 * shell is gone the program is asked to end.
 */
function whenNpmEnds(act) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    act()
  }, 100)
}
