import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Endpoint, ResultOf } from '../../../contract/endpoint.ts'
import type { ErrorBody } from '../../../contract/errors.ts'
import { buildApp } from '../../app.ts'
import { tokenHash } from '../../session/tokens.ts'
import { type Database, sql } from '../database.ts'
import { diskStore } from '../files/disk.ts'
import type { FileStore } from '../files/store.ts'
import type { Jobs } from '../jobs.ts'
import { readSettings } from '../settings.ts'

/** `result` and `error` are the same JSON: which of them it is, `status` says. */
export type Answer<Result> = {
  status: number
  result: Result
  error: ErrorBody
  text: string
  headers: Record<string, unknown>
  cookie(name: string): { value: string; [flag: string]: unknown } | undefined
}

export type Input = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** Somebody who sends requests: by a session, by a token, or signed out. */
export type Caller = {
  call<E extends Endpoint>(described: E, input?: Input, headers?: Headers): Promise<Answer<ResultOf<E>>>
  send(options: InjectOptions): Promise<Answer<unknown>>
}
type Headers = Record<string, string>

export type TestApp = {
  app: FastifyInstance
  database: Database
  /** Contents of files. */
  store: FileStore
  /** Background work that was asked for. */
  jobs: { task: string; payload: Record<string, unknown> }[]
  /** What puts it there. */
  queue: Jobs
  /** Lines of the log. */
  log: string[]
  signedOut: Caller
  /** With a fresh session of this user. */
  as(userId: number): Promise<Caller>
  /** With these headers on every request. */
  withHeaders(headers: Headers): Caller
}

type Choices = { setUpCode?: string; environment?: Record<string, string> }

/** The whole server over a test database, answering without a port. */
export async function testApp(
  database: Database,
  { setUpCode, environment = {} }: Choices = {},
): Promise<TestApp> {
  const jobs: TestApp['jobs'] = []
  const queue: Jobs = { add: async (_, task, payload) => void jobs.push({ task, payload }) }
  const log: string[] = []
  const files = mkdtempSync(join(tmpdir(), 'kemai-files-'))
  const store = diskStore(files)
  const app = await buildApp({
    database,
    settings: readSettings({ LOG_LEVEL: 'info', ...environment }),
    store,
    jobs: queue,
    setUpCode: setUpCode ?? null,
    logTo: { write: (line) => void log.push(line) },
  })
  app.addHook('onClose', async () => rmSync(files, { recursive: true, force: true }))
  await app.ready()
  const withHeaders = (headers: Headers) => callerOf(app, headers)
  const as = async (userId: number) =>
    withHeaders({ cookie: `kemai_session=${await openTestSession(database, userId)}` })
  return { app, database, store, jobs, queue, log, signedOut: withHeaders({}), as, withHeaders }
}

/** A session without the password, which costs a tenth of a second to check. @returns the token */
export async function openTestSession({ db }: Database, userId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`insert into session (token_hash, user_id) values (${tokenHash(token)}, ${userId})`.execute(db)
  return token
}

function callerOf(app: FastifyInstance, fixed: Headers): Caller {
  const send = async (options: InjectOptions) => {
    const answer = await app.inject({ ...options, headers: { ...fixed, ...options.headers } })
    return asAnswer(answer)
  }
  return {
    send,
    call: async <E extends Endpoint>(described: E, { params, query, body }: Input = {}, headers?: Headers) =>
      (await send({
        method: described.method,
        url: `/api${pathOf(described, params ?? {})}${queryOf(query)}`,
        ...(body !== undefined && { payload: body as object }),
        ...(headers && { headers }),
      })) as Answer<ResultOf<E>>,
  }
}

function asAnswer(answer: Awaited<ReturnType<FastifyInstance['inject']>>): Answer<unknown> {
  const json: unknown = /json/.test(String(answer.headers['content-type'])) ? answer.json() : null
  return {
    status: answer.statusCode,
    result: json,
    error: json as ErrorBody,
    text: answer.body,
    headers: answer.headers,
    cookie: (name) => answer.cookies.find((cookie) => cookie.name === name),
  }
}

export const pathOf = ({ path }: Endpoint, params: Record<string, unknown>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))

function queryOf(query: Record<string, unknown> | undefined): string {
  if (query === undefined) return ''
  const texts = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]))
  return `?${new URLSearchParams(texts).toString()}`
}
