import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/index.ts'
import * as session from '../../contract/session.ts'
import * as twoFactor from '../../contract/two-factor.ts'
import { failure } from '../platform/errors.ts'

const addressOf = ({ method, path }: Endpoint) => `${method} /api${path}`

/** Open to whoever has something to do first: what needs no sign-in, leaving, and that thing itself. */
const always = [
  ...Object.values(endpoints).filter(({ access }) => access === 'public'),
  session.signOut,
  session.signOutEverywhere,
  session.changeLanguage,
].map(addressOf)

const open = {
  two_factor: new Set([
    ...always,
    ...[twoFactor.readTwoFactor, twoFactor.beginTwoFactor, twoFactor.confirmTwoFactor].map(addressOf),
  ]),
  password: new Set([...always, addressOf(session.changePassword)]),
}
const errors = { two_factor: 'auth.two_factor_needed', password: 'auth.password_expired' } as const

/** Refuses every request but those that lead out of it while a second factor is missing or the password has expired. */
export function confine(request: FastifyRequest, mustDo: session.Me['mustDo']): void {
  if (mustDo === null) return
  if (!open[mustDo].has(`${request.method} ${request.routeOptions.url}`)) throw failure(errors[mustDo])
}
