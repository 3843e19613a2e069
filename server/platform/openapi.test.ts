import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { endpoints } from '../../contract/index.ts'
import { type TestApp, testApp } from './testing/app.ts'
import { testDatabase } from './testing/database.ts'

type Operation = {
  operationId: string
  tags: string[]
  security?: unknown[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { content?: Record<string, unknown> }>
}
type Description = {
  openapi: string
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
}

let testbed: TestApp
let description: Description

beforeAll(async () => {
  testbed = await testApp(await testDatabase())
  const answer = await testbed.signedOut.send({ method: 'GET', url: '/api/openapi.json' })
  description = answer.result as Description
})

const operationOf = (name: string): Operation | undefined => {
  const { method, path } = endpoints[name] ?? { method: '', path: '' }
  return description.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
}

test('an independent reader of OpenAPI finds nothing wrong', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kemai-openapi-')), 'openapi.json')
  writeFileSync(file, JSON.stringify(description))
  const root = join(import.meta.dirname, '../..')
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules/@redocly/cli/package.json'), 'utf8')) as {
    bin: { redocly: string }
  }
  const program = join(root, 'node_modules/@redocly/cli', bin.redocly)
  const lint = promisify(execFile)(
    process.execPath,
    [program, 'lint', file, '--config', join(root, 'redocly.yaml'), '--format', 'json'],
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, cwd: root },
  )
  const { stdout } = await lint.catch((error: { stdout: string }) => error)
  const { totals, problems } = JSON.parse(stdout) as { totals: Record<string, number>; problems: unknown[] }
  expect(totals, JSON.stringify(problems).slice(0, 2000)).toMatchObject({ errors: 0, warnings: 0 })
}, 60_000)

test.each(Object.keys(endpoints))('%s is described', (name) => {
  expect(operationOf(name), `${name} is missing`).toBeDefined()
})

test('nothing below /api is described that the contract doesn’t have', () => {
  const described = Object.values(description.paths).flatMap((methods) => Object.keys(methods))
  expect(described).toHaveLength(Object.keys(endpoints).length)
})

test('operations have ids of their own, and a tag that is explained', () => {
  const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods))
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const tags = new Set(description.tags.map(({ name }) => name))
  expect(operations.flatMap((operation) => operation.tags).filter((tag) => !tags.has(tag))).toEqual([])
})

test('what needs no sign-in says so', () => {
  for (const [name, { access }] of Object.entries(endpoints))
    expect(operationOf(name)?.security, name).toEqual(access === 'public' ? [] : undefined)
})

test('an upload is a form with the file, a download is a file', () => {
  expect(Object.keys(operationOf('startImport')?.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
  for (const [name, { file }] of Object.entries(endpoints)) {
    if (file) expect(Object.keys(operationOf(name)?.responses['200']?.content ?? {}), name).toEqual([...file])
  }
})
