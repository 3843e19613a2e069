import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './say.mjs'

/** First the one without a window, which starts and opens pages with half of the work. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/**
 * Finds a Chromium for the browser tests, and installs one where there is none.
 * @returns what the tests need in their environment, or undefined when no browser can be had
 */
export async function findChromium(node) {
  const known = [process.env.CHROMIUM_PATH, ...names].filter(Boolean).find(runs)
  if (known) return { CHROMIUM_PATH: known.includes('/') ? known : pathOf(known) }
  if (await playwrightHasOne()) return {}
  say('正在安装 Chromium…', 'Installing Chromium…')
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update'], quiet)
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', name, 'fonts-noto-cjk'], quiet)
      if (runs(name)) return { CHROMIUM_PATH: pathOf(name) }
    }
  }
  spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'ignore' })
  return (await playwrightHasOne()) ? {} : undefined
}

/** Some systems have a stand-in that only says how to install it, so being there isn't enough. */
const runs = (program) => spawnSync(program, ['--version']).status === 0

const pathOf = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()

async function playwrightHasOne() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath())
}
