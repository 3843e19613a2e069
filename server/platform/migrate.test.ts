import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { isRefused } from './refused.ts'
import { urlOfDatabase } from './testing/cluster-url.ts'
import { testDatabase } from './testing/database.ts'

const files = readdirSync(join(import.meta.dirname, '../../database/migrations')).sort()
let count = 0
const names: string[] = []

/** A database without anything, made with these options. */
async function bareDatabase(options = ''): Promise<string> {
  const client = new pg.Client(inject('clusterUrl'))
  await client.connect()
  count += 1
  const name = `bare_${process.pid}_${count}`
  await client.query(`create database ${name} template template0 ${options}`)
  await client.end()
  names.push(name)
  return urlOfDatabase(inject('clusterUrl'), name)
}

let url: string
beforeAll(async () => {
  url = await bareDatabase()
})

test('servers that start at once on a bare database take turns: each file runs once', async () => {
  const databases = [1, 2, 3].map(() => openDatabase(url, 2))
  const done = await Promise.all(databases.map(({ pool }) => migrate(pool)))
  expect(done.flat()).toEqual(files)
  expect(await migrate((databases[0] ?? openDatabase(url, 2)).pool)).toEqual([])
  for (const database of databases) await database.close()
})

test('a database that a newer version worked on is refused, and left alone', async () => {
  const { pool } = await testDatabase()
  await pool.query(`insert into migration (name) values ('9999_future.sql')`)
  const error: unknown = await migrate(pool).catch((thrown: unknown) => thrown)
  expect(isRefused(error) && error.zh).toContain('9999_future.sql')
})

test.each([
  ['an encoding other than UTF-8', `encoding 'LATIN1' locale 'C'`, 'LATIN1'],
  [
    'a character type that cuts Chinese to nothing',
    `encoding 'UTF8' locale_provider 'libc' locale 'C'`,
    'LC_CTYPE',
  ],
])('a database with %s is refused with a reason', async (_, options, reason) => {
  const database = openDatabase(await bareDatabase(options), 2)
  const error: unknown = await migrate(database.pool).catch((thrown: unknown) => thrown)
  expect(isRefused(error) && error.zh).toContain(reason)
  await database.close()
})
