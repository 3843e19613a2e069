import '@fastify/static'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asFailure, errorBody, type Failure, failure } from './errors.ts'
import { protectAnswer } from './protect-pages.ts'
import { languageOf } from './sentences.ts'

/** Every error leaves as `{ code, message, fields, requestId }`; a fault of ours is logged, never shown. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failed = asFailure(error) ?? ofFramework(error)
    if (failed === null)
      request.log.error(
        { error: withoutValues(error), method: request.method, route: request.routeOptions.url },
        'internal error',
      )
    const shown = failed ?? failure('internal')
    if (shown.code === 'rate.limited') reply.header('retry-after', String(shown.data.seconds))
    return reply.code(shown.status).send(errorBody(shown, languageFor(request), request.id))
  })
}

/** What is neither an endpoint nor a file is a page of the app, where there are pages; below /api it is an error. */
export function answerMissing(app: FastifyInstance, { pages }: { pages: boolean }): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.startsWith('/assets/')
    if (pages && isPage) return reply.sendFile('index.html')
    return sayMissing(request, reply)
  })
}

/** An address that is badly encoded or too long never reaches a route, nor the handlers above, nor any hook. */
export function answerBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  protectAnswer(request, reply)
  sayMissing(request, reply)
}

function sayMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const missing = failure('route.not_found', { path: request.url.split('?')[0]?.slice(0, 200) ?? '' })
  return reply.code(404).send(errorBody(missing, languageFor(request), request.id))
}

const languageFor = (request: FastifyRequest) =>
  request.viewer?.language ?? languageOf(request.headers['accept-language'])

function ofFramework(error: FastifyError): Failure | null {
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return failure('input.unsupported_type', { expected: 'application/json' })
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return failure('input.too_large', { limit: '1 MB' })
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return failure('input.too_large', { limit: '' })
  if (error.statusCode === 429) return failure('rate.limited', { seconds: 60 })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return failure('input.malformed', { reason: error.message })
  }
  return null
}

/** PostgreSQL puts rows into `detail` and `where`: personal data that no log may hold. */
function withoutValues(error: FastifyError) {
  return {
    name: error.name,
    message: 'schema' in error ? 'database error' : error.message,
    code: error.code,
    // A message may run over several lines: only frames are taken.
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 7),
  }
}
