import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0

/** Journeys in a real browser, each at both widths. Every worker starts a product of its own on loopback. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/made-once.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    actionTimeout: 15_000,
    locale: 'zh-CN',
    // What the worker answers, no journey could catch; the one about it allows it.
    serviceWorkers: 'block',
    timezoneId: 'Asia/Shanghai',
    // What is still fading in has other colours and places than it will have.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording all journeys for the few that fail takes more than a quarter of their time; `--trace on` records one again.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        // There is none: the processor would play its part at several times the work.
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
})
