import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { openDatabase } from '../server/platform/database.ts'
import { addressOfRunning } from '../server/platform/embedded/running.ts'
import { type Options, readOptions } from './options.ts'
import { type BenchPerson, signInAll, signOutAll } from './people.ts'
import { startServer } from './server.ts'
import { printPlain } from './table.ts'

/**
 * `npm run bench:web [-- --customers 1000000]`: what a person waits for in a real browser, by the width of what he or she
 * sees. The database must have been filled (`npm run bench:data`). Prints; decides nothing.
 */
async function benchWeb(options: Options): Promise<void> {
  const server = await startServer(options)
  const url = options.database ?? addressOfRunning(options.dataFolder)
  if (url === null) throw new Error('the server’s database isn’t there')
  const database = openDatabase(url, 2)
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    for (const person of await signInAll(database)) await measure(browser, server.origin, person)
  } finally {
    await browser.close()
    await signOutAll(database)
    await database.close()
    await server.stop()
  }
}

/** What the functions below that run in the page use of it: the programs around them have no pages. */
type Element = {
  textContent: string | null
  scrollTop: number
  click(): void
  closest(selector: string): Element | null
}
declare const document: {
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): ArrayLike<Element>
  addEventListener(event: string, act: () => void, how: { capture: true; once: true }): void
}
declare const history: { back(): void }
declare const requestAnimationFrame: (draw: () => void) => void
declare class PerformanceObserver {
  constructor(tell: (list: { getEntries(): { duration: number }[] }) => void)
  observe(what: { entryTypes: string[] }): void
  disconnect(): void
}

/** The best of so many: what the page needs, and not what else the machine was doing. */
const rounds = 5
const rows = 'tbody tr[data-index]'

async function measure(browser: Browser, origin: string, { label, session }: BenchPerson): Promise<void> {
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await context.addCookies([{ name: 'kemai_session', value: session, url: origin }])
    return context
  }
  const print = (what: string, times: number[], target: string) =>
    printPlain(`${label.padEnd(26)}${what}`, `${Math.min(...times).toFixed(0)} ms`, target)

  const cold: number[] = []
  for (let round = 0; round < rounds; round++) {
    const context = await open()
    cold.push(await firstRow(context, origin))
    await context.close()
  }
  print('cold → first row', cold, '≤ 1000')

  const context = await open()
  await firstRow(context, origin)
  const warm: number[] = []
  for (let round = 0; round < rounds; round++) warm.push(await firstRow(context, origin))
  print('warm → first row', warm, '≤ 500')

  const page = await context.newPage()
  await page.goto(`${origin}/customers`)
  await page.locator(rows).first().waitFor()
  await page.waitForTimeout(1_500)
  const there: number[] = []
  const back: number[] = []
  for (let round = 0; round < rounds; round++) {
    const link = page.locator(`${rows} a[data-opens]`).nth(round + 1)
    const name = (await link.textContent()) ?? ''
    there.push(await clicked(page, `${rows} a[data-opens]`, round + 1, 'h1', name))
    await page.waitForTimeout(600)
    back.push(await wentBack(page))
    await page.waitForTimeout(400)
  }
  print('row → heading', there, '≤ 100')
  print('back → list', back, '≤ 100')
  print('typing → first result', await typed(page), '≤ 150')
  const filled = await filledIn(page)
  if (filled.length > 0) print('Enter → next cell', filled, '≤ 50')
  await scrolled(page, label)
  await context.close()
}

/** In a tab that has settled: browsers have a lot to do of their own while one opens. */
async function firstRow(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage()
  await page.waitForTimeout(1_500)
  const began = performance.now()
  await page.goto(`${origin}/customers`, { waitUntil: 'commit' })
  await page.locator(rows).first().waitFor()
  const took = performance.now() - began
  await page.close()
  return took
}

