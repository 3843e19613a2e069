import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** antd writes its styles into the page, hence 'unsafe-inline' for styles alone. Nothing comes from other hosts. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ')

/** OWASP Secure Headers, on every answer. */
export function protectPages(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => protectAnswer(request, reply))
}

export function protectAnswer(request: FastifyRequest, reply: FastifyReply): void {
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('x-frame-options', 'DENY')
  if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
    reply.header('cache-control', 'no-store')
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
}
