import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as contract from '../../contract/session.ts'
import { bindPublic } from '../platform/bind.ts'
import { type Database, sql } from '../platform/database.ts'
import { failure } from '../platform/errors.ts'
import { openSession } from '../session/actions.ts'
import { readOrganisationName } from '../settings/queries.ts'

type DemoPerson = { id: number; name: string; jobTitle: string | null; department: string; role: string }

/** Sign-in with a click, for a demo company on one's own machine and nowhere else. */
export function demoRoutes(
  app: FastifyInstance,
  database: Database,
  { behindProxy }: { behindProxy: boolean },
): void {
  const requireDemo = async (request: FastifyRequest) => {
    const organisation = await readOrganisationName(database.db)
    // A proxy that says nothing of itself looks like somebody on this machine.
    if (!organisation?.isDemo || behindProxy || !isDirectLoopback(request))
      throw failure('auth.demo_only_here')
  }

  bindPublic(app, contract.listDemoPeople, async ({ request }) => {
    await requireDemo(request)
    const { rows } = await sql<DemoPerson>`
      select u.id, u.name, u.job_title as "jobTitle", d.name as department,
        (select string_agg(r.name, '、' order by r.position) from user_role ur join role r on r.id = ur.role_id where ur.user_id = u.id) as role
      from user_account u join department d on d.id = u.department_id
      where u.status = 'active' order by d.position, u.id`.execute(database.db)
    return { rows }
  })

  bindPublic(app, contract.signInAsDemoPerson, async ({ body, request, reply }) => {
    await requireDemo(request)
    return openSession(database, body.userId, request, reply, 'demo')
  })
}

/** No proxy between, and a local name in the address bar: another site can't get here by its own name for 127.0.0.1. */
function isDirectLoopback({ socket, headers }: FastifyRequest): boolean {
  const from = socket.remoteAddress ?? ''
  const forwarded = Object.keys(headers).some(
    (name) =>
      name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded') || name === 'x-real-ip',
  )
  return (
    /^(127\.|::1$|::ffff:127\.)/.test(from) &&
    !forwarded &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '')
  )
}
