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
  route(app, described, async (call) => {
    const { viewer } = call.request
    if (viewer === null) throw failure('auth.required')
    if (described.access !== 'person' && !mayAtAll(viewer, described.access as Permission)) {
      throw failure('permission.denied')
    }
    return run({ ...call, viewer })
  })
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
    handler: async (request, reply) => {
      // Nobody learns from a complaint about the input what they couldn't call anyway.
      if (described.access !== 'public' && request.viewer === null) throw failure('auth.required')
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
