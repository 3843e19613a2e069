import {
  type ErrorBody,
  type ErrorCode,
  type ErrorData,
  errorStatus,
  type FieldProblem,
} from '../../contract/errors.ts'
import type { Language } from '../../contract/session.ts'
import { problemSentence, sentence } from './sentences.ts'

/** A refusal that people can act on: a code of the catalogue and the data of its sentence. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData
  readonly fields: { path: string; code: string; data?: ErrorData }[]
  readonly collisions: ErrorBody['collisions']
  readonly version: number | undefined

  constructor(
    code: ErrorCode,
    details: {
      data?: ErrorData
      fields?: { path: string; code: string; data?: ErrorData }[]
      collisions?: ErrorBody['collisions']
      version?: number
    } = {},
  ) {
    super(code)
    this.code = code
    this.data = details.data ?? {}
    this.fields = details.fields ?? []
    this.collisions = details.collisions
    this.version = details.version
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

export const failure = (code: ErrorCode, data?: ErrorData) => new Failure(code, data ? { data } : {})

/** One wrong field, as a refusal of the whole input. */
export const invalid = (path: string, code: string, data?: ErrorData) =>
  new Failure('input.invalid', { fields: [{ path, code, ...(data && { data }) }] })

export function errorBody(failed: Failure, language: Language, requestId: string): ErrorBody {
  const fields: FieldProblem[] = failed.fields.map(({ path, code, data }) => ({
    path,
    code,
    message: problemSentence(language, code, data ?? {}),
  }))
  return {
    code: failed.code,
    message: sentence(language, `errors.${failed.code}`, { ...failed.data, requestId }),
    fields,
    requestId,
    ...(failed.collisions && { collisions: failed.collisions }),
    ...(failed.version !== undefined && { version: failed.version }),
  }
}

/** What a broken database connection or a full disk means to the person who waits. */
export function asFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error
  if (typeof error !== 'object' || error === null || !('code' in error)) return connectionLost(error)
  const code = String(error.code)
  if (code === '53100') return failure('database.disk_full')
  if (code === '57014') return failure('database.timeout')
  if (/^(08|40|57P|53)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT)/.test(code))
    return failure('database.unavailable')
  return connectionLost(error)
}

const connectionLost = (error: unknown) =>
  error instanceof Error &&
  /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
    ? failure('database.unavailable')
    : null

/** The name of the violated constraint, where an insert or update broke one. */
export const violatedConstraint = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : null
