import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../database.ts'
import { urlOfDatabase } from './cluster-url.ts'

/** A database of the test file's own: empty but for the schema, or with the demo company in it. */
export async function testDatabase({ demo = false } = {}): Promise<Database & { url: string }> {
  const clusterUrl = inject('clusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(clusterUrl)
  await client.connect()
  await client.query(`create database ${name} template ${demo ? 'template_demo' : 'template_empty'}`)
  await client.end()
  const url = urlOfDatabase(clusterUrl, name)
  return { ...openDatabase(url, 5), url }
}
