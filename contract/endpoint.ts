import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * Who may call an endpoint at all; what they then see is decided by the visibility builder.
 * `public` needs no sign-in; `person` any signed-in person; `object.action` a permission of a role.
 */
export type Access = 'public' | 'person' | `${string}.${string}`

/** One endpoint of the REST interface: the only description of it, for server, web and OpenAPI alike. */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> = {
  method: Method
  /** Below `/api`, with parameters as `:name`. */
  path: string
  tag: string
  summary: string
  access: Access
  params?: Params
  query?: Query
  body?: Body
  /** Left out where the answer is a file. */
  result?: Result
  /** Media types of a file answer. */
  file?: readonly string[]
  /** The request carries a file as multipart/form-data, in the field `file`. */
  upload?: boolean
  /** Errors besides those that every endpoint knows. */
  errors?: readonly ErrorCode[]
}

export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Result extends z.ZodType = z.ZodUndefined,
>(described: Endpoint<Params, Query, Body, Result>) {
  return described
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never
export type ResultOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never
