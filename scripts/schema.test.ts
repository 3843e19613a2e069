import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '../server/platform/testing/database.ts'
import { describeSchema, schemaFile } from './schema.ts'

test('database/schema.sql is what the migrations make; if not: node scripts/schema.ts --write', async () => {
  const { pool } = await testDatabase()
  expect(await describeSchema(pool)).toBe(readFileSync(schemaFile, 'utf8'))
})

test.each([
  'alter table customer add column nickname text',
  'alter table customer alter column name drop not null',
  'alter table customer alter column stage drop default',
  'alter table customer drop constraint customer_type_check',
  'drop index customer_number',
  'alter table customer set (fillfactor = 90)',
  'drop trigger customer_change on customer',
  `create or replace function current_source() returns text language sql stable return 'x'`,
  'create table stray (id bigint)',
])('a schema that differs by "%s" is told apart', async (change) => {
  const { pool } = await testDatabase()
  await pool.query(change)
  expect(await describeSchema(pool)).not.toBe(readFileSync(schemaFile, 'utf8'))
})
