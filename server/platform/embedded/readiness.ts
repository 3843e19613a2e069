import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Cluster, owner } from './cluster.ts'
import type { Postmaster } from './postmaster.ts'
import { refusal } from './refusal.ts'
import { secretsFile } from './secrets.ts'

/** Asked this often, in milliseconds: it is a connection to the own machine and decides how long a start takes. */
const interval = 10

/**
 * Waits until PostgreSQL accepts connections to our database, which is created when it isn't there yet.
 * @returns false when the process ended before
 * @throws refusal `password`
 */
export async function becomesReady(postmaster: Postmaster, { folder, password }: Cluster): Promise<boolean> {
  let running = true
  void postmaster.exited.then(() => {
    running = false
  })
  for (;;) {
    const code = await failureOf(urlOf(postmaster.port, password), 'select 1')
    if (!running) return false
    if (code === undefined) return true
    if (code === invalidCatalogName) {
      const made = await failureOf(urlOf(postmaster.port, password, 'postgres'), `create database ${owner}`)
      if (made === undefined) return true
    }
    if (code === invalidPassword) throw refusal('password', { file: secretsFile(dirname(folder)) })
    await delay(interval)
  }
}

export const urlOf = (port: number, password: string, database = owner): string =>
  `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const invalidCatalogName = '3D000'
const invalidPassword = '28P01'

async function failureOf(url: string, statement: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
    return undefined
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error)
  } finally {
    await client.end().catch(() => {})
  }
}
