import type { FastifyInstance } from 'fastify'
import { type Database, sql } from './database.ts'

/** For balancers: `live` says that the process answers, `ready` that it can work. */
export function healthRoutes(app: FastifyInstance, { db }: Database): void {
  app.get('/health/live', { schema: { hide: true } }, async () => ({ status: 'live' }))
  app.get('/health/ready', { schema: { hide: true } }, async () => {
    await sql`select 1`.execute(db)
    return { status: 'ready' }
  })
}
