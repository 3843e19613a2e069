import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type KnownSeal, verifyAccessLog } from './access-log/verify.ts'
import { openDatabase } from './platform/database.ts'
import { defaultDataFolder } from './platform/embedded/dataFolder.ts'
import { withDatabase } from './platform/embedded/with-database.ts'
import { explain } from './platform/explain.ts'
import { refused } from './platform/refused.ts'
import { sentence } from './platform/sentences.ts'
import { readSettings } from './platform/settings.ts'

/** `npm run verify-log [-- --since 2026-01-01] [--known 12:ab34…]`: says what in the access log isn't as it was written. */
async function verifyLog(): Promise<void> {
  const choices = readChoices()
  const settings = readSettings(process.env)
  const folder = settings.DATA_DIR ?? defaultDataFolder(join(import.meta.dirname, '..'), 'data')
  const verified = await withDatabase(settings.DATABASE_URL ?? null, folder, async (url) => {
    const database = openDatabase(url, 1)
    try {
      return await verifyAccessLog(database, choices)
    } finally {
      await database.close()
    }
  })
  const { findings, entries, seals, waiting, last } = verified
  for (const { kind, number, sealId } of findings)
    for (const language of ['zh-CN', 'en'] as const)
      console.error(sentence(language, `accessLog.findings.${kind}`, { number, seal: sealId ?? 0 }))
  const facts = { entries, seals, waiting, found: findings.length }
  for (const language of ['zh-CN', 'en'] as const)
    console.log(sentence(language, findings.length > 0 ? 'accessLog.wrong' : 'accessLog.right', facts))
  if (last) console.log(`--known ${last.sealId}:${last.hash}`)
  if (findings.length > 0) process.exitCode = 1
}

function readChoices(): { since?: string; known?: KnownSeal } {
  const { since, known } = given()
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw refused(`“${since}”不是日期，例如 2026-01-01。`, `“${since}” is no date such as 2026-01-01.`)
  const seal = known === undefined ? undefined : /^(\d{1,15}):([0-9a-f]{64})$/.exec(known)
  if (seal === null)
    throw refused(
      '--known 后面写上次校验结束时打印的那一串。',
      '--known takes what the last verification printed at its end.',
    )
  return {
    ...(since !== undefined && { since: new Date(since).toISOString() }),
    ...(seal && { known: { sealId: Number(seal[1]), hash: seal[2] ?? '' } }),
  }
}

function given() {
  try {
    return parseArgs({ options: { since: { type: 'string' }, known: { type: 'string' } } }).values
  } catch {
    throw refused(
      '用法：npm run verify-log -- [--since 2026-01-01] [--known 12:…]',
      'Use: npm run verify-log -- [--since 2026-01-01] [--known 12:…]',
    )
  }
}

try {
  await verifyLog()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
