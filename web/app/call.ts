import i18next from 'i18next'
import type { z } from 'zod'
import type { Endpoint, ParamsOf, QueryOf, ResultOf } from '../../contract/endpoint.ts'
import type { ErrorBody } from '../../contract/errors.ts'
import { heldBack, householdOff, sessionEnded } from './session.ts'

type Part<Name extends string, Value> = Value extends undefined ? unknown : Record<Name, Value>
type BodyGiven<E> =
  E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? Part<'body', z.input<B>> : never
type Address<E> = Part<'params', ParamsOf<E>> &
  (QueryOf<E> extends undefined ? unknown : { query?: Partial<QueryOf<E>> })
type Given<E> = Address<E> & BodyGiven<E> & { signal?: AbortSignal }
/** May be left out where nothing is required. */
type Arguments<T> = object extends T ? [given?: T] : [given: T]

type Loose = {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}

/** An answer that isn't the result: `body` is what the server said, or its like where it couldn't be reached. */
export class CallError extends Error {
  status: number
  body: ErrorBody
  constructor(status: number, body: ErrorBody) {
    super(body.message)
    this.name = 'CallError'
    this.status = status
    this.body = body
  }
}

/** Calls an endpoint of the contract. Throws `CallError`, and `AbortError` when the signal was used. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...given: Arguments<Given<E>>
): Promise<ResultOf<E>> {
  const answer = await ask(endpoint, given[0] ?? {})
  return JSON.parse((await answer.text()) || '{}') as ResultOf<E>
}

/** Fetches a file whose question is too long for a link, and has the browser save it. Throws `CallError`. */
export async function download<E extends Endpoint>(
  endpoint: E,
  ...given: Arguments<Given<E>>
): Promise<void> {
  const answer = await ask(endpoint, given[0] ?? {})
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = fileNameIn(answer.headers.get('content-disposition') ?? '')
  link.click()
  // Safari begins to read it only after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Of `attachment; filename*=UTF-8''%E5%AE%A2.csv` (RFC 6266). */
export const fileNameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')

async function ask(endpoint: Endpoint, { params, query, body, signal }: Loose): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': i18next.language }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const request: RequestInit = { method: endpoint.method, headers }
  if (body !== undefined) request.body = JSON.stringify(body)
  if (signal) request.signal = signal
  const answer = await fetch(addressOf(endpoint, params, query), request).catch((reason: unknown) => {
    if (signal?.aborted) throw reason
    throw unreachable()
  })
  if (!answer.ok) throw refused(answer.status, await answer.text())
  return answer
}

/** Where a file answer is fetched from: for links, so that the browser saves it. */
export function fileUrl<E extends Endpoint>(endpoint: E, ...given: Arguments<Address<E>>): string {
  const { params, query }: Loose = given[0] ?? {}
  return addressOf(endpoint, params, query)
}

/** The error answer of the server, whether it came by fetch or by upload. A 401 ends the session shown. */
export function refused(status: number, text: string): CallError {
  const body = readBody(text)
  if (!body)
    return new CallError(status, { ...unreachable().body, message: i18next.t('app.badAnswer', { status }) })
  if (body.code === 'auth.required') sessionEnded()
  if (body.code === 'auth.two_factor_needed') heldBack('two_factor')
  if (body.code === 'auth.password_expired') heldBack('password')
  if (body.code === 'household.off') householdOff()
  return new CallError(status, body)
}

export function unreachable(): CallError {
  const message = i18next.t('app.unreachable')
  return new CallError(0, { code: 'server.starting', message, fields: [], requestId: '' })
}

export function addressOf(
  endpoint: Endpoint,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

function readBody(text: string): ErrorBody | null {
  try {
    const body = JSON.parse(text) as Partial<ErrorBody>
    if (!body.code || !body.message) return null
    return {
      code: body.code,
      message: body.message,
      fields: body.fields ?? [],
      requestId: body.requestId ?? '',
      ...(body.collisions ? { collisions: body.collisions } : {}),
      ...(body.version ? { version: body.version } : {}),
    }
  } catch {
    return null
  }
}
