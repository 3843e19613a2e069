import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { foundDemoCompany } from '../../demo/load.ts'
import { openDatabase } from '../database.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { migrate } from '../migrate.ts'
import { urlOfDatabase } from './cluster-url.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

/**
 * One throw-away PostgreSQL for all test files, with two templates: `template_empty` (the schema) and `template_demo`
 * (the demo company). A file copies one in some 40 ms; nothing is dropped, the cluster goes as a whole, and with it all
 * that tests keep in the temporary folder.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kemai-test-'))
  // PostgreSQL may run as another account, which passes through.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  const cluster = await startEmbedded({ dataFolder: join(folder, 'data'), throwAway: true })
  await makeTemplate(cluster.url, 'template_empty', async () => undefined)
  await makeTemplate(cluster.url, 'template_demo', foundDemoCompany)
  project.provide('clusterUrl', cluster.url)
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(clusterUrl: string, name: string, fill: typeof foundDemoCompany): Promise<void> {
  const client = new pg.Client(clusterUrl)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const database = openDatabase(urlOfDatabase(clusterUrl, name), 4)
  await migrate(database.pool)
  await fill(database)
  await database.close()
}