/** In the page itself: from the click until the text stands there, drawn. */
const clicked = (page: Page, selector: string, at: number, target: string, text: string) =>
  page.evaluate(
    ([selector, at, target, text]) =>
      new Promise<number>((done) => {
        const began = performance.now()
        const look = () =>
          Array.from(document.querySelectorAll(target)).some((one) => one.textContent?.includes(text))
            ? done(performance.now() - began)
            : requestAnimationFrame(look)
        document.querySelectorAll(selector)[at]?.click()
        look()
      }),
    [selector, at, target, text] as const,
  )

const wentBack = (page: Page) =>
  page.evaluate(
    (rows) =>
      new Promise<number>((done) => {
        const began = performance.now()
        const look = () =>
          document.querySelector(rows) ? done(performance.now() - began) : requestAnimationFrame(look)
        history.back()
        requestAnimationFrame(look)
      }),
    rows,
  )

/** From the event until the selector finds something that is drawn, in the page itself. */
const drawnAfter = (page: Page, event: string, selector: string): Promise<() => Promise<number>> =>
  page
    .evaluateHandle(
      ([event, selector]) => {
        const found = { after: Number.NaN }
        const begin = () => {
          const began = performance.now()
          const look = () => {
            if (document.querySelector(selector)) found.after = performance.now() - began
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }
        document.addEventListener(event, begin, { capture: true, once: true })
        return found
      },
      [event, selector] as const,
    )
    .then((found) => async () => {
      await page.waitForFunction((one) => !Number.isNaN(one.after), found)
      return found.evaluate(({ after }) => after)
    })

async function typed(page: Page): Promise<number[]> {
  const times: number[] = []
  const words = ['精密', '电子', 'hz', '科技', '机械']
  for (const word of words) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').last().waitFor()
    await page.waitForTimeout(500)
    const drawn = await drawnAfter(page, 'input', '[role=group][aria-labelledby$="customers"] [role=option]')
    await page.keyboard.insertText(word)
    times.push(await drawn())
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
  return times
}

/** A text in one row after the other, each begun by Enter in the row above; nothing for who may not edit. */
async function filledIn(page: Page): Promise<number[]> {
  const column = '主营业务'
  await page.getByRole('button', { name: '选择列' }).click()
  await page.getByRole('checkbox', { name: column, exact: true }).check()
  await page.keyboard.press('Escape')
  const heads = await page.locator('thead th').allTextContents()
  const at = heads.findIndex((head) => head.startsWith(column)) + 1
  const cell = (row: number) => `tr[data-index="${row}"] td:nth-child(${at})`
  const first = page.locator(`${cell(0)} [data-cell]`)
  if ((await first.count()) === 0) return []
  await first.dblclick()
  const times: number[] = []
  for (let row = 0; row < rounds; row++) {
    await page.keyboard.insertText(`换热器 ${Date.now()}`)
    const drawn = await drawnAfter(page, 'keydown', `${cell(row + 1)} input`)
    await page.keyboard.press('Enter')
    times.push(await drawn())
    await page.waitForTimeout(300)
  }
  await page.keyboard.press('Escape')
  return times
}

/** 10,000 rows in ten seconds: the longest task, and how many rows stood empty when the scrolling rested. */
async function scrolled(page: Page, label: string): Promise<void> {
  const { longest, empty } = await page.evaluate(async (rows) => {
    const box = document.querySelector(rows)?.closest('section')
    if (!box) return { longest: Number.NaN, empty: Number.NaN }
    const tasks: number[] = [0]
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    })
    observer.observe({ entryTypes: ['longtask'] })
    const height = 36
    const began = performance.now()
    const wait = () => new Promise<void>((drawn) => requestAnimationFrame(drawn))
    while (performance.now() - began < 10_000) {
      box.scrollTop = ((performance.now() - began) / 10_000) * 10_000 * height
      await wait()
    }
    await new Promise((done) => setTimeout(done, 500))
    observer.disconnect()
    return { longest: Math.max(...tasks), empty: document.querySelectorAll('tbody [data-to-come]').length }
  }, rows)
  printPlain(`${label.padEnd(26)}10,000 rows: longest task`, `${longest.toFixed(0)} ms`, '≤ 100')
  printPlain(`${label.padEnd(26)}10,000 rows: left empty`, String(empty), '0')
}

await benchWeb(readOptions())
