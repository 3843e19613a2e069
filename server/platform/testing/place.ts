import type { Endpoint } from '../../../contract/endpoint.ts'
import type { Permission } from '../../../contract/permissions.ts'
import { multipart, pdf } from '../../files/testing/uploads.ts'
import { type Answer, type Caller, pathOf } from './app.ts'
import type { PersonName } from './company.ts'
import type { Subject } from './records.ts'

export type { Subject }

/**
 * What an endpoint is about, which says who gets what answer. An endpoint of the contract that stands in no place
 * fails the visibility specification.
 */
export type Place =
  /** No sign-in needed. */
  | { about: 'public' }
  /** Anybody signed in, whatever the role. */
  | { about: 'person'; body?: unknown; params?: Record<string, unknown> }
  /** Whoever holds the permission, however far it reaches. */
  | {
      about: 'permission'
      verb: Permission
      body?: unknown
      params?: Record<string, unknown>
    }
  /** Tells of customers, as far as the verb reaches: of all of them, or with `query` of those that bear a name. */
  | {
      about: 'list'
      verb: Permission
      body?: unknown
      params?: Record<string, unknown>
      query?: (name: string) => Record<string, unknown>
    }
  /** Acts on customers by their ids, each as far as the verb reaches. */
  | { about: 'batch'; verb: Permission; body: (ids: number[], people: People) => Record<string, unknown> }
  /** One customer, or what hangs on one: seen with the customer, acted on with the verbs, each as far as it reaches. */
  | AboutRecord
  /** Told by the tests of its own slice, which name it. */
  | { about: 'slice'; folder: string }

export type AboutRecord = {
  about: Subject
  verbs: Permission[]
  /** Besides the record's own `id`. */
  params?: (people: People) => Record<string, unknown>
  query?: () => Record<string, unknown>
  body?: unknown
}

export type People = Record<PersonName, number>

/** Asks for one record, with a file where the endpoint takes one. */
export function askFor(
  caller: Caller,
  described: Endpoint,
  { params, query, body }: AboutRecord,
  { id, people }: { id: number; people: People },
): Promise<Answer<unknown>> {
  const input = { params: { id, ...params?.(people) }, ...(query && { query: query() }) }
  if (described.upload !== true) return caller.call(described, { ...input, body })
  const url = `/api${pathOf(described, input.params)}`
  return caller.send({ method: described.method as 'POST', url, ...multipart('方案.pdf', pdf) })
}

/** Today where the organisation is. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
