import * as contacts from './contacts.ts'
import * as customerHistory from './customer-history.ts'
import * as customers from './customers.ts'
import type { Endpoint } from './endpoint.ts'
import * as imports from './imports.ts'
import * as people from './people.ts'
import * as search from './search.ts'
import * as session from './session.ts'
import * as settings from './settings.ts'
import * as setup from './setup.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

/** Every endpoint by name: what OpenAPI lists and the visibility specification walks through. */
export const endpoints: Record<string, Endpoint> = Object.fromEntries(
  [session, setup, people, settings, customers, customerHistory, contacts, search, imports].flatMap((part) =>
    Object.entries(part).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
)
