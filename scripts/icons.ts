import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/**
 * Draws the icons of the installed app from the mark. Run by hand when `web/public/icon.svg` has changed:
 * `node scripts/icons.ts`, with `CHROMIUM_PATH` where Playwright has no browser of its own.
 */
const folder = join(import.meta.dirname, '../web/public')
const mark = readFileSync(join(folder, 'icon.svg'), 'utf8')
// A system cuts these into a shape of its own: the ground fills the square, and the sign stands inside the middle 80 %.
const whole = mark.replace(/ rx="\d+"/, '')

const icons = [
  { name: 'icon-192.png', size: 192, svg: mark },
  { name: 'icon-512.png', size: 512, svg: mark },
  { name: 'icon-maskable-512.png', size: 512, svg: whole },
  { name: 'icon-apple-180.png', size: 180, svg: whole },
]

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
for (const { name, size, svg } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
