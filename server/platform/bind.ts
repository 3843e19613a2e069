import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResultOf } from '../../contract/endpoint.ts'
import type { Permission } from '../../contract/permissions.ts'
import { failure } from './errors.ts'
import { endpointSchema } from './openapi.ts'
import { parseInput } from './parse-input.ts'
import type { Viewer } from './visibility.ts'
import { mayAtAll } from './visibility.ts'

/** What an endpoint's function is given: the parsed input and who asks. */
export type Call<E> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  request: FastifyRequest
  reply: FastifyReply
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null
  }
}

/** Endpoint → route: may they at all? → is the input right? → run → answer by the schema. */
export function bind<E extends Endpoint>(
  app: FastifyInstance,
  described: E,
  run: (call: Call<E> & { viewer: Viewer }) => Promise<ResultOf<E> | FastifyReply>,
): void {
  route(app, described, (call) => run({ ...call, viewer: requireAccess(described, call.request) }))
}

/** An endpoint that needs no sign-in. */
export function bindPublic<E extends Endpoint>(
  app: FastifyInstance,
  described: E,
  run: (call: Call<E>) => Promise<ResultOf<E> | FastifyReply>,
): void {
  if (described.access !== 'public') throw new Error(`${described.path} isn’t public`)
  route(app, described, run)
}

function requireAccess({ access }: Endpoint, { viewer }: FastifyRequest): Viewer {
  if (viewer === null) throw failure('auth.required')
  if (access !== 'person' && !mayAtAll(viewer, access as Permission)) throw failure('permission.denied')
  return viewer
}

/** Who isn't signed in costs a password check each time: an address gets so many tries a minute. */
const doorRate = { max: 300, timeWindow: 60_000 }

function route<E extends Endpoint>(
  app: FastifyInstance,
  described: E,
  run: (call: Call<E>) => Promise<unknown>,
): void {
  const { method, path, params, query, body } = described
  const strictQuery = query instanceof z.ZodObject ? query.strict() : query
  const strictBody = body instanceof z.ZodObject ? body.strict() : body
  app.route({
    method,
    url: `/api${path}`,
    schema: endpointSchema(described),
    validatorCompiler: () => () => true,
    ...(described.access === 'public' && method !== 'GET' && { config: { rateLimit: doorRate } }),
    handler: async (request, reply) => {
      // Nobody learns from a complaint about the input what they couldn't call anyway.
      if (described.access !== 'public') requireAccess(described, request)
      const call = {
        params: params && parseInput(params, request.params, ''),
        query: strictQuery && parseInput(strictQuery, request.query, ''),
        body: strictBody && parseInput(strictBody, request.body ?? {}, ''),
        request,
        reply,
      } as Call<E>
      return run(call)
    },
  })
}
