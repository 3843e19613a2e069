// Everything that has to hold, cheapest first; stops at the first step that fails. With paths (`npm test -- server/customers`)
// only the tests below them.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { buildPagesWhenStale } from './pages.mjs'

const node = process.execPath
const paths = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'kemai-test-'))
const unitReport = join(reports, 'vitest.json')
const browserReport = join(reports, 'playwright.json')

/** Several threads check much of the code several times: one alone takes half of the work, and here are two projects. */
const typesOf = (project) => ['node_modules/typescript/bin/tsc', '--singleThreaded', '-p', project]

/** What a step runs at once. */
const steps = [
  { title: 'format and lint', run: [['node_modules/@biomejs/biome/bin/biome', 'check']] },
  { title: 'boundaries', run: [['scripts/boundaries.ts']] },
  { title: 'types', run: [typesOf('tsconfig.json'), typesOf('web/tsconfig.json')] },
  {
    title: 'tests',
    run: [
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
        ...paths,
      ],
    ],
  },
  {
    title: 'browser tests',
    run: [['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']],
    prepare: async () => {
      buildPagesWhenStale(node)
      const found = await findChromium(node)
      return (
        found && {
          ...found,
          PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
          PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
        }
      )
    },
    missing:
      '缺少 Chromium：请安装后重试，或设置 CHROMIUM_PATH / Chromium is missing: install it, or set CHROMIUM_PATH',
  },
]

let running = []
for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    for (const child of running) child.kill(name)
  })

const wanted = paths.length > 0 ? steps.filter(({ title }) => title === 'tests') : steps

let failure = 0
for (const step of wanted) {
  const began = Date.now()
  console.log(`\n── ${step.title}`)
  failure = await result(step)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`── ${step.title}: ${failure ? `failed (exit code ${failure})` : 'passed'}, ${seconds} s`)
  if (failure) break
}

const counts = [countUnit(), countBrowser()]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
// A step can fail without a failed test: a wrong type, a hook, a browser that doesn't start.
const failed = sum('failed') || (failure ? 1 : 0)
console.log(`\n${sum('passed')} passed, ${failed} failed`)
rmSync(reports, { recursive: true, force: true })
process.exit(failure)

async function result(step) {
  const extra = step.prepare ? await step.prepare() : {}
  if (!extra) {
    console.error(step.missing)
    return 1
  }
  running = step.run.map((args) => spawn(node, args, { stdio: 'inherit', env: { ...process.env, ...extra } }))
  const codes = await Promise.all(running.map(ended))
  return codes.find((code) => code !== 0) ?? 0
}

function ended(child) {
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code, signal) => done(signal ? 128 + constants.signals[signal] : code))
  })
}

function countUnit() {
  const report = read(unitReport)
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }
}

function countBrowser() {
  const stats = read(browserReport)?.stats
  // A flaky test passed only when repeated: it does not hold.
  return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
