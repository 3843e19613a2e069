import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { errorBody, failure } from './errors.ts'
import { languageOf } from './sentences.ts'

/** The built pages: hashed files for ever, compressed beforehand; every other path is a page of the app. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes(`${join('/', 'assets', '/')}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    if (request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/')) {
      const language = request.viewer?.language ?? languageOf(request.headers['accept-language'])
      return reply
        .code(404)
        .send(errorBody(failure('route.not_found', { path: path.slice(0, 200) }), language, request.id))
    }
    return reply.sendFile('index.html')
  })
}
